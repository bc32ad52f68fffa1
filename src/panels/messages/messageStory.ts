import { l10n } from 'vscode';
import type { CampaignInstance, Message, TrackingLog } from '../../campaign/instance';
import type { DeliveryDetail, DeliveryId } from '../../domain/delivery';
import { EMAIL } from '../../domain/channel';
import { domainOf, maskedAddress } from '../../domain/maskedAddress';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import { explainText } from '../../knowledge';
import { explanationLines } from '../../platform/explanationText';
import { languageOfTheWindow } from '../../platform/language';
import { failureReasonText, failureTypeText, messageStatusText, reactionText } from '../../platform/messageWords';
import type { MessageStory } from '../../shared/protocol/messages';
import { withoutAddress } from './gridRows';

type Event = MessageStory['events'][number];

/** Events of one recipient that are shown; robots open a message thousands of times. */
const MOST_EVENTS = 200;

export interface StorySource {
  readonly delivery: DeliveryDetail;
  readonly message: Message;
  /** One more than are shown, when there are more; undefined where the instance does not tell. */
  readonly reactions: readonly TrackingLog[] | undefined;
  readonly masked: boolean;
  readonly statuses?: ReadonlyMap<number, string>;
  readonly isEmail: boolean;
}

export interface StoryRequest {
  readonly delivery: DeliveryDetail;
  readonly id: string;
  readonly masked: boolean;
  readonly statuses?: ReadonlyMap<number, string>;
}

/** Reads a message and what became of it; undefined when it is not there any more. Two calls. */
export async function readStory(
  instance: CampaignInstance,
  { delivery, id, masked, statuses }: StoryRequest,
  signal: AbortSignal,
): Promise<MessageStory | undefined> {
  const [[message], reactions] = await Promise.all([
    instance.messages.page({ deliveryId: delivery.id, ids: [id] }, { from: 'first', limit: 1 }, signal),
    reactionsTo(instance, delivery.id, id, signal),
  ]);
  return (
    message && storyOf({ delivery, message, reactions, masked, statuses, isEmail: delivery.messageType === EMAIL })
  );
}

/** What the recipient did; undefined where the tracking log does not say to which message an event belongs. */
async function reactionsTo(
  instance: CampaignInstance,
  deliveryId: DeliveryId,
  messageId: string,
  signal: AbortSignal,
): Promise<readonly TrackingLog[] | undefined> {
  const query = { deliveryId, messageId };
  if ((await instance.trackingLogs.lacking(query, signal)).length > 0) {
    return undefined;
  }
  return instance.trackingLogs.page(query, { from: 'first', limit: MOST_EVENTS + 1 }, signal);
}

/**
 * One message's life: prepared with the delivery, then what its log says of the last attempt, then what the recipient
 * did. Earlier attempts are not kept by Campaign one by one: the log has one row per message.
 */
export function storyOf({ delivery, message, reactions, masked, statuses, isEmail }: StorySource): MessageStory {
  const shown = (reactions ?? []).slice(0, MOST_EVENTS);
  const tried = attempt(message, masked, statuses);
  const events = [...preparation(delivery), tried, ...knownOf(message, tried), ...shown.map(reaction)];
  return {
    id: message.id,
    facts: [
      ...factsOf(message, masked),
      ...(reactions === undefined
        ? [{ label: l10n.t('Tracking'), value: l10n.t('Not available on this instance') }]
        : []),
    ],
    events: events.sort((a, b) => (a.at ?? 0) - (b.at ?? 0)),
    more: (reactions ?? []).length > MOST_EVENTS,
    ...noMirror(message, isEmail),
  };
}

function preparation({ broadStart }: DeliveryDetail): Event[] {
  return [
    {
      title: l10n.t('Prepared'),
      detail: l10n.t('By the analysis of the delivery: see its audit log for the time.'),
      tone: 'plain',
    },
    ...(broadStart === undefined
      ? []
      : [{ at: broadStart, title: l10n.t('Sending of the delivery began'), tone: 'plain' as const }]),
  ];
}

function attempt(message: Message, masked: boolean, statuses: ReadonlyMap<number, string> | undefined): Event {
  const { status, failureReason, text, address } = message;
  const at = message.eventDate ?? message.lastModified;
  const reason =
    failureReason === undefined || failureReason === 0
      ? []
      : [`${failureReasonText(failureReason)} (${failureTypeText(failureReason)})`];
  const retried =
    status === MESSAGE_STATUS.pending && reason.length > 0
      ? [l10n.t('It is tried again until the validity ends.')]
      : [];
  const detail = [...reason, ...(text === undefined ? [] : [withoutAddress(text, address, masked)]), ...retried].join(
    ' · ',
  );
  return {
    ...(at === undefined ? {} : { at }),
    title: status === undefined ? l10n.t('Status not known') : messageStatusText(status, statuses),
    ...(detail === '' ? {} : { detail }),
    tone: status === MESSAGE_STATUS.sent ? 'good' : status === MESSAGE_STATUS.failed ? 'bad' : 'plain',
  };
}

/** What the catalogue knows of the text of the last attempt, right behind it. */
function knownOf({ text = '' }: Message, { at }: Event): Event[] {
  const [explanation] = explainText(text, { language: languageOfTheWindow(), place: 'message' });
  return explanation === undefined
    ? []
    : [
        {
          ...(at === undefined ? {} : { at }),
          title: l10n.t('What this text means'),
          detail: explanationLines(explanation).join(' '),
          tone: 'plain',
        },
      ];
}

function reaction({ at, urlType, urlLabel, userAgent }: TrackingLog): Event {
  const detail = [urlLabel, userAgent].filter((part) => part !== undefined && part !== '').join(' · ');
  return {
    ...(at === undefined ? {} : { at }),
    title: urlType === undefined ? l10n.t('Tracking event') : reactionText(urlType),
    ...(detail === '' ? {} : { detail }),
    tone: 'plain',
  };
}

function factsOf({ id, address, recipientId, publicId }: Message, masked: boolean): MessageStory['facts'] {
  const domain = domainOf(address);
  return [
    { label: l10n.t('Address'), value: masked ? maskedAddress(address) : address },
    ...(domain === undefined ? [] : [{ label: l10n.t('Domain'), value: domain }]),
    { label: l10n.t('Message'), value: id },
    ...(recipientId === undefined ? [] : [{ label: l10n.t('Recipient'), value: recipientId }]),
    ...(publicId === undefined || publicId === 0 ? [] : [{ label: l10n.t('Public IP'), value: String(publicId) }]),
  ];
}

function noMirror({ status }: Message, isEmail: boolean): { noMirror?: string } {
  if (!isEmail) {
    return { noMirror: l10n.t('Only e-emails have a mirror page.') };
  }
  if (status === MESSAGE_STATUS.ignored || status === MESSAGE_STATUS.cancelled) {
    return { noMirror: l10n.t('This message was not sent.') };
  }
  return {};
}
