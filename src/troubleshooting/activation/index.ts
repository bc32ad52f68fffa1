import type { Connections } from '../../connections/register';
import type { OperationDesk } from '../../operations/activation/operationDesk';
import type { Platform } from '../../platform/platform';
import type { TroubleshootingModule } from '../contract';
import { Diagnoses } from './diagnoses';
import { HealthChecks } from './healthChecks';
import { Incidents } from './incidents';
import { InstanceChecks } from './instanceChecks';
import { PendingReports } from './pendingReports';
import { Remedies } from './remedies';
import { RemedyRunner } from './remedyRunner';
import { ReportDesk } from './reportDesk';
import type { SnoozedRules } from './snoozedRules';
import { SupportReports } from './supportReports';
import type { TickedSteps } from './tickedSteps';
import type { Viewers } from './viewers';

export interface ReportingOptions extends Platform, Connections {
  readonly operations: OperationDesk;
  readonly viewers: Viewers;
  readonly snoozed: SnoozedRules;
  readonly ticked: TickedSteps;
  /** What judges: a bundle that loads with the first question. */
  readonly load: () => Promise<TroubleshootingModule>;
}

/** What asks for judgement, keeps the answers, shows them and applies their remedies. */
export interface Reporting {
  readonly desk: ReportDesk;
  readonly pending: PendingReports;
  readonly health: HealthChecks;
  readonly remedies: Remedies;
  readonly support: SupportReports;
  readonly incidents: Incidents;
  readonly checks: InstanceChecks;
}

/** Joins what judges and mends to what shows its answers. */
export function openReporting(options: ReportingOptions): Reporting {
  const { own } = options;
  const runner = new RemedyRunner(options);
  const diagnoses = new Diagnoses(options);
  const pending = new PendingReports({ ...options, diagnoses });
  const health = own(new HealthChecks(options));
  const desk = own(new ReportDesk({ ...options, diagnoses, pending, health }));
  return {
    desk,
    pending,
    health,
    remedies: new Remedies({ ...options, runner, diagnoses, desk, health, pending }),
    support: own(new SupportReports({ ...options, extensionId: options.extension.id })),
    incidents: new Incidents(options),
    checks: new InstanceChecks(options),
  };
}
