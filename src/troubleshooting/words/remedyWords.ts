import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';

/** Label of a quick fix. */
export function remedyTitle(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'startModule':
      return l10n.t('Start {0}@{1} on {2}', remedy.module, remedy.instance, remedy.server);
    case 'changeAffinity':
      return l10n.t('Choose another IP affinity');
    case 'openAuditLog':
      return l10n.t('Open the audit log');
    case 'resume':
      return l10n.t('Resume the delivery');
    case 'start':
      return l10n.t('Confirm and start the delivery');
  }
}

/** What a remedy does, and how to undo it, for the report. */
export function remedyEffect(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'startModule':
      return remedy.module === 'mta'
        ? l10n.t('The MTA begins to send every delivery that is due. To undo, stop the module again; what was sent cannot be called back.')
        : l10n.t('The module takes up its work. To undo, stop it again.');
    case 'changeAffinity':
      return l10n.t('The delivery is sent from the addresses of the affinity that you choose: {0}. To undo, set the old one again.', remedy.configured.join(', '));
    case 'openAuditLog':
      return l10n.t('Shows the journal of the delivery. Changes nothing.');
    case 'resume':
      return l10n.t('Sending goes on. To undo, pause it again; what was sent cannot be called back.');
    case 'start':
      return l10n.t('The messages are sent to their recipients. What was sent cannot be called back.');
  }
}
