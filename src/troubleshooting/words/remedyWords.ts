import { env, l10n } from 'vscode';
import type { Finding, Remedy } from '../../domain/finding';
import { isExpertOperation, operationEffect, operationTitle } from '../../operations/catalog';
import type { OperationRequest } from '../../operations/request';

/** Whether a remedy may do harm in unpractised hands: it touches more than one delivery, or cannot be taken back. */
function isExpert(remedy: Remedy): boolean {
  switch (remedy.kind) {
    case 'openServerLog':
    case 'openAuditLog':
    case 'explainTwin':
    case 'askAdobe':
    case 'saveSupportReport':
      return false;
    case 'changeAffinity':
      return isExpertOperation('setAffinity');
    default:
      return isExpertOperation(remedy.kind);
  }
}

/** The same findings without the remedies that are for experts. */
export function withoutExpert<Id extends string, Key extends string>(
  findings: readonly Finding<Id, Key>[],
): readonly Finding<Id, Key>[] {
  return findings.map((finding) => ({ ...finding, remedies: finding.remedies.filter((remedy) => !isExpert(remedy)) }));
}

/** Label of a quick fix; those for experts say so. */
export function remedyTitle(remedy: Remedy): string {
  return isExpert(remedy) ? l10n.t('{0} (for experts)', titleOf(remedy)) : titleOf(remedy);
}

/** The operation that a remedy names with all its arguments; undefined for one that a person completes, or that shows something. */
export function requestOf(remedy: Remedy): OperationRequest | undefined {
  switch (remedy.kind) {
    case 'openServerLog':
    case 'openAuditLog':
    case 'explainTwin':
    case 'askAdobe':
    case 'saveSupportReport':
    case 'changeAffinity':
    case 'purgeTemporary':
      return undefined;
    case 'reschedule':
    case 'extendValidity':
      return remedy.to === undefined ? undefined : { ...remedy, to: remedy.to };
    default:
      return remedy;
  }
}

function titleOf(remedy: Remedy): string {
  const request = requestOf(remedy);
  if (request !== undefined) {
    return operationTitle(request, env.language);
  }
  switch (remedy.kind) {
    case 'reschedule':
      return l10n.t('Move the contact date…');
    case 'extendValidity':
      return l10n.t('Extend the validity…');
    case 'purgeTemporary':
      return l10n.t('Purge temporary files on {0}…', remedy.server);
    case 'changeAffinity':
      return l10n.t('Choose another IP affinity');
    case 'openServerLog':
      // Two findings may lead to one log, and one of them to a line in it.
      return remedy.text === undefined
        ? l10n.t('Open {0} of {1}', remedy.file, remedy.server)
        : l10n.t('Open {0} of {1} at “{2}”', remedy.file, remedy.server, remedy.text);
    case 'openAuditLog':
      return l10n.t('Open the audit log');
    case 'explainTwin':
      return l10n.t('Ask {0} why delivery {1} waits', remedy.instance, remedy.deliveryId);
    case 'askAdobe':
      return l10n.t('Ask Adobe');
    case 'saveSupportReport':
      return l10n.t('Save Support Report…');
    default:
      return remedy.kind;
  }
}

/** What a remedy does, and how to undo it, for the report. */
export function remedyEffect(remedy: Remedy): string {
  const request = requestOf(remedy);
  if (request !== undefined) {
    return operationEffect(request);
  }
  switch (remedy.kind) {
    case 'reschedule':
      return l10n.t(
        'The delivery starts at the date that you choose. To undo, set the old one again before it starts.',
      );
    case 'extendValidity':
      return l10n.t('What is left is sent until the date that you choose. To undo, set the old one again.');
    case 'purgeTemporary':
      return operationEffect({ ...remedy, days: 1 });
    case 'changeAffinity':
      return l10n.t(
        'The delivery is sent from the addresses of the affinity that you choose: {0}. To undo, set the old one again.',
        remedy.configured.join(', '),
      );
    case 'openServerLog':
      return remedy.text === undefined
        ? l10n.t('Shows the end of the log. Changes nothing.')
        : l10n.t('Opens the log and looks for its last line with “{0}”. Changes nothing.', remedy.text);
    case 'openAuditLog':
      return l10n.t('Shows the journal of the delivery. Changes nothing.');
    case 'explainTwin':
      return l10n.t('Shows the report of the delivery on that instance, with what mends it there. Changes nothing.');
    case 'askAdobe':
      return l10n.t(
        'Writes down what to ask Adobe support for, with what the instance tells, ready to copy. Changes nothing.',
      );
    case 'saveSupportReport':
      return l10n.t(
        'Collects what support will want to see, masked, and shows it before it is saved. Changes nothing.',
      );
    default:
      return '';
  }
}
