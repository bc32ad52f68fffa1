import { l10n } from 'vscode';
import type { Remedy } from '../domain/finding';
import type { ReportFix } from '../shared/protocol/report';
import { remedyName } from './remedyName';
import { remedyEffect, remedyTitle } from './words/remedyWords';

type OnServer = Extract<Remedy, { readonly kind: 'startModule' | 'restartModule' | 'stopModule' }>;

/** Remedies that only show something. */
const SHOWING: readonly Remedy['kind'][] = [
  'openServerLog',
  'openAuditLog',
  'explainTwin',
  'askAdobe',
  'saveSupportReport',
];

/** What can be done as buttons: where the same is to be done on several servers, first all of them at once. */
export function fixesOf(remedies: readonly Remedy[]): readonly ReportFix[] {
  const together = new Map<string, OnServer[]>();
  for (const remedy of remedies.filter(isOnServer)) {
    const key = [remedy.kind, remedy.module, remedy.instance].join('\n');
    together.set(key, [...(together.get(key) ?? []), remedy]);
  }
  const several = [...together.values()].filter((group) => group.length > 1).map(severalFix);
  return [...several, ...remedies.map(singleFix)];
}

function singleFix(remedy: Remedy): ReportFix {
  return {
    remedies: [remedyName(remedy)],
    title: remedyTitle(remedy),
    effect: remedyEffect(remedy),
    changes: !SHOWING.includes(remedy.kind),
  };
}

function severalFix(group: readonly OnServer[]): ReportFix {
  const [first] = group;
  return {
    remedies: group.map(remedyName),
    title: first === undefined ? '' : severalTitle(first, group.length),
    effect: first === undefined ? '' : remedyEffect(first),
    changes: true,
  };
}

function severalTitle({ kind, module, instance }: OnServer, count: number): string {
  const task = `${module}@${instance}`;
  switch (kind) {
    case 'startModule':
      return count === 2
        ? l10n.t('Start {0} on Both Servers', task)
        : l10n.t('Start {0} on All {1} Servers', task, count);
    case 'restartModule':
      return count === 2
        ? l10n.t('Restart {0} on Both Servers (for experts)', task)
        : l10n.t('Restart {0} on All {1} Servers (for experts)', task, count);
    case 'stopModule':
      return count === 2
        ? l10n.t('Stop {0} on Both Servers (for experts)', task)
        : l10n.t('Stop {0} on All {1} Servers (for experts)', task, count);
  }
}

function isOnServer(remedy: Remedy): remedy is OnServer {
  return remedy.kind === 'startModule' || remedy.kind === 'restartModule' || remedy.kind === 'stopModule';
}
