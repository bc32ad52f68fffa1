import type { Connections } from '../connections/register';
import type { OperationDesk } from '../operations/activation/operationDesk';
import type { Platform } from '../platform/platform';
import { Diagnoses } from './activation/diagnoses';
import { HealthChecks } from './activation/healthChecks';
import { RemedyRunner } from './activation/remedyRunner';
import { SnoozedRules } from './activation/snoozedRules';
import { SupportReports } from './activation/supportReports';
import type { Viewers } from './activation/viewers';
import type { TroubleshootingModule } from './contract';

export interface Troubleshooting {
  readonly diagnosis: Diagnoses;
  readonly health: HealthChecks;
  readonly remedies: { apply(request: unknown): Promise<void>; undo(request: unknown): Promise<void> };
  readonly support: SupportReports;
  /** What judges, for those who show its answers in a way of their own. */
  readonly judge: () => Promise<TroubleshootingModule>;
}

/** Joins what judges and mends, a bundle that loads with the first question, to what shows its answers. */
export function registerTroubleshooting(
  platform: Platform,
  connections: Connections,
  operations: OperationDesk,
  viewers: Viewers,
): Troubleshooting {
  const load = (): Promise<TroubleshootingModule> => import('./index');
  const options = { ...platform, ...connections, operations, viewers, load };
  const runner = new RemedyRunner(options);
  const diagnosis = new Diagnoses({ ...options, runner });
  const health = platform.own(new HealthChecks({ ...options, runner, snoozed: new SnoozedRules(platform.state) }));
  return {
    judge: load,
    diagnosis,
    health,
    support: platform.own(new SupportReports({ ...options, extensionId: platform.extension.id })),
    remedies: {
      apply: (request) => (health.owns(request) ? health.apply(request) : diagnosis.apply(request)),
      undo: async (request) => {
        const undone = await operations.history.undo(recordIdOf(request));
        const { outcome } = undone;
        const again = (): Promise<void> => undone.again();
        if (outcome.kind !== 'declined') {
          await runner.announce(outcome, again);
          await again();
        }
      },
    },
  };
}

/** The record that a request names; undefined for none: the last one is meant. */
function recordIdOf(request: unknown): string | undefined {
  return typeof request === 'object' &&
    request !== null &&
    'recordId' in request &&
    typeof request.recordId === 'string'
    ? request.recordId
    : undefined;
}
