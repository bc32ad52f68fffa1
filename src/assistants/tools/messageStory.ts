import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import type { CampaignInstance, Message, TrackingLog } from '../../campaign/instance';
import type { DeliveryId } from '../../domain/delivery';
import { maskedAddress } from '../../domain/maskedAddress';
import { MESSAGE_STATUS } from '../../domain/messageStatus';
import { explainText } from '../../knowledge';
import { failureReasonText, failureTypeText, messageStatusText, reactionText } from '../../platform/messageWords';
import type { Answer, Part } from '../answer/answer';
import { identifier, quotedAddress, quotedIfAny, sentence, timeIfAny } from '../answer/quoted';
import type { ToolCall } from '../context';
import { defineTool } from '../defineTool';
import { notFound } from '../toolProblem';
import { aboutInstance, chosen, DELIVERY, deliveryPart, INSTANCE, namedDelivery } from './common';

/** Messages that are offered to choose from, and events of one. */
const MOST_MESSAGES = 10;
const MOST_EVENTS = 30;

export const messageStory = defineTool({
  name: 'campaign_message_story',
  title: () => l10n.t('Story of a Message'),
  summary: () => l10n.t('What became of the message to one recipient. Addresses stay hidden.'),
  description:
    'What became of one message of a delivery: its status, the reason and the answer of the other side with what that text means, then opens and clicks. Name it by `message` (its id), or by `address` when the person told it; without both the newest failed messages are listed with their ids. Addresses of recipients are always masked; never try to complete them.',
  icon: 'mail-read',
  budget: 2500,
  reaches: 'instance',
  input: z.strictObject({
    instance: INSTANCE,
    delivery: DELIVERY,
    message: z.optional(z.string().check(z.regex(/^[-\w]{1,64}$/), z.describe('Id of the message.'))),
    address: z.optional(
      z.string().check(z.minLength(3), z.maxLength(200), z.describe('The address, or a part of it.')),
    ),
  }),
  run: async (call, { instance, delivery: named, message: id, address }): Promise<Answer> => {
    const found = await chosen(call, instance);
    const delivery = await namedDelivery(found, named, call.signal);
    const about = { ...aboutInstance(found), delivery: deliveryPart(delivery) };
    const read = await found.instance.messages.page(
      {
        deliveryId: delivery.id,
        ...(id === undefined ? {} : { ids: [id] }),
        ...(address === undefined ? {} : { addressContains: address }),
        ...(id === undefined && address === undefined ? { statuses: [MESSAGE_STATUS.failed] } : {}),
      },
      { from: 'last', limit: MOST_MESSAGES },
      call.signal,
    );
    // Only whole addresses: parts of one would let a model guess it, letter by letter.
    const messages = read.filter((one) => address === undefined || one.address.toLowerCase() === address.toLowerCase());
    const [first, ...others] = messages;
    if (first === undefined) {
      throw notFound('message');
    }
    if (others.length > 0 || (id === undefined && address === undefined)) {
      return { about, lists: { messages: messages.map((message) => messagePart(message, call)) } };
    }
    const events = await eventsOf(found.instance, delivery.id, first.id, call.signal);
    return {
      about: { ...about, message: messagePart(first, call), events_known: events !== undefined },
      lists: { events: (events ?? []).map(eventPart) },
    };
  },
});

function messagePart(
  { id, address, status, failureReason, text, eventDate, lastModified }: Message,
  call: ToolCall,
): Part {
  const withoutAddress = address === '' ? text : text?.replaceAll(address, maskedAddress(address));
  const [known] = text === undefined ? [] : explainText(text, { language: call.language(), place: 'message' });
  return {
    id: identifier(id),
    address: quotedAddress(address),
    status: status === undefined ? undefined : sentence(messageStatusText(status), []),
    at: timeIfAny(eventDate ?? lastModified),
    reason:
      failureReason === undefined || failureReason === 0
        ? undefined
        : sentence(`${failureReasonText(failureReason)} (${failureTypeText(failureReason)})`, []),
    answer: quotedIfAny(withoutAddress, 240),
    answer_means: known && sentence(known.meaning, []),
  };
}

/** What the recipient did, oldest first; undefined where the tracking log does not tell to which message an event belongs. */
async function eventsOf(
  instance: CampaignInstance,
  deliveryId: DeliveryId,
  messageId: string,
  signal: AbortSignal,
): Promise<readonly TrackingLog[] | undefined> {
  const query = { deliveryId, messageId };
  if ((await instance.trackingLogs.lacking(query, signal)).length > 0) {
    return undefined;
  }
  return instance.trackingLogs.page(query, { from: 'first', limit: MOST_EVENTS }, signal);
}

function eventPart({ at, urlType, urlLabel, userAgent }: TrackingLog): Part {
  return {
    at: timeIfAny(at),
    what: urlType === undefined ? undefined : sentence(reactionText(urlType), []),
    url: quotedIfAny(urlLabel, 80),
    browser: quotedIfAny(userAgent, 80),
  };
}
