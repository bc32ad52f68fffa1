import * as l10n from '@vscode/l10n';
import { isDailyRestart } from '../../expectedModules';
import { expectedModules, missingModules, taskOf } from '../../expectedModules';
import type { Finding } from '../../finding';
import type { CommonFactKey } from '../../judgement/commonFacts';
import { BECAUSE, fact, finding, ruledOutUnless, uncheckedOf } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import type { ExaminedServer, InstanceEvidence } from '../instanceEvidence';
import { defineRule } from '../rule';

/** Modules without which nothing is prepared, sent or shown. */
const ESSENTIAL = ['mta', 'wfserver', 'web'];

/** Modules that are set to start automatically and do not run: what `nlserver monitor -missing` lists. */
export const modulesMissing = defineRule({
  id: 'modulesMissing',
  scope: WHERE_SERVERS_ARE_OURS,
  steps: ['modules', 'imageModules', 'restartedModules'],
  title: (args) => l10n.t('Modules that should run on {0} do not: {1}', args.text('server'), args.text('names')),
  meaning: () =>
    l10n.t('They are set to start automatically. The watchdog restarts what crashes, so look at why they stay away.'),
  ruledOut: () => l10n.t('All modules that should run do.'),
  page: 'modules',
  judge: (evidence) => {
    const findings = evidence.servers.flatMap((server) => missingOn(server, evidence));
    const unread = evidence.servers.flatMap(({ modules, settings }) => uncheckedOf(modules, settings));
    if (findings.length > 0) {
      return { kind: 'found', findings, unchecked: unread };
    }
    return evidence.servers.length === 0
      ? { kind: 'unchecked', unchecked: [{ what: 'nlserver pdump', because: BECAUSE.noServer }] }
      : ruledOutUnless(unread);
  },
});

function missingOn(
  { name, modules, settings, timeOfDayMs, onlyBanner }: ExaminedServer,
  { instanceName }: InstanceEvidence,
): readonly Finding<'modulesMissing', CommonFactKey>[] {
  if (!modules.ok || !settings.ok) {
    return [];
  }
  const missing = missingModules(expectedModules(settings.value, instanceName), modules.value);
  if (missing.length === 0) {
    return [];
  }
  const names = missing.map(taskOf).join(', ');
  // Where the server does not print its time, nobody can tell the daily restart from a stop.
  const restarting = timeOfDayMs === undefined || isDailyRestart(timeOfDayMs);
  return [
    finding({
      cause: 'modulesMissing',
      severity: missing.some((module) => ESSENTIAL.includes(module.name)) ? 'error' : 'warning',
      certainty: restarting || onlyBanner === true ? 'likely' : 'certain',
      args: { server: name, names, count: missing.length },
      evidence: [
        fact(modules, 'moduleMissing', {
          module: names,
          running: modules.value
            .map(({ name: module, instance }) => (instance === undefined ? module : taskOf({ name: module, instance })))
            .join(', '),
          count: modules.value.length,
        }),
        fact(settings, 'autoStarted', { module: names, server: name }),
      ],
      remedies: missing.flatMap(({ name: module, instance }) => [
        { kind: 'startModule', server: name, module, instance } as const,
        { kind: 'openServerLog', server: name, file: `${instance}/log/${module}.log` } as const,
      ]),
    }),
  ];
}
