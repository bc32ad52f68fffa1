import type { Connections } from '../connections/register';
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
  readonly remedies: { apply(request: unknown): Promise<void>; undo(): Promise<void> };
  readonly support: SupportReports;
}

/** Joins what judges and mends, a bundle that loads with the first question, to what shows its answers. */
export function registerTroubleshooting(
  platform: Platform,
  connections: Connections,
  viewers: Viewers,
): Troubleshooting {
  const load = (): Promise<TroubleshootingModule> => import('./index');
  const options = { ...platform, ...connections, viewers, load };
  const runner = new RemedyRunner(options);
  const diagnosis = new Diagnoses({ ...options, runner });
  const health = platform.own(new HealthChecks({ ...options, runner, snoozed: new SnoozedRules(platform.state) }));
  return {
    diagnosis,
    health,
    support: platform.own(new SupportReports({ ...options, extensionId: platform.extension.id })),
    remedies: {
      apply: (request) => (health.owns(request) ? health.apply(request) : diagnosis.apply(request)),
      undo: () => runner.undo(),
    },
  };
}
