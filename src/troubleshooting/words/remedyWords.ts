import { l10n } from 'vscode';
import { isExpert } from '../../domain/expertRemedies';
import type { Remedy } from '../../domain/finding';
import { timeText } from './format';

/** Label of a quick fix; those for experts say so. */
export function remedyTitle(remedy: Remedy): string {
  return isExpert(remedy) ? l10n.t('{0} (for experts)', titleOf(remedy)) : titleOf(remedy);
}

function titleOf(remedy: Remedy): string {
  switch (remedy.kind) {
    case 'startModule':
      return l10n.t('Start {0}@{1} on {2}', remedy.module, remedy.instance, remedy.server);
    case 'restartModule':
      return l10n.t('Restart {0}@{1} on {2}', remedy.module, remedy.instance, remedy.server);
    case 'stopModule':
      return l10n.t('Stop {0}@{1} on {2}', remedy.module, remedy.instance, remedy.server);
    case 'setAffinity':
      return remedy.affinity === ''
        ? l10n.t('Clear the IP affinity')
        : l10n.t('Set the IP affinity to “{0}”', remedy.affinity);
    case 'reschedule':
      return remedy.to === undefined
        ? l10n.t('Move the contact date…')
        : l10n.t('Move the contact date to {0}', timeText(remedy.to));
    case 'extendValidity':
      return remedy.to === undefined
        ? l10n.t('Extend the validity…')
        : l10n.t('Let it be valid until {0}', timeText(remedy.to));
    case 'pause':
      return l10n.t('Pause the delivery');
    case 'stop':
      return l10n.t('Stop the delivery');
    case 'recomputeStatistics':
      return l10n.t('Recompute the statistics');
    case 'deleteFailed':
      return remedy.deliveryIds.length === 1
        ? l10n.t('Delete the failed delivery')
        : l10n.t('Delete {0} failed deliveries', remedy.deliveryIds.length);
    case 'setConcurrency':
      return l10n.t('Let {0} campaign deliveries run at a time', remedy.limit);
    case 'setAccount':
      return remedy.active
        ? l10n.t('Activate the external account {0}', remedy.account)
        : l10n.t('Deactivate the external account {0}', remedy.account);
    case 'purgeTemporary':
      return l10n.t('Purge temporary files on {0}…', remedy.server);
    case 'restartWorkflow':
      return l10n.t('Restart the workflow {0}', remedy.workflow);
    case 'changeAffinity':
      return l10n.t('Choose another IP affinity');
    case 'openServerLog':
      // Two findings may lead to one log, and one of them to a line in it.
      return remedy.text === undefined
        ? l10n.t('Open {0} of {1}', remedy.file, remedy.server)
        : l10n.t('Open {0} of {1} at “{2}”', remedy.file, remedy.server, remedy.text);
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
        ? l10n.t(
            'The MTA begins to send every delivery that is due. To undo, stop the module again; what was sent cannot be called back.',
          )
        : l10n.t('The module takes up its work. To undo, stop it again.');
    case 'restartModule':
      return l10n.t(
        'What it is doing is broken off and taken up again; sending stands still for a minute. There is nothing to undo.',
      );
    case 'stopModule':
      return l10n.t('Nothing is done by it until it is started again. To undo, start it.');
    case 'setAffinity':
      return remedy.affinity === ''
        ? l10n.t('Without one the delivery is sent from the default addresses, whose reputation differs.')
        : l10n.t('The delivery is sent from the addresses of “{0}”.', remedy.affinity);
    case 'reschedule':
      return l10n.t(
        'The delivery starts at the date that you choose. To undo, set the old one again before it starts.',
      );
    case 'extendValidity':
      return l10n.t('What is left is sent until the date that you choose. To undo, set the old one again.');
    case 'pause':
      return l10n.t(
        'No further message is sent until it is resumed. To undo, resume it. Messages that are already handed over still arrive.',
      );
    case 'stop':
      return l10n.t('No further message is sent. This cannot be undone: a stopped delivery cannot be resumed.');
    case 'recomputeStatistics':
      return l10n.t(
        'The instance counts again from its logs. Nothing is sent, and there is nothing to undo; for a large delivery this is work for the database.',
      );
    case 'deleteFailed':
      return l10n.t(
        'They go to the recycle bin, and the nightly cleanup drops their temporary tables. To undo, restore them in Campaign’s console before that.',
      );
    case 'setConcurrency':
      return l10n.t(
        'Deliveries that wait for a place start at once. Adobe advises against raising the limit for long: more at a time slows all of them down.',
      );
    case 'setAccount':
      return remedy.active
        ? l10n.t(
            'Every delivery that waits for this account is sent. To undo, deactivate it again; what was sent cannot be called back.',
          )
        : l10n.t('No delivery leaves through this account until it is active again. To undo, activate it.');
    case 'purgeTemporary':
      return l10n.t(
        'Deletes files that nobody wrote to for days, in the folders tmp and var/tmp of the installation only. This cannot be undone.',
      );
    case 'restartWorkflow':
      return l10n.t('Its task begins anew. There is nothing to undo.');
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
    case 'resume':
      return l10n.t('Sending goes on. To undo, pause it again; what was sent cannot be called back.');
    case 'start':
      return l10n.t('The messages are sent to their recipients. What was sent cannot be called back.');
  }
}
