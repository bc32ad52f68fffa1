import { l10n } from 'vscode';
import { failureReason, type FailureType } from '../domain/failureReason';
import { messageStatusName } from '../domain/messageStatus';

/** The status of a message in words; one that only the instance knows by the instance's own label, else by its number. */
export function messageStatusText(code: number, labels?: ReadonlyMap<number, string>): string {
  switch (messageStatusName(code)) {
    case 'ignored':
      return l10n.t('Ignored');
    case 'sent':
      return l10n.t('Sent');
    case 'failed':
      return l10n.t('Failed');
    case 'pending':
      return l10n.t('Pending');
    case 'cancelled':
      return l10n.t('Delivery cancelled');
    default:
      return labels?.get(code) ?? l10n.t('Status {0}', code);
  }
}

const REASONS: Readonly<Record<string, () => string>> = {
  notDefined: () => l10n.t('Not defined'),
  userUnknown: () => l10n.t('User unknown'),
  invalidDomain: () => l10n.t('Invalid domain'),
  unreachable: () => l10n.t('Unreachable'),
  accountDisabled: () => l10n.t('Account disabled'),
  mailboxFull: () => l10n.t('Mailbox full'),
  notConnected: () => l10n.t('Not connected'),
  addressNotSpecified: () => l10n.t('Address not specified'),
  denylisted: () => l10n.t('Denylisted address'),
  inQuarantine: () => l10n.t('Address in quarantine'),
  double: () => l10n.t('Double'),
  excludedBySqlRule: () => l10n.t('Excluded by SQL rule'),
  excludedAfterArbitration: () => l10n.t('Excluded after arbitration'),
  badQuality: () => l10n.t('Bad-quality address'),
  unqualified: () => l10n.t('Unqualified address'),
  notEligibleForOffers: () => l10n.t('Not eligible for the offers'),
  targetLimited: () => l10n.t('Target limited in size'),
  refused: () => l10n.t('Refused'),
  errorIgnored: () => l10n.t('Error ignored'),
  controlAddress: () => l10n.t('Control address (seed)'),
};

/** Why a message failed or was left out, in words. */
export function failureReasonText(code: number): string {
  const reason = failureReason(code);
  return (reason === undefined ? undefined : REASONS[reason.name]?.()) ?? l10n.t('Reason {0}', code);
}

/** How Campaign treats a failure of this reason: hard quarantines at once, soft counts towards it. */
export function failureTypeText(code: number): string {
  const words: Readonly<Record<FailureType, () => string>> = {
    hard: () => l10n.t('hard'),
    soft: () => l10n.t('soft'),
    softOrHard: () => l10n.t('soft or hard'),
    ignored: () => l10n.t('ignored'),
    undefined: () => '',
  };
  return words[failureReason(code)?.type ?? 'undefined']();
}

/** The kind of a tracked URL, or of what a recipient did with it (`nms:trackingUrl/@type`). */
export function reactionText(urlType: number): string {
  switch (urlType) {
    case 1:
      return l10n.t('Click');
    case 2:
      return l10n.t('Open');
    case 3:
      return l10n.t('Opt-out');
    case 4:
      return l10n.t('Web page');
    case 5:
      return l10n.t('Transaction');
    case 6:
      return l10n.t('Mirror page');
    default:
      return l10n.t('Type {0}', urlType);
  }
}
