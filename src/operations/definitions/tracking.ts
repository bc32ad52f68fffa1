import * as l10n from '@vscode/l10n';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryDetail } from '../../domain/delivery';
import { trackingStage, type ContentUrl } from '../../domain/urlTracking';
import { defineOperation } from '../defineOperation';
import { NOT_YET, SHOWN, shownIf, type Needless, type Operation, type Sight } from '../operation';
import type { Place } from '../place';
import type { UrlMode } from '../request';
import { DELIVERY_WATCHING, nameOf, send } from './onDelivery';
import { trackingModeText } from './trackingModeText';

interface Tracked {
  readonly delivery: DeliveryDetail;
  /** Undefined where the instance does not tell. */
  readonly on: boolean | undefined;
}

interface TrackedUrls {
  readonly delivery: DeliveryDetail;
  readonly urls: readonly ContentUrl[];
}

/** Why no tracking can be switched in this state; undefined when it can. */
export function stageObstacle({ state }: Pick<DeliveryDetail, 'state'>): string | undefined {
  switch (trackingStage(state)) {
    case 'sent':
      return l10n.t(
        'Tracking cannot be switched any more: sending was confirmed, and the links of the messages are already rewritten.',
      );
    case 'preparing':
      return l10n.t('Tracking cannot be switched while the delivery is being prepared: wait until that is done.');
    case 'editable':
    case 'prepared':
      return undefined;
  }
}

function notNow(delivery: DeliveryDetail): Needless | undefined {
  const text = stageObstacle(delivery);
  return text === undefined ? undefined : { kind: 'refused', text };
}

/** Said of a delivery whose links are made already. */
function preparedText(delivery: DeliveryDetail): readonly string[] {
  return trackingStage(delivery.state) === 'prepared'
    ? [
        l10n.t(
          'The delivery is prepared already, with the links as they were: prepare it again, otherwise this changes nothing.',
        ),
      ]
    : [];
}

/** Turns tracking of the whole delivery on or off. */
export const switchTracking = defineOperation<'switchTracking'>({
  kind: 'switchTracking',
  expert: false,
  title: ({ on }) => (on ? l10n.t('Switch tracking on') : l10n.t('Switch tracking off')),
  effect: ({ on }) =>
    on
      ? l10n.t('Opens and clicks of this delivery will be recorded, as its URLs say.')
      : l10n.t('Neither opens nor clicks of this delivery will be recorded, and its reports will show none.'),
  undoing: () => l10n.t('To undo, switch it back before it is sent.'),
  operation: (request, language): Operation<Place, Tracked> => {
    const { deliveryId, on } = request;
    return {
      id: 'switchTracking',
      request: { ...request },
      title: switchTracking.title(request, language),
      subject: `delivery ${deliveryId}`,
      named: ({ delivery }) => nameOf(delivery),
      read: async (place, signal) => {
        const instance = await place.instance(signal);
        const delivery = await instance.deliveries.get(deliveryId, signal);
        return delivery === undefined ? undefined : { delivery, on: await isOn(instance, delivery, signal) };
      },
      needless: ({ delivery, on: now }) => {
        if (now === undefined) {
          return {
            kind: 'refused',
            text: l10n.t('The instance does not tell whether tracking is on, so that a change could not be verified.'),
          };
        }
        return now === on
          ? { kind: 'alreadySo', text: l10n.t('It is already done: somebody switched it in the meantime.') }
          : notNow(delivery);
      },
      ask: ({ delivery, on: now }) => ({
        question: on
          ? l10n.t('Switch tracking of {0} on?', shortLabel(nameOf(delivery)))
          : l10n.t('Switch tracking of {0} off?', shortLabel(nameOf(delivery))),
        now: now === true ? l10n.t('It is on now.') : l10n.t('It is off now.'),
        effect: [switchTracking.effect(request), ...preparedText(delivery)].join('\n'),
        undo: switchTracking.undoing(request),
        action: on ? l10n.t('Switch On') : l10n.t('Switch Off'),
        typed: delivery.internalName,
      }),
      agreed: ({ delivery, on: now }) => ({ id: delivery.id, state: delivery.state, label: delivery.label, now }),
      write: (place, _before, signal) => send(place, signal, (writes) => writes.setTracking(deliveryId, on, signal)),
      sight: (before, now) => shownIf(now?.on === on && before.on !== on),
      done: ({ delivery }) =>
        on
          ? l10n.t('Tracking of {0} is on.', delivery.internalName)
          : l10n.t('Tracking of {0} is off.', delivery.internalName),
      values: ({ on: was }, now) => ({
        before: onText(was),
        after: onText(now === undefined ? on : now.on),
      }),
      undo: ({ on: was }) => (was === undefined ? undefined : { kind: 'switchTracking', deliveryId, on: was }),
      watching: DELIVERY_WATCHING,
    };
  },
});

/** Sets the modes of single URLs, each to its own: so that undoing brings back *always* and *never*. */
export const setUrlModes = defineOperation<'setUrlModes'>({
  kind: 'setUrlModes',
  expert: false,
  title: ({ url }) => l10n.t('Change tracking of {0}', shortLabel(url)),
  effect: ({ modes }) =>
    l10n.t('The modes of this URL change wherever it stands in the message (places: {0}).', modes.length),
  undoing: () => l10n.t('To undo, set the old modes again before it is sent.'),
  operation: (request, language): Operation<Place, TrackedUrls> => {
    const { deliveryId, modes, url } = request;
    const wanted = ({ urls }: TrackedUrls): readonly ContentUrl[] =>
      modes.flatMap((mode) => urls.filter((one) => isMeant(one, mode)).slice(0, 1));
    return {
      id: 'setUrlModes',
      request: { ...request },
      title: setUrlModes.title(request, language),
      subject: `delivery ${deliveryId}`,
      named: ({ delivery }) => nameOf(delivery),
      read: async (place, signal) => {
        const { deliveries, tracking } = await place.instance(signal);
        const [delivery, content] = await Promise.all([
          deliveries.get(deliveryId, signal),
          tracking.content(deliveryId, signal),
        ]);
        return delivery === undefined || content === undefined ? undefined : { delivery, urls: content.urls };
      },
      needless: (read) => {
        if (wanted(read).length < modes.length) {
          return { kind: 'refused', text: l10n.t('The content of the delivery does not have this URL any more.') };
        }
        return hasModes(read.urls, modes)
          ? { kind: 'alreadySo', text: l10n.t('It is already done: somebody switched it in the meantime.') }
          : notNow(read.delivery);
      },
      ask: (read) => ({
        question: l10n.t('Change tracking of {0}?', shortLabel(url)),
        now: l10n.t('It is “{0}” now.', modesText(wanted(read).map(({ mode }) => mode))),
        effect: [
          l10n.t('It becomes “{0}”.', modesText(modes.map(({ mode }) => mode))),
          setUrlModes.effect(request),
          ...preparedText(read.delivery),
        ].join('\n'),
        undo: setUrlModes.undoing(request),
        action: l10n.t('Change It'),
        typed: read.delivery.internalName,
      }),
      agreed: ({ delivery, urls }) => ({ id: delivery.id, state: delivery.state, label: delivery.label, urls }),
      write: (place, { urls }, signal) =>
        send(place, signal, (writes) =>
          writes.setUrlModes(
            deliveryId,
            modes.flatMap((mode) =>
              urls
                .filter((one) => isMeant(one, mode) && one.mode !== mode.mode)
                .map((one) => ({ url: one, mode: mode.mode })),
            ),
            urls,
            signal,
          ),
        ),
      sight: (before, now) => urlsSight(before.urls, now?.urls, modes),
      done: () => l10n.t('Switched, and read back from the instance.'),
      values: (before, now) => ({
        before: `${shortLabel(url)} ${modesText(wanted(before).map(({ mode }) => mode))}`,
        after: modesText((now === undefined ? modes : wanted(now)).map(({ mode }) => mode)),
      }),
      undo: (before) => ({
        kind: 'setUrlModes',
        deliveryId,
        url,
        modes: wanted(before).flatMap((one) => (one.mode === undefined ? [] : [{ ...keyOf(one), mode: one.mode }])),
      }),
      watching: DELIVERY_WATCHING,
    };
  },
});

/** Names an occurrence of a URL, as in a request. */
export function keyOf({ format, tagId, source, occurrence }: ContentUrl): Omit<UrlMode, 'mode'> {
  return { format, tagId, source, occurrence };
}

function isMeant(url: ContentUrl, mode: Omit<UrlMode, 'mode'>): boolean {
  return (
    url.format === mode.format &&
    url.source === mode.source &&
    url.occurrence === mode.occurrence &&
    url.tagId === mode.tagId
  );
}

function hasModes(urls: readonly ContentUrl[], modes: readonly UrlMode[]): boolean {
  return modes.every((mode) => urls.some((url) => isMeant(url, mode) && url.mode === mode.mode));
}

/** Nothing but the wanted modes may differ from before. */
function urlsSight(
  before: readonly ContentUrl[],
  now: readonly ContentUrl[] | undefined,
  modes: readonly UrlMode[],
): Sight {
  if (now === undefined || !hasModes(now, modes)) {
    return NOT_YET;
  }
  const others = before.filter((url) => !modes.some((mode) => isMeant(url, mode)));
  const same =
    now.length === before.length &&
    others.every((url) => now.some((other) => isMeant(other, url) && other.mode === url.mode));
  return same
    ? SHOWN
    : {
        kind: 'failed',
        text: l10n.t(
          'Written, but the URLs in the content are not the same as before: look at them in the client console before you send.',
        ),
      };
}

/** Whether tracking is on; some instances tell it only with the content. */
async function isOn(
  { tracking }: CampaignInstance,
  { id, trackingEnabled }: DeliveryDetail,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  return trackingEnabled ?? (await tracking.content(id, signal))?.enabled;
}

function onText(on: boolean | undefined): string {
  return on === true ? l10n.t('On') : l10n.t('Off');
}

function modesText(modes: readonly (number | undefined)[]): string {
  return [...new Set(modes.map((mode) => trackingModeText(mode ?? -1)))].join(', ');
}

/** A label may be thousands of characters long; the dialog must stay readable. */
function shortLabel(label: string): string {
  const characters = Array.from(label.replaceAll(/\s+/g, ' '));
  return characters.length <= 80 ? characters.join('') : `${characters.slice(0, 79).join('')}…`;
}
