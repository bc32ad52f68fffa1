import * as l10n from '@vscode/l10n';
import { cleanupStale } from '../../domain/advisor/instance/cleanupStale';
import { trackingStale, TRACKING_AGE } from '../../domain/advisor/instance/trackingStale';
import { workflowsInError } from '../../domain/advisor/instance/workflowsInError';
import { feedingWorkflows } from '../../domain/advisor/instance/feedingWorkflows';
import { diskSpace } from '../../domain/advisor/servers/diskSpace';
import { modulesMissing } from '../../domain/advisor/servers/modulesMissing';
import type { ExaminedServer } from '../../domain/advisor/instanceEvidence';
import { isDailyRestart } from '../../domain/expectedModules';
import { byRule, ruleTitle } from './byRule';
import { defineCriterion } from './criterion';

const INSTANCE = 'instance';

function isRestarting({ timeOfDayMs }: ExaminedServer): boolean {
  return timeOfDayMs !== undefined && isDailyRestart(timeOfDayMs);
}

/** The MTA, or another module that should run on a server. */
export const moduleMissing = defineCriterion({
  id: 'moduleMissing',
  about: 'server',
  name: () => l10n.t('Module missing'),
  description: () => l10n.t('Watching: the MTA or another module that should run does not.'),
  title: (args) => ruleTitle(modulesMissing.id, args),
  // The watchdog starts again what crashed: one look proves nothing.
  looks: 2,
  judge: (sight, _thresholds, read) => {
    const steady = { ...sight, servers: sight.servers.filter((server) => !isRestarting(server)) };
    return byRule(modulesMissing, steady, read, {
      subject: ({ args }) => String(args['server']),
      blind: ({ servers }, name) =>
        !servers.some((server) => server.name === name && server.modules.ok && server.settings.ok),
    });
  },
});

/** The room on the disk of a server. */
export const serverDisk = defineCriterion({
  id: 'serverDisk',
  about: 'server',
  name: () => l10n.t('Server disk'),
  description: () => l10n.t('Watching: the disk of a server is nearly full (as the health check judges it).'),
  title: (args) => ruleTitle(diskSpace.id, args),
  judge: (sight, _thresholds, read) =>
    byRule(diskSpace, sight, read, {
      subject: ({ args }) => String(args['server']),
      blind: ({ servers }, name) => !servers.some((server) => server.name === name && server.host?.ok === true),
    }),
});

/** Opens and clicks stand still. */
export const trackingSilent = defineCriterion({
  id: 'trackingSilent',
  about: 'instance',
  name: () => l10n.t('Tracking silent'),
  description: () => l10n.t('Watching: tracking has not been consolidated (as the health check judges it).'),
  title: (args) => ruleTitle(trackingStale.id, args),
  judge: (sight, _thresholds, read) => {
    const judged = byRule(trackingStale, sight, read, {
      subject: () => INSTANCE,
      blind: ({ options }) => !options.NmsTracking_LastConsolidation.ok,
    });
    const most = read(TRACKING_AGE);
    const level = ({ ageMs }: Readonly<Record<string, string | number>>): number => Number(ageMs ?? most) / most;
    return { ...judged, signs: judged.signs.map((sign) => ({ ...sign, level: Math.max(1, level(sign.args)) })) };
  },
});

/** A technical workflow that deliveries need, or one that makes deliveries. */
export const workflowError = defineCriterion({
  id: 'workflowError',
  about: 'instance',
  name: () => l10n.t('Workflow in error'),
  description: () => l10n.t('Watching: a workflow that deliveries need is stopped or in error.'),
  title: (args) => ruleTitle(args.has('deliveries') ? feedingWorkflows.id : workflowsInError.id, args),
  judge: (sight, _thresholds, read) => {
    const technical = byRule(workflowsInError, sight, read, {
      subject: ({ args }) => String(args['workflow']),
      blind: ({ workflows }, name) => workflows[name]?.ok === false,
    });
    const feeding = byRule(feedingWorkflows, sight, read, {
      subject: ({ args }) => String(args['workflow']),
      blind: ({ feeds }) => !feeds.ok,
    });
    return {
      signs: [...technical.signs, ...feeding.signs],
      blind: (subject) => (subject in sight.workflows ? technical.blind(subject) : feeding.blind(subject)),
    };
  },
});

/** The nightly cleanup. */
export const cleanupSilent = defineCriterion({
  id: 'cleanupSilent',
  about: 'instance',
  name: () => l10n.t('Cleanup silent'),
  description: () => l10n.t('Watching: the database cleanup has not run (as the health check judges it).'),
  title: (args) => ruleTitle(cleanupStale.id, args),
  judge: (sight, _thresholds, read) =>
    byRule(cleanupStale, sight, read, {
      subject: () => INSTANCE,
      blind: ({ options }) => !options.NmsCleanup_LastCleanup.ok,
    }),
});
