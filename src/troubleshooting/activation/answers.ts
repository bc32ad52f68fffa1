import type { ReportBody, Settled } from '../../shared/protocol/report';
import type { ReportProblem } from '../../shared/report';
import { isOfDelivery, isOfPending, type ReportRef } from '../../shared/reportRef';
import type { Diagnoses } from './diagnoses';
import type { HealthChecks } from './healthChecks';
import { healthProblems } from './healthProblems';
import type { PendingReports } from './pendingReports';

export interface AnswersOptions {
  readonly diagnoses: Diagnoses;
  readonly pending: PendingReports;
  readonly health: HealthChecks;
}

/** The last answers, whether a report is about a delivery, about everything that waits, or about an instance. */
export class Answers {
  constructor(private readonly options: AnswersOptions) {}

  /** Undefined before the first examination. */
  body(ref: ReportRef): ReportBody | undefined {
    const { diagnoses, health, pending } = this.options;
    if (isOfDelivery(ref)) {
      return diagnoses.body(ref);
    }
    return isOfPending(ref) ? pending.body(ref.connectionId) : health.body(ref);
  }

  /** As it reads in an editor, or on a page that renders Markdown. */
  written(ref: ReportRef, as: 'text' | 'markdown'): string | undefined {
    const { diagnoses, health, pending } = this.options;
    if (isOfDelivery(ref)) {
      return diagnoses.written(ref, as);
    }
    return isOfPending(ref) ? pending.written(ref.connectionId) : health.written(ref, as);
  }

  problems(ref: ReportRef): readonly ReportProblem[] {
    if (isOfDelivery(ref)) {
      return this.options.diagnoses.problems(ref);
    }
    const body = this.body(ref);
    return body === undefined ? [] : healthProblems(ref, body);
  }

  /** Shows in the report what was done from it. */
  settle(ref: ReportRef, settled: readonly Settled[]): void {
    const { diagnoses, health, pending } = this.options;
    if (isOfDelivery(ref)) {
      diagnoses.settle(ref, settled);
    } else if (isOfPending(ref)) {
      pending.settle(ref.connectionId, settled);
    } else {
      health.settle(ref.connectionId, settled);
    }
  }
}
