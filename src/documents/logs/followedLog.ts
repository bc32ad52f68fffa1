import type { LogRow } from '../../domain/log/logRow';
import { LogBuffer } from '../../domain/log/logBuffer';
import type { LogView } from '../../domain/log/renderRows';
import { isCancelled } from '../../platform/abort';
import { Disposable, onDispose } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import type { LogGap, LogSource, SourceEvent } from './sources/logSource';

export interface FollowedLogOptions {
  readonly source: () => Promise<LogSource>;
  /** Lines read at first. */
  readonly lines: number;
  /** At most about that many characters are held. */
  readonly capChars: number;
  /** Least time between two changes of what is shown, ms: many lines come as one change. */
  readonly publishMs: number;
  /** The line that says that lines may be missing. */
  readonly gapText: (reason: LogGap, error: unknown, of: string | undefined) => string;
}

/** What is going on with a log. */
export type LogState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'following'; readonly connected: boolean }
  | { readonly kind: 'paused' }
  | { readonly kind: 'failed'; readonly error: unknown };

/** How long a reader may take over a change until lines go on without waiting, ms. */
const READER_TAKES_MS = 3000;

/**
 * A log that is read from its end and followed. Rows that come are gathered and shown in one go, and old ones are let go
 * of in a change of their own: so an editor sees either lines taken away above or lines added below, and keeps cursor and
 * scrolling where they are.
 */
export class FollowedLog extends Disposable {
  private readonly buffer: LogBuffer;
  private readonly changed = this._register(new Emitter<void>());
  /** The text has changed: read it. */
  readonly onDidChange = this.changed.event;
  private readonly stated = this._register(new Emitter<LogState>());
  readonly onDidChangeState = this.stated.event;
  private current: LogState = { kind: 'reading' };
  private source: Promise<LogSource> | undefined;
  private reading: Promise<void> | undefined;
  private following: AbortController | undefined;
  private place: string | undefined;
  private pending: SourceEvent[] = [];
  private timer: NodeJS.Timeout | undefined;
  private unread = 0;
  private hidden = false;
  private received = 0;

  constructor(private readonly options: FollowedLogOptions) {
    super();
    this.buffer = new LogBuffer(options.capChars);
    this._register(
      onDispose(() => {
        this.following?.abort();
        clearTimeout(this.timer);
      }),
    );
  }

  get state(): LogState {
    return this.current;
  }

  /** Rows that came since the log was opened: for the rate. */
  get receivedRows(): number {
    return this.received;
  }

  /** Whether there are lines above that can be read. */
  get hasEarlier(): boolean {
    return this.buffer.start !== undefined;
  }

  /** Reads the newest lines, once; then it follows. Rejects when they cannot be read; the next call tries again. */
  async ready(signal: AbortSignal): Promise<void> {
    this.reading ??= this.readNewest(signal).catch((error: unknown) => {
      this.reading = undefined;
      this.become({ kind: 'failed', error });
      throw error;
    });
    await this.reading;
  }

  /** Forgets what was read and reads the newest lines again. */
  async reload(signal: AbortSignal): Promise<void> {
    this.stop();
    this.source = undefined;
    this.reading = undefined;
    this.pending = [];
    this.buffer.clear();
    try {
      await this.ready(signal);
    } finally {
      this.changed.fire();
    }
  }

  /** The text below the heading. Whoever shows the log calls it after each change. */
  render(view: LogView): { readonly text: string; readonly lines: number } {
    this.unread = 0;
    return this.buffer.render(view);
  }

  /** The same, for those who only look: it does not count as read. */
  peek(view: LogView): string {
    return this.buffer.render(view).text;
  }

  /** How many lines the view shows of what `loadEarlier` read last. */
  topLines(view: LogView): number {
    return this.buffer.topLines(view);
  }

  /** Reads lines above the oldest that is held; answers how many came, undefined when they are gone. */
  async loadEarlier(lines: number, signal: AbortSignal): Promise<number | undefined> {
    const { start } = this.buffer;
    if (start === undefined) {
      return 0;
    }
    const found = await (await this.open()).before(start, lines, signal);
    if (found === undefined || this.buffer.start !== start) {
      return undefined;
    }
    this.buffer.prepend(found);
    this.changed.fire();
    return found.rows.length;
  }

  /** Goes on from where it stopped: nothing is lost between. */
  resume(): void {
    if (this.following !== undefined || this.isDisposed) {
      return;
    }
    if (this.hidden) {
      this.become({ kind: 'following', connected: true });
      return;
    }
    const controller = new AbortController();
    this.following = controller;
    this.become({ kind: 'following', connected: true });
    void this.follow(controller);
  }

  /** Nobody sees it: nothing is asked for, and it catches up when it is seen again. */
  hide(): void {
    if (!this.hidden) {
      this.hidden = true;
      this.stop();
    }
  }

  /** Somebody sees it (again). */
  unhide(): void {
    if (!this.hidden) {
      return;
    }
    this.hidden = false;
    if (this.current.kind === 'following') {
      this.resume();
    }
  }

  pause(): void {
    if (this.following === undefined) {
      return;
    }
    this.stop();
    this.become({ kind: 'paused' });
  }

  private stop(): void {
    this.following?.abort();
    this.following = undefined;
  }

  private open(): Promise<LogSource> {
    this.source ??= this.options.source();
    this.source.catch(() => {
      this.source = undefined;
    });
    return this.source;
  }

  private async readNewest(signal: AbortSignal): Promise<void> {
    this.become({ kind: 'reading' });
    const source = await this.open();
    const found = await source.newest(this.options.lines, signal);
    this.buffer.clear();
    this.buffer.append(found);
    this.place = found.end;
    this.resume();
  }

  private async follow(controller: AbortController): Promise<void> {
    const { signal } = controller;
    try {
      for await (const event of (await this.open()).follow(this.place, signal)) {
        // A place is remembered only with the rows up to it: after a pause neither is lost nor told twice.
        if (signal.aborted) {
          return;
        }
        this.take(event);
      }
    } catch (error) {
      if (signal.aborted || isCancelled(error)) {
        return;
      }
      this.following = undefined;
      this.take({ kind: 'gap', reason: 'disconnected', error });
      this.become({ kind: 'failed', error });
    }
  }

  private take(event: SourceEvent): void {
    if (event.kind === 'rows') {
      this.place = event.end ?? this.place;
      this.received += event.rows.length;
    } else if (event.of === undefined && (event.reason === 'disconnected' || event.reason === 'reconnected')) {
      this.become({ kind: 'following', connected: event.reason === 'reconnected' });
    }
    this.pending.push(event);
    this.timer ??= setTimeout(() => {
      this.publish();
    }, this.options.publishMs);
  }

  private publish(): void {
    this.timer = undefined;
    if (this.isDisposed) {
      return;
    }
    // The reader is not through with the last change, which the next one would hide.
    const readerIsBehind = this.unread > 0 && Date.now() - this.unread < READER_TAKES_MS;
    if (readerIsBehind) {
      this.publishSoon();
    } else if (this.buffer.trim()) {
      this.publishSoon();
    } else {
      const events = this.pending;
      this.pending = [];
      if (events.length === 0) {
        return;
      }
      for (const event of events) {
        this.buffer.append(event.kind === 'rows' ? event : { rows: [this.gapRow(event)] });
      }
      // The last burst of a log must not stay above the cap only because nothing comes after it.
      if (this.buffer.isFull) {
        this.publishSoon();
      }
    }
    if (readerIsBehind) {
      return;
    }
    this.unread = Date.now();
    this.changed.fire();
  }

  private publishSoon(): void {
    this.timer = setTimeout(() => {
      this.publish();
    }, this.options.publishMs / 2);
  }

  private gapRow({ reason, error, of }: Extract<SourceEvent, { kind: 'gap' }>): LogRow {
    return { kind: 'gap', text: this.options.gapText(reason, error, of) };
  }

  private become(state: LogState): void {
    this.current = state;
    this.stated.fire(state);
  }
}
