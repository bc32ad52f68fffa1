import * as l10n from '@vscode/l10n';
import type { ReportFinding, ReportStep } from '../protocol/report';
import { commonStrings } from './common';

/** Texts whose keys are made of an id: one for each. */
type OfIds = Record<
  `certainty.${ReportFinding['certainty']}` | `severity.${ReportFinding['severity']}` | `step.${ReportStep['state']}`,
  string
>;

/** Texts of the report. {0} and {1} are filled in by the page. */
export function reportStrings() {
  return {
    ...commonStrings(),
    ...standing(),
    ...findings(),
    ...steps(),
    copy: l10n.t('Copy'),
    copyMarkdown: l10n.t('Copy as Markdown'),
    copyTicket: l10n.t('Copy for a Ticket'),
    showText: l10n.t('Show as Text'),
    lookAgain: l10n.t('Look Again'),
    outdated: l10n.t('Not looked at since {0}: this may have changed.'),
    examined: l10n.t('Examined again at {0}. {1}'),
    changed: l10n.t('What changed before'),
    ruledOut: l10n.t('Looked at, not the cause'),
    asPlanned: l10n.t('Waits, as it should'),
    inOrder: l10n.t('Passed'),
    unchecked: l10n.t('Could not be checked'),
    uncheckedItem: l10n.t('{0}: {1}'),
    snoozed: l10n.t('Snoozed'),
    adobe: l10n.t('Adobe’s documentation'),
  } satisfies OfIds & Record<string, string>;
}

export type ReportString = keyof ReturnType<typeof reportStrings>;

function standing() {
  return {
    'standing.since': l10n.t('{0} since {1}'),
    'standing.waiting': l10n.t('{0} messages wait'),
    'standing.waitingOne': l10n.t('1 message waits'),
    'standing.valid': l10n.t('valid until {0}'),
    'standing.ended': l10n.t('validity ended {0}'),
  };
}

function findings() {
  return {
    'certainty.certain': l10n.t('certain'),
    'certainty.likely': l10n.t('likely'),
    'certainty.possible': l10n.t('possible'),
    'severity.error': l10n.t('Error'),
    'severity.warning': l10n.t('Warning'),
    'severity.info': l10n.t('Notice'),
    seen: l10n.t('Seen'),
    evidence: l10n.t('{0}: {1}'),
    moreSeen: l10n.t('{0} more'),
    fixes: l10n.t('What to do'),
    affects: l10n.t('Affects'),
    moreDeliveries: l10n.t('{0} more'),
    done: l10n.t('Done'),
  };
}

function steps() {
  return {
    steps: l10n.t('Steps'),
    'step.done': l10n.t('Passed'),
    'step.wrong': l10n.t('Needs attention'),
    'step.unknown': l10n.t('Could not be checked'),
    'step.open': l10n.t('For you to check'),
    'step.ticked': l10n.t('Done'),
  };
}
