import { join } from 'node:path';
import { becauseText } from '../../connections/becauseText';
import type { ConnectionManager } from '../../connections/manager';
import { Disposable } from '../../platform/disposable';
import { errorLine, type Log } from '../../platform/log';
import { Poller } from '../../platform/poller';
import { EMPTY_BOOK, type AlertBook } from '../alert';
import type * as WatchModuleType from '../index';
import type { Seen, WatchTarget } from '../watcher';

export type WatchModule = typeof WatchModuleType;

export interface InstanceWatchOptions {
  readonly connectionId: string;
  readonly module: WatchModule;
  readonly manager: ConnectionManager;
  /** Folder of all that is kept of this instance. */
  readonly folder: string;
  /** Folder of the leases that all windows share. */
  readonly leases: string;
  readonly setting: (name: string) => unknown;
  readonly now: () => number;
  readonly log: Log;
  readonly onSeen: (seen: Seen) => void;
  /** The alerts changed, here or in another window. */
  readonly onBook: () => void;
}

/** The watch over one instance in this window: looks when it is its turn, whatever is visible. */
export class InstanceWatch extends Disposable {
  readonly recorder: InstanceType<WatchModule['Recorder']>;
  private readonly alerts: InstanceType<WatchModule['AlertFile']>;
  private readonly turn: InstanceType<WatchModule['Turn']>;
  private readonly poller: Poller;
  private known: AlertBook = EMPTY_BOOK;

  constructor(private readonly options: InstanceWatchOptions) {
    super();
    const { module, folder, leases, connectionId, now, setting, log, manager } = options;
    this.recorder = new module.Recorder(join(folder, 'record'));
    this.alerts = new module.AlertFile(join(folder, 'alerts.json'), (text) => {
      log.warn(text);
    });
    const clock = module.machineClock;
    this.turn = new module.Turn(new module.FileLeases(leases, () => clock.monotonic()), clock, `watch:${connectionId}`);
    const watcher = new module.Watcher({
      target: () => this.target(),
      turn: this.turn,
      alerts: this.alerts,
      recorder: this.recorder,
      settings: () => module.watchSettings(setting),
      now,
      because: becauseText,
      onSeen: (seen) => {
        manager.reportSuccess(connectionId);
        this.become(seen.book);
        options.onSeen(seen);
      },
      onOther: (book) => {
        this.become(book);
      },
      onFault: (error) => {
        log.warn(`watching ${connectionId}: ${errorLine(error)}`);
        manager.reportFailure(connectionId, error);
      },
    });
    this.poller = this._register(
      new Poller({
        look: (signal) => watcher.step(signal),
        onError: (error) => {
          log.warn(`watching ${connectionId}: ${errorLine(error)}`);
        },
        firstBackoffMs: 60_000,
        maxBackoffMs: 30 * 60_000,
      }),
    );
  }

  /** What is known of the alerts in this window. */
  get book(): AlertBook {
    return this.known;
  }

  get isLooking(): boolean {
    return this.poller.active;
  }

  start(): void {
    this.poller.start();
  }

  /** Looks now, when it is this window's turn. */
  kick(): void {
    this.poller.kick();
  }

  stop(): void {
    this.poller.stop();
    void this.turn.end();
  }

  /** Changes what is kept of the alerts, and answers it. */
  async change(how: (book: AlertBook) => AlertBook): Promise<void> {
    const book = how(await this.alerts.read());
    await this.alerts.write(book);
    this.become(book);
  }

  /** The alerts as all windows know them. */
  async read(): Promise<AlertBook> {
    this.become(await this.alerts.read());
    return this.known;
  }

  override dispose(): void {
    this.stop();
    super.dispose();
  }

  private become(book: AlertBook): void {
    this.known = book;
    this.options.onBook();
  }

  private async target(): Promise<WatchTarget | undefined> {
    const { manager, connectionId } = this.options;
    const instance = manager.existing(connectionId);
    const url = manager.descriptor(connectionId)?.url;
    return instance === undefined || url === undefined
      ? undefined
      : { instance, url, servers: await manager.servers(connectionId) };
  }
}
