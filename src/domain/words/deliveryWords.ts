import * as l10n from '@vscode/l10n';
import type { AttentionGroup } from '../attention';
import { channelName } from '../channel';
import type { Grouping, SortChoice } from '../viewChoice';
import { deliveryStateName, type DeliveryStateCode, type DeliveryStateName } from '../deliveryState';

/** Adobe's words for the states, so that they read as in the client console. Requested and running stops have no published label. */
const STATE_WORDS: Readonly<Record<DeliveryStateName, () => string>> = {
  edition: () => l10n.t('Being edited'),
  targetPrepPending: () => l10n.t('Targeting pending'),
  targetSelection: () => l10n.t('Counting in progress'),
  targetArbitration: () => l10n.t('Arbitration in progress'),
  targetReady: () => l10n.t('Target ready'),
  messagePrepPending: () => l10n.t('Personalization pending'),
  messagePreparation: () => l10n.t('Personalization in progress'),
  messageReady: () => l10n.t('Message finalized'),
  preparationError: () => l10n.t('Preparation failed'),
  ready: () => l10n.t('Ready to be delivered'),
  startPending: () => l10n.t('Start pending'),
  started: () => l10n.t('In progress'),
  retryPending: () => l10n.t('Retry pending'),
  retryInProgress: () => l10n.t('Retry in progress'),
  pausePending: () => l10n.t('Pause requested'),
  pauseInProgress: () => l10n.t('Pause in progress'),
  paused: () => l10n.t('Paused'),
  cancelPending: () => l10n.t('Stop requested'),
  cancelInProgress: () => l10n.t('Stop in progress'),
  cancelled: () => l10n.t('Stopped'),
  failed: () => l10n.t('Failed'),
  finished: () => l10n.t('Finished'),
  deleted: () => l10n.t('Deleted'),
};

/** A state in words; a state that only this instance knows is shown by its number. */
export function stateText(code: DeliveryStateCode): string {
  const name = deliveryStateName(code);
  return name === undefined ? l10n.t('State {0}', code) : STATE_WORDS[name]();
}

/** The name of a group of the Deliveries view. */
export function groupText(group: AttentionGroup): string {
  switch (group) {
    case 'needsAttention':
      return l10n.t('Needs attention');
    case 'pending':
      return l10n.t('Pending');
    case 'inProgress':
      return l10n.t('In progress');
    case 'scheduled':
      return l10n.t({ message: 'Scheduled', comment: ['the name of a group of deliveries'] });
    case 'paused':
      return l10n.t('Paused');
    case 'failed':
      return l10n.t('Failed');
    case 'finished':
      return l10n.t({ message: 'Finished', comment: ['the name of a group of deliveries'] });
    case 'beingEdited':
      return l10n.t('Being edited');
  }
}

/** What the deliveries are grouped by, in the view's description and in the pick. */
export function groupingText(grouping: Grouping): string {
  switch (grouping) {
    case 'attention':
      return l10n.t('by attention');
    case 'operation':
      return l10n.t('by campaign');
    case 'folder':
      return l10n.t('by folder');
    case 'messageType':
      return l10n.t('by channel');
    case 'state':
      return l10n.t('by state');
    case 'day':
      return l10n.t('by sending day');
  }
}

/** What the deliveries are sorted by, said so that the direction is clear. */
export function sortText({ by, descending }: SortChoice): string {
  switch (by) {
    case 'lastModified':
      return descending ? l10n.t('most recently changed first') : l10n.t('longest unchanged first');
    case 'contactDate':
      return descending ? l10n.t('latest contact date first') : l10n.t('earliest contact date first');
    case 'sentDate':
      return descending ? l10n.t('most recently sent first') : l10n.t('first sent first');
    case 'label':
      return descending ? l10n.t('label, Z to A') : l10n.t('label, A to Z');
    case 'state':
      return descending ? l10n.t('state, finished first') : l10n.t('state, being edited first');
    case 'size':
      return descending ? l10n.t('largest first') : l10n.t('smallest first');
  }
}

/** A channel in words; a message type that only this instance knows is shown by its number. */
export function channelText(messageType: number): string {
  switch (channelName(messageType)) {
    case 'email':
      return l10n.t('email');
    case 'sms':
      return l10n.t('SMS');
    case 'phone':
      return l10n.t('phone');
    case 'paper':
      return l10n.t('direct mail');
    case 'fax':
      return l10n.t('fax');
    case 'agency':
      return l10n.t('agency');
    case 'facebook':
      return l10n.t('Facebook');
    case 'twitter':
      return l10n.t('X (Twitter)');
    case 'ios':
      return l10n.t('iOS push');
    case 'android':
      return l10n.t('Android push');
    case 'line':
      return l10n.t('LINE');
    case 'other':
      return l10n.t('other channel');
    default:
      return l10n.t('channel {0}', messageType);
  }
}
