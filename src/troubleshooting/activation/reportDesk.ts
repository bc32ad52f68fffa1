import { l10n } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import type { ConnectionStore } from '../../connections/store';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import { isCancelled } from '../../platform/abort';
import type { Clock } from '../../platform/clock';
import { Disposable, type DisposableLike } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import { JoinedWork } from '../../platform/joinedWork';
import { errorLine, type Log } from '../../platform/log';
import { withProgress } from '../../platform/progress';
import type { Secrets } from '../../platform/secrets';
import type { ReportBody, Settled } from '../../shared/protocol/report';
import type { ReportFix } from '../../shared/report';
import {
  guideIn,
  HEALTH,
  isOfDelivery,
  isOfPending,
  reportKey,
  type InstanceReportRef,
  type ReportRef,
} from '../../shared/reportRef';
import type { ReportSource } from '../../shared/reportSource';
import type { TroubleshootingModule } from '../contract';
import { Answers } from './answers';
import type { Diagnoses } from './diagnoses';
import type { HealthChecks } from './healthChecks';
import { OpenReports } from './openReports';
import type { PendingReports } from './pendingReports';
import type { Viewers } from './viewers';

export interface ReportDeskOptions {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly secrets: Secrets;
  readonly viewers: Viewers;
  readonly operations: OperationDesk;
  readonly load: () => Promise<TroubleshootingModule>;
  readonly diagnoses: Diagnoses;
  readonly pending: PendingReports;
  readonly health: HealthChecks;
  readonly clock: Clock;
  readonly log: Log;
}

/** Not looked at for so long, a finding may be untrue, ms. */
const OUTDATED_MS = 10 * 60_000;
const CHECK_AGE_MS = 60_000;
/** So many of the reports opened last are examined anew after a change; of the others it is said when they were. */
const MOST_RECHECKED = 8;

/**
 * Where reports come together: examined by troubleshooting, shown in panels, as text and in Problems. What nobody shows is
 * withdrawn; what a change may have made untrue is examined anew wherever it is shown.
 */
export class ReportDesk extends Disposable implements ReportSource {
  private readonly answers: Answers;
  private readonly examinations = new JoinedWork();
  private readonly changes = this._register(new Emitter<ReportRef>());
  readonly onDidChange = this.changes.event;
  private readonly open = new OpenReports((ref) => {
    this.withdraw(ref);
  });

  constructor(private readonly options: ReportDeskOptions) {
    super();
    this.answers = new Answers(options);
    const { health, operations, store } = options;
    this._register(
      operations.onDidChange((connectionId) => {
        void this.recheck(connectionId);
      }),
    );
    this._register(
      health.onDidChange((connectionId) => {
        this.publishHealth(connectionId);
      }),
    );
    this._register(
      store.onDidChange(({ id, kind }) => {
        this.dropWhatMoved(id, kind === 'removed');
      }),
    );
    const timer = setInterval(() => {
      this.markOutdated();
    }, CHECK_AGE_MS);
    this._register({
      dispose: () => {
        clearInterval(timer);
      },
    });
  }

  /** Opens a report, and answers once it is there. The panel itself says what went wrong. */
  async explain(ref: ReportRef, signal = this.endSignal): Promise<void> {
    await this.options.viewers.openReport(ref);
    await this.quietly(this.examine(ref, signal));
  }

  /** Aborts when the window closes. */
  get life(): AbortSignal {
    return this.endSignal;
  }

  body(ref: ReportRef): ReportBody | undefined {
    return this.answers.body(ref);
  }

  examine(ref: ReportRef, signal: AbortSignal): Promise<void> {
    return this.examinations.join(workKey(ref), (stop) => this.look(ref, stop), signal);
  }

  opened(ref: ReportRef): DisposableLike {
    return this.open.open(ref);
  }

  fixes(ref: ReportRef): readonly ReportFix[] {
    return this.answers.problems(ref).flatMap(({ fixes }) => fixes);
  }

  /** Examines what a document shows that was open before the window was reloaded. */
  examineMissing(ref: ReportRef): void {
    void this.quietly(this.examine(ref, this.endSignal));
  }

  async showText(ref: ReportRef): Promise<void> {
    if (!this.isKnown(ref)) {
      await withProgress(l10n.t('Examining'), (signal) => this.examine(ref, signal));
    }
    this.publish(ref);
    await this.options.viewers.reports.show(ref);
  }

  async copyText(ref: ReportRef, as: 'markdown' | 'ticket'): Promise<string | undefined> {
    const text = this.answers.written(ref, as === 'markdown' ? 'markdown' : 'text');
    if (text === undefined || as === 'markdown') {
      return text;
    }
    const secret = (await this.options.secrets.get(ref.connectionId)) ?? '';
    return (await this.options.load()).maskText(text, [secret]);
  }

  async tickStep(ref: ReportRef, step: string, ticked: boolean): Promise<void> {
    const guide = isOfDelivery(ref) ? undefined : guideIn(ref.about);
    if (guide !== undefined) {
      await this.options.health.tickStep(ref.connectionId, guide, step, ticked);
    }
  }

  private async look(ref: ReportRef, signal: AbortSignal): Promise<void> {
    const { diagnoses, health, pending } = this.options;
    if (isOfDelivery(ref)) {
      await diagnoses.examine(ref, signal, () => {
        this.shown(ref);
      });
    } else if (isOfPending(ref)) {
      await pending.examine(ref.connectionId, signal);
    } else {
      await health.examine(ref.connectionId, signal);
      return;
    }
    this.shown(ref);
  }

  private shown(ref: ReportRef): void {
    this.publish(ref);
    this.changes.fire(ref);
  }

  private anew(ref: ReportRef): Promise<void> {
    return this.examinations.anew(workKey(ref), (signal) => this.look(ref, signal), this.endSignal);
  }

  /** Something was changed on an instance: each report on it that is shown may be untrue now. */
  private async recheck(connectionId: string): Promise<void> {
    const shown = [...new Map(this.open.of(connectionId).map((ref) => [workKey(ref), ref])).values()];
    for (const ref of shown.slice(0, -MOST_RECHECKED)) {
      this.outdate(ref);
    }
    await Promise.all(shown.slice(-MOST_RECHECKED).map((ref) => this.quietly(this.anew(ref))));
  }

  /** Writes the text of a report, which Problems point into. */
  private publish(ref: ReportRef): void {
    const text = this.answers.written(ref, 'text');
    const body = this.body(ref);
    if (text === undefined || body === undefined || isOfPending(ref)) {
      // What waits is written where it is examined: its problems stand below the headings of their deliveries.
      return;
    }
    this.options.viewers.reports.put(ref, this.nameOf(ref, body), { text, problems: this.answers.problems(ref) });
  }

  private publishHealth(connectionId: string): void {
    for (const ref of this.open.of(connectionId).filter((one) => !isOfDelivery(one))) {
      this.publish(ref);
      this.changes.fire(ref);
    }
  }

  private nameOf({ connectionId }: ReportRef, { label }: ReportBody): string {
    const name = this.options.manager.descriptor(connectionId)?.name ?? '';
    return label.includes(name) ? label : `${label} · ${name}`;
  }

  private isKnown(ref: ReportRef): boolean {
    return this.body(ref) !== undefined;
  }

  /** The document of a report is in a tab, or in none any more. */
  followTab(change: { readonly ref: ReportRef; readonly open: boolean }): void {
    this.open.followTab(change);
  }

  /** Shows in a report what was done from it. */
  settle(ref: ReportRef, settled: readonly Settled[]): void {
    this.answers.settle(ref, settled);
    this.changes.fire(ref);
  }

  /** Takes what was found out of Problems and trees; `text` says why where the report is open as text. */
  withdraw(ref: ReportRef, text?: string): void {
    const { diagnoses, pending, viewers } = this.options;
    if (text !== undefined) {
      viewers.reports.put(ref, text, { text: `# ${text}\n`, problems: [] });
    }
    viewers.reports.withdraw(ref);
    if (isOfDelivery(ref)) {
      diagnoses.forget(ref);
    } else if (isOfPending(ref)) {
      for (const one of pending.deliveries(ref.connectionId).filter((delivery) => !this.open.has(delivery))) {
        diagnoses.forget(one);
      }
      pending.forget(ref.connectionId);
    }
  }

  /** What was found on an instance that is gone, or that the connection does not lead to any more, is withdrawn. */
  private dropWhatMoved(connectionId: string, removed: boolean): void {
    const url = this.options.manager.descriptor(connectionId)?.url;
    for (const ref of this.open.of(connectionId)) {
      if (removed || (isOfDelivery(ref) && this.options.diagnoses.url(ref) !== url)) {
        this.withdraw(ref);
        this.changes.fire(ref);
      }
    }
  }

  private markOutdated(): void {
    const { clock, store } = this.options;
    for (const ref of store.all().flatMap(({ id }) => this.open.of(id))) {
      const at = this.body(ref)?.examinedAt;
      if (at !== undefined && clock.now() - at > OUTDATED_MS) {
        this.outdate(ref);
      }
    }
  }

  private outdate(ref: ReportRef): void {
    const { diagnoses } = this.options;
    const at = isOfDelivery(ref) ? diagnoses.body(ref)?.examinedAt : undefined;
    if (isOfDelivery(ref) && at !== undefined) {
      diagnoses.outdate(ref, l10n.t('not looked at since {0}', clockTime(at)));
      this.publish(ref);
    }
  }

  /** For what nobody waits for: whoever shows the report says what went wrong with it. */
  async quietly(work: Promise<void>): Promise<void> {
    try {
      await work;
    } catch (error) {
      if (!isCancelled(error)) {
        this.options.log.warn(`report: ${errorLine(error)}`);
      }
    }
  }
}

/** The reports of an instance but that of all pending come from one examination. */
function workKey(ref: ReportRef): string {
  return isOfDelivery(ref) || isOfPending(ref) ? reportKey(ref) : reportKey(healthOf(ref));
}

function healthOf({ connectionId }: InstanceReportRef): InstanceReportRef {
  return { connectionId, about: HEALTH };
}

function clockTime(at: number): string {
  return new Date(at).toTimeString().slice(0, 5);
}
