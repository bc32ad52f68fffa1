import type { CampaignInstance } from '../campaign/instance';
import type { EpochMs } from '../domain/delivery';
import type { SendingServer } from '../servers/sendingServer';
import type { Alert, AlertBook, AlertChanges } from './alert';
import { judgeSight } from './alertBook';
import type { AlertFile } from './alertFile';
import type { CertificateReader } from './certificates';
import { look } from './look';
import { noticeOf } from './notice';
import { endsTheWatch, nextWait } from './pace';
import { isInHours } from './quietHours';
import type { WatchSettings } from './settings';
import type { Sight } from './sight';
import type { Turn } from './turn';

/** What is looked at: only ever something that a person signed in to. */
export interface WatchTarget {
  readonly instance: CampaignInstance;
  readonly servers: readonly SendingServer[];
  readonly url: string;
}

/** What came of a look. */
export interface Seen {
  readonly sight: Sight;
  readonly book: AlertBook;
  readonly changes: AlertChanges;
  /** What is to be told now, the gravest first. */
  readonly notice: readonly Alert[];
}

/** Keeps what a look saw. */
export interface SightRecorder {
  append(sight: Sight, keepMs: number): Promise<void>;
}

export interface WatcherOptions {
  /** Undefined while nobody is signed in. */
  readonly target: (signal: AbortSignal) => Promise<WatchTarget | undefined>;
  readonly turn: Turn;
  readonly alerts: AlertFile;
  readonly recorder: SightRecorder;
  readonly settings: () => WatchSettings;
  readonly now: () => EpochMs;
  readonly because: (error: unknown) => string;
  readonly certificateOf?: CertificateReader;
  readonly onSeen: (seen: Seen) => void;
  /** Another process looks: what it knows. */
  readonly onOther: (book: AlertBook) => void;
  /** A look failed, or was disturbed; `over`: nobody is signed in any more. */
  readonly onFault: (error: unknown, over: boolean) => void;
}

/** How often one looks whether it is one's turn, ms. */
const TURN_EVERY_MS = 30_000;

/** Looks at one instance again and again, judges, keeps and tells. The caller waits between two looks. */
export class Watcher {
  private last: Sight | undefined;
  private failures = 0;

  constructor(private readonly options: WatcherOptions) {}

  /** One look, when it is this process's turn. Answers after how many ms to call again; rejects only when cancelled. */
  async step(signal: AbortSignal): Promise<number> {
    const { target, turn, alerts, settings, onOther, onFault, now } = this.options;
    const { everyMs } = settings();
    const began = now();
    try {
      const opened = await target(signal);
      if (opened === undefined) {
        return everyMs;
      }
      if (!(await turn.isMine())) {
        onOther(await alerts.read());
        return Math.min(everyMs, TURN_EVERY_MS);
      }
      const fault = await this.lookAt(opened, signal);
      if (fault !== undefined) {
        onFault(fault, false);
      }
      this.failures = fault === undefined ? 0 : this.failures + 1;
      return nextWait({ everyMs, failures: this.failures, fault, tookMs: now() - began });
    } catch (error) {
      signal.throwIfAborted();
      this.failures += 1;
      onFault(error, endsTheWatch(error));
      return nextWait({ everyMs, failures: this.failures, fault: error, tookMs: now() - began });
    }
  }

  private async lookAt({ instance, servers, url }: WatchTarget, signal: AbortSignal): Promise<unknown> {
    const { alerts, recorder, settings, now, because, certificateOf, onSeen } = this.options;
    const looked = await look(
      {
        instance,
        servers,
        url,
        now,
        because,
        last: this.last,
        ...(certificateOf === undefined ? {} : { certificateOf }),
      },
      signal,
    );
    const { sight, fault } = looked;
    this.last = sight;
    const current = settings();
    const judged = judgeSight(await alerts.read(), sight, current);
    const time = new Date(sight.at);
    const quiet = isInHours(current.quietHours, time.getHours() * 60 + time.getMinutes());
    const notice = noticeOf(judged.book, sight.at, quiet);
    await alerts.write(notice.book);
    if (current.record) {
      await recorder.append(sight, current.recordDaysMs);
    }
    onSeen({ sight, book: notice.book, changes: judged.changes, notice: notice.alerts });
    return fault;
  }
}
