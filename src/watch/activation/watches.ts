import { env, l10n, window } from 'vscode';
import { join } from 'node:path';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import type { ConnectionStore } from '../../connections/store';
import { Disposable } from '../../platform/disposable';
import type { InstanceMarks } from '../../platform/instanceMarks';
import { errorLine, type Log } from '../../platform/log';
import { isStanding, keyOf, type Alert } from '../alert';
import { everyMs } from '../every';
import type { Seen } from '../watcher';
import { InstanceWatch, type WatchModule } from './instanceWatch';
import { tellOf, type NoticeAnswer, type Notify } from './notifications';
import type { WatchedIds } from './watchedIds';
import { markText, type WatchedState, type WatchStatus } from './watchStatus';

const HOUR_MS = 60 * 60_000;

/** How long *resolved* stands in the status bar, ms. */
const RESOLVED_SHOWN_MS = 15_000;

export interface WatchesOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly ids: WatchedIds;
  readonly marks: InstanceMarks;
  readonly status: WatchStatus;
  /** Folder for files of the extension, on this machine. */
  readonly storage: string;
  readonly setting: (name: string) => unknown;
  readonly now: () => number;
  readonly log: Log;
  readonly load: () => Promise<WatchModule>;
  readonly notify: Notify;
  /** Shows a document. */
  readonly showText: (name: string, text: string) => Promise<unknown>;
  readonly why: (ref: DeliveryRef) => Promise<void>;
  readonly checkHealth: (connectionId: string) => Promise<void>;
}

/** All instances that are watched: begins and ends their watches, tells of alerts, and shows how they stand. */
export class Watches extends Disposable {
  private readonly running = new Map<string, InstanceWatch>();

  constructor(private readonly options: WatchesOptions) {
    super();
    const { manager, store, ids } = options;
    this._register(
      manager.onDidChangeState((id) => {
        void this.onStateChange(id);
      }),
    );
    this._register(
      store.onDidChange(({ id, kind }) => {
        if (kind === 'removed' && ids.has(id)) {
          void this.stop(id);
        }
      }),
    );
    this.paint();
  }

  /** How often an instance is looked at, ms. */
  get everyMs(): number {
    return everyMs(this.options.setting);
  }

  isWatched(connectionId: string): boolean {
    return this.options.ids.has(connectionId);
  }

  /** Watches an instance from now on; looks at once where somebody is signed in. */
  async start(connectionId: string): Promise<void> {
    await this.options.ids.add(connectionId);
    await this.sync(connectionId);
    this.paint();
  }

  async stop(connectionId: string): Promise<void> {
    await this.options.ids.remove(connectionId);
    this.running.get(connectionId)?.dispose();
    this.running.delete(connectionId);
    this.paint();
  }

  /** Looks now, for example after something was changed. */
  kick(connectionId: string): void {
    this.running.get(connectionId)?.kick();
  }

  /** The alerts of an instance, those that last first. */
  async alerts(connectionId: string): Promise<readonly Alert[]> {
    return (await (await this.opened(connectionId)).read()).alerts;
  }

  /** Shows when what was wrong, until when, and who dealt with it. */
  async showAlerts(connectionId: string): Promise<void> {
    const module = await this.options.load();
    const alerts = await this.alerts(connectionId);
    const name = this.nameOf(connectionId);
    await this.options.showText(
      `${l10n.t('Alerts of {0}', name)}.md`,
      module.alertsMarkdown(name, alerts, env.language),
    );
    await this.change(connectionId, (watch, by, at) =>
      watch.change((book) => module.markSeen(book, alerts.filter(isStanding).map(keyOf), by, at)),
    );
  }

  /** No notices of this instance for an hour. */
  async quiet(connectionId: string): Promise<void> {
    await this.change(connectionId, (watch, _by, at) =>
      watch.change((book) => ({ ...book, quietUntil: at + HOUR_MS })),
    );
  }

  /** Tells again of what was silenced. */
  async hearAgain(connectionId: string): Promise<void> {
    await this.change(connectionId, (watch) =>
      watch.change(({ alerts, candidates }) => ({ alerts, candidates, muted: [] })),
    );
  }

  override dispose(): void {
    for (const watch of this.running.values()) {
      watch.dispose();
    }
    super.dispose();
  }

  private async onStateChange(connectionId: string): Promise<void> {
    if (!this.isWatched(connectionId)) {
      return;
    }
    const state = this.options.manager.state(connectionId);
    const signedOut = state.kind === 'refused' || state.kind === 'banned' || state.kind === 'disconnected';
    if (signedOut && this.running.get(connectionId)?.isLooking === true) {
      await this.stop(connectionId);
      const text = l10n.t('{0} is no longer watched: nobody is signed in.', this.nameOf(connectionId));
      this.options.log.info(text);
      window.setStatusBarMessage(text, RESOLVED_SHOWN_MS);
      return;
    }
    await this.sync(connectionId);
    this.paint();
  }

  /** Looks while somebody is signed in, and only then. */
  private async sync(connectionId: string): Promise<void> {
    if (this.options.manager.existing(connectionId) === undefined) {
      this.running.get(connectionId)?.stop();
      return;
    }
    const watch = await this.opened(connectionId);
    if (this.isWatched(connectionId) && this.options.manager.existing(connectionId) !== undefined) {
      watch.start();
    }
  }

  /** What is kept of an instance, whether it is watched now or not. */
  async opened(connectionId: string): Promise<InstanceWatch> {
    const { load, manager, storage, setting, now, log } = this.options;
    const module = await load();
    const known = this.running.get(connectionId);
    if (known !== undefined) {
      return known;
    }
    const watch = new InstanceWatch({
      connectionId,
      module,
      manager,
      folder: join(storage, 'watch', encodeURIComponent(connectionId)),
      leases: join(storage, 'leases'),
      setting,
      now,
      log,
      onSeen: (seen) => {
        void this.onSeen(connectionId, module, seen);
      },
      onBook: () => {
        this.paint();
      },
    });
    this.running.set(connectionId, watch);
    return watch;
  }

  private async onSeen(connectionId: string, module: WatchModule, { notice, changes }: Seen): Promise<void> {
    const { log, notify } = this.options;
    const name = this.nameOf(connectionId);
    for (const alert of changes.began) {
      log.info(`alert on ${name}: ${module.alertText(alert, env.language)}`);
    }
    for (const alert of changes.ended) {
      const text = l10n.t('{0}: resolved: {1}', name, module.alertText(alert, env.language));
      log.info(text);
      window.setStatusBarMessage(`$(check) ${text}`, RESOLVED_SHOWN_MS);
    }
    if (notice.length === 0) {
      return;
    }
    try {
      const answer = await tellOf(name, notice, { notify, words: module.noticeText });
      if (answer !== undefined) {
        await this.answer(connectionId, module, notice, answer);
      }
    } catch (error) {
      log.warn(`alerts of ${name}: ${errorLine(error)}`);
    }
  }

  private async answer(
    connectionId: string,
    module: WatchModule,
    notice: readonly Alert[],
    answer: NoticeAnswer,
  ): Promise<void> {
    const keys = notice.map(keyOf);
    const deliveryId = notice.map((alert) => module.deliveryOf(alert)).find((id) => id !== undefined);
    switch (answer) {
      case 'mute':
        await this.change(connectionId, (watch, by, at) => watch.change((book) => module.mute(book, keys, by, at)));
        break;
      case 'quiet':
        await this.quiet(connectionId);
        break;
      case 'open':
        await this.showAlerts(connectionId);
        break;
      case 'why':
        await this.change(connectionId, (watch, by, at) => watch.change((book) => module.markSeen(book, keys, by, at)));
        await (deliveryId === undefined
          ? this.options.checkHealth(connectionId)
          : this.options.why({ connectionId, deliveryId }));
        break;
    }
  }

  private async change(
    connectionId: string,
    how: (watch: InstanceWatch, by: string, at: number) => Promise<void>,
  ): Promise<void> {
    const { manager, now } = this.options;
    const by = manager.existing(connectionId)?.info.operator ?? '';
    await how(await this.opened(connectionId), by, now());
  }

  private nameOf(connectionId: string): string {
    return this.options.manager.descriptor(connectionId)?.name ?? connectionId;
  }

  private paint(): void {
    const { ids, marks, status, store } = this.options;
    const states: WatchedState[] = [];
    for (const { id, name } of store.all()) {
      if (!ids.has(id)) {
        marks.set(id, undefined);
        continue;
      }
      const watch = this.running.get(id);
      const standing = (watch?.book.alerts ?? []).filter(isStanding);
      const state = {
        connectionId: id,
        name,
        looking: watch?.isLooking ?? false,
        alerts: standing.length,
        errors: standing.filter(({ severity, handled }) => severity === 'error' && handled === undefined).length,
      };
      states.push(state);
      marks.set(id, { text: markText(state) });
    }
    status.show(states);
  }
}
