import * as l10n from '@vscode/l10n';
import type { CountedReason } from '../../domain/domainResults';
import { commonStrings } from './common';

/** The texts of the page, in the language of the window. */
export function failuresStrings() {
  return {
    ...commonStrings(),
    title: l10n.t('Failures by domain'),
    period: l10n.t('Period'),
    'days.1': l10n.t('Last 24 hours'),
    'days.7': l10n.t('Last 7 days'),
    'days.30': l10n.t('Last 30 days'),
    domain: l10n.t('Domain'),
    failed: l10n.t('Failed'),
    ofProcessed: l10n.t('Of processed'),
    reasons: l10n.t('Reasons'),
    deliveries: l10n.t('Deliveries'),
    more: l10n.t('{0} more'),
    openFailed: l10n.t('Show the {0} failed messages of {1} to {2}'),
    none: l10n.t('No message failed in this period.'),
    looked: l10n.t('{0} deliveries looked at'),
    lookedMost: l10n.t('The newest {0} deliveries looked at; there are more'),
    'reason.unknownUser': l10n.t('User unknown'),
    'reason.invalidDomain': l10n.t('Invalid domain'),
    'reason.unreachable': l10n.t('Unreachable'),
    'reason.disabled': l10n.t('Account disabled'),
    'reason.mailBoxFull': l10n.t('Mailbox full'),
    'reason.notConnected': l10n.t('Not connected'),
    'reason.refused': l10n.t('Refused'),
  } satisfies Record<`reason.${CountedReason}`, string> & Record<string, string>;
}

export type FailuresString = keyof ReturnType<typeof failuresStrings>;
