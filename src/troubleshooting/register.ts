import { l10n } from 'vscode';
import type { Connections } from '../connections/register';
import type { OperationDesk } from '../operations/activation/operationDesk';
import type { Platform } from '../platform/platform';
import { withProgress } from '../platform/progress';
import type { ReportRef } from '../shared/reportRef';
import type { ReportSource } from '../shared/reportSource';
import { Diagnoses } from './activation/diagnoses';
import { HealthChecks } from './activation/healthChecks';
import { Incidents } from './activation/incidents';
import { PendingReports } from './activation/pendingReports';
import { Remedies } from './activation/remedies';
import { RemedyRunner } from './activation/remedyRunner';
import { ReportDesk } from './activation/reportDesk';
import { SnoozedRules } from './activation/snoozedRules';
import { SupportReports } from './activation/supportReports';
import { TickedSteps } from './activation/tickedSteps';
import type { Viewers } from './activation/viewers';
import type { TroubleshootingModule } from './contract';

export interface Troubleshooting {
  readonly diagnosis: Pick<ReportDesk, 'explain' | 'showText' | 'copyText'> & {
    explainAll(connectionId: string): Promise<void>;
    examine(ref: ReportRef): Promise<void>;
  };
  readonly health: HealthChecks;
  readonly remedies: Remedies;
  readonly support: SupportReports;
  readonly incidents: Incidents;
  /** What judges, for those who show its answers in a way of their own. */
  readonly judge: () => Promise<TroubleshootingModule>;
  /** For the panels that show reports. */
  readonly reports: ReportSource;
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
  const { state } = platform;
  const runner = new RemedyRunner(options);
  const diagnoses = new Diagnoses(options);
  const pending = new PendingReports({ ...options, diagnoses });
  const health = platform.own(
    new HealthChecks({ ...options, snoozed: new SnoozedRules(state), ticked: new TickedSteps(state) }),
  );
  const desk = platform.own(new ReportDesk({ ...options, diagnoses, pending, health }));
  return {
    judge: load,
    diagnosis: {
      explain: (ref) => desk.explain(ref),
      showText: (ref) => desk.showText(ref),
      copyText: (ref, as) => desk.copyText(ref, as),
      examine: (ref) => withProgress(l10n.t('Examining'), (signal) => desk.examine(ref, signal)),
      explainAll: (connectionId) => pending.explainAll(connectionId, (ref, signal) => desk.explain(ref, signal)),
    },
    health,
    remedies: new Remedies({ ...options, runner, diagnoses, desk, health, pending }),
    support: platform.own(new SupportReports({ ...options, extensionId: platform.extension.id })),
    incidents: new Incidents(options),
    reports: desk,
  };
}
