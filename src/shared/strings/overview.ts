import * as l10n from '@vscode/l10n';
import type { STANDINGS } from '../protocol/overview';
import { commonStrings } from './common';

/** The texts of the page, in the language of the window. */
export function overviewStrings() {
  return {
    ...commonStrings(),
    title: l10n.t('Instances'),
    instance: l10n.t('Instance'),
    environment: l10n.t('Environment'),
    late: l10n.t('Late'),
    failed: l10n.t('Failed in 24 h'),
    inProgress: l10n.t('In progress'),
    perHour: l10n.t('Messages per hour'),
    lastHour: l10n.t('Last hour'),
    modules: l10n.t('Modules'),
    lastLook: l10n.t('Last look'),
    none: l10n.t('There is no instance yet'),
    'modules.missing': l10n.t('{0} missing'),
    'modules.fine': l10n.t('all run'),
    'modules.unknown': l10n.t('not looked at'),
    'standing.disconnected': l10n.t('not connected'),
    'standing.connecting': l10n.t('connecting…'),
    'standing.connected': l10n.t('connected'),
    'standing.degraded': l10n.t('does not answer'),
    'standing.refused': l10n.t('sign-in refused'),
    'standing.banned': l10n.t('locked'),
    'standing.failed': l10n.t('cannot be reached'),
    'action.connect': l10n.t('Connect'),
    'action.diagnoseAllPending': l10n.t('Diagnose what waits on {0}'),
    'action.openFailures': l10n.t('Open the failures of {0}'),
    'action.openInstanceThroughput': l10n.t('Open the throughput of {0}'),
    'action.refreshServers': l10n.t('Look at the servers of {0} again'),
  } satisfies Record<`standing.${(typeof STANDINGS)[number]}`, string> & Record<string, string>;
}

export type OverviewString = keyof ReturnType<typeof overviewStrings>;
