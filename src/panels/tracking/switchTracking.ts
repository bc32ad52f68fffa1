import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryDetail } from '../../domain/delivery';
import type { ContentUrl } from '../../domain/urlTracking';
import { isTracked, switchedMode, trackingStage } from '../../domain/urlTracking';
import { confirmByDialog } from '../../platform/confirm';
import type { PanelFrame } from '../frame/panelContent';
import { shortLabel } from '../frame/subject';
import { connectionGone, deliveryGone, PanelProblem } from '../frame/panelProblem';
import { deliverySwitch, joinedUrls, urlSwitch, urlSwitchObstacle } from './urlSwitch';

/** The readings around the write and the write itself, ms. */
const TIME_LIMIT_MS = 60_000;

interface Change {
  readonly question: string;
  readonly effect: string;
  readonly action: string;
  /** What the record of activity calls it, with the values before and after. */
  readonly what: string;
  readonly before: string;
  readonly after: string;
  write(signal: AbortSignal): Promise<void>;
  /** Reads back: undefined when the change is there and nothing else changed, else what is wrong. */
  verify(signal: AbortSignal): Promise<string | undefined>;
}

/**
 * Asks, writes once, reads back and records. Answers in a sentence what came of it; undefined when that was declined.
 */
async function carryOut(
  frame: PanelFrame,
  plan: (instance: CampaignInstance, delivery: DeliveryDetail, signal: AbortSignal) => Promise<Change>,
): Promise<string | undefined> {
  const { deps, ref } = frame;
  const descriptor = deps.access.descriptor(ref.connectionId);
  if (descriptor === undefined) {
    throw connectionGone();
  }
  const reading = AbortSignal.timeout(TIME_LIMIT_MS);
  const instance = await deps.access.instance(ref.connectionId, reading);
  const readAgain = async (signal: AbortSignal): Promise<Change> => {
    const delivery = await instance.deliveries.get(ref.deliveryId, signal);
    if (delivery === undefined) {
      throw deliveryGone();
    }
    return plan(instance, delivery, signal);
  };
  const { question, effect, action } = await readAgain(reading);
  const agreed = await (deps.confirm ?? confirmByDialog)({
    question,
    instance: descriptor.name,
    environment: descriptor.environment,
    effect,
    action,
  });
  if (!agreed) {
    return undefined;
  }
  const signal = AbortSignal.timeout(TIME_LIMIT_MS);
  // The dialog may have stood for an hour: what is written must fit what is there now.
  const change = await readAgain(signal);
  const record = (outcome: 'done' | 'failed' | 'notVerified'): void => {
    const { what, before, after } = change;
    deps.activity?.record({
      at: deps.now(),
      who: instance.info.operator,
      where: descriptor.name,
      what,
      before,
      after,
      outcome,
    });
  };
  try {
    await change.write(signal);
  } catch (error) {
    record('failed');
    throw error;
  }
  const unverified = l10n.t('Written, but it could not be read back: refresh and look before you send.');
  const wrong = await change.verify(signal).catch(() => unverified);
  record(wrong === undefined ? 'done' : 'notVerified');
  return wrong ?? l10n.t('Switched, and read back from the instance.');
}

/** Turns tracking of one URL, wherever it stands in the content, on or off. */
export function switchUrl(frame: PanelFrame, urlId: string, on: boolean): Promise<string | undefined> {
  const id = frame.ref.deliveryId;
  return carryOut(frame, async (instance, delivery, signal) => {
    const { tracking } = instance;
    const [urls, read] = await Promise.all([tracking.urls(id, signal), tracking.content(id, signal)]);
    const all = read?.urls;
    const content = read === undefined ? ({ ok: false, why: '' } as const) : ({ ok: true, value: read } as const);
    const found = joinedUrls(urls, content).find(({ url }) => url.id === urlId);
    const offered = found && urlSwitch(found, all ?? [], urlSwitchObstacle(delivery, content));
    if (found === undefined || offered === undefined || all === undefined) {
      throw new PanelProblem({
        what: l10n.t('The content of the delivery does not have this URL any more.'),
        next: l10n.t('Refresh and look again.'),
      });
    }
    if (offered.why !== undefined) {
      throw new PanelProblem({ what: offered.why });
    }
    const changes = found.occurrences.flatMap((url) => {
      const mode = switchedMode(url.mode, on);
      return mode === undefined || isTracked(url.mode) === on ? [] : [{ url, mode }];
    });
    if (changes.length === 0) {
      throw new PanelProblem({ what: l10n.t('It is so already: somebody switched it meanwhile.') });
    }
    const label = shortLabel(found.url.label === '' ? found.url.source : found.url.label, 80);
    return {
      question: on ? l10n.t('Track clicks on {0}?', label) : l10n.t('Stop tracking clicks on {0}?', label),
      effect: [
        on
          ? l10n.t(
              'Clicks on this URL will be recorded, wherever it stands in the message (places: {0}).',
              found.occurrences.length,
            )
          : l10n.t(
              'Clicks on this URL will not be recorded, wherever it stands in the message (places: {0}).',
              found.occurrences.length,
            ),
        ...afterwards(delivery),
      ].join('\n'),
      action: on ? l10n.t('Track it') : l10n.t('Do not track it'),
      what: `Tracking of a URL of delivery ${id} (${delivery.label}): ${found.url.source}`,
      before: offered.mode,
      after: on ? 'on' : 'off',
      write: (writing) => tracking.setUrlModes(id, changes, all, writing),
      verify: async (reading) =>
        differences(
          all,
          (await tracking.content(id, reading))?.urls,
          new Map(changes.map(({ url, mode }) => [url, mode])),
        ),
    };
  });
}

/** Turns tracking of the whole delivery on or off. */
export function switchDelivery(frame: PanelFrame, on: boolean): Promise<string | undefined> {
  const id = frame.ref.deliveryId;
  return carryOut(frame, async (instance, delivery, signal) => {
    const { mode, why } = deliverySwitch(delivery, await isOn(instance, delivery, signal));
    if (why !== undefined) {
      throw new PanelProblem({ what: why });
    }
    const label = shortLabel(delivery.label, 80);
    return {
      question: on ? l10n.t('Switch tracking of {0} on?', label) : l10n.t('Switch tracking of {0} off?', label),
      effect: [
        on
          ? l10n.t('Opens and clicks of this delivery will be recorded, as its URLs say.')
          : l10n.t('Neither opens nor clicks of this delivery will be recorded, and its reports will show none.'),
        ...afterwards(delivery),
      ].join('\n'),
      action: on ? l10n.t('Switch on') : l10n.t('Switch off'),
      what: `Tracking of delivery ${id} (${delivery.label})`,
      before: mode,
      after: on ? 'on' : 'off',
      write: (writing) => instance.tracking.setTracking(id, on, writing),
      verify: async (reading) => {
        const now = await instance.deliveries.get(id, reading);
        return now !== undefined && (await isOn(instance, now, reading)) === on ? undefined : oldValue();
      },
    };
  });
}

/** Whether tracking is on; some instances tell it only with the content. */
async function isOn(
  { tracking }: CampaignInstance,
  { id, trackingEnabled }: DeliveryDetail,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  return trackingEnabled ?? (await tracking.content(id, signal))?.enabled;
}

function afterwards({ state }: DeliveryDetail): string[] {
  const prepared =
    trackingStage(state) === 'prepared'
      ? [
          l10n.t(
            'The delivery is prepared already, with the links as they were: prepare it again, otherwise this changes nothing.',
          ),
        ]
      : [];
  return [...prepared, l10n.t('To undo it, switch it back here before sending.')];
}

/** Compares the URLs before and after, in their order: nothing but the modes in `wanted` may differ. */
function differences(
  before: readonly ContentUrl[],
  after: readonly ContentUrl[] | undefined,
  wanted: ReadonlyMap<ContentUrl, number>,
): string | undefined {
  if (after === undefined) {
    return l10n.t('Written, but it could not be read back: refresh and look before you send.');
  }
  const same = (a: ContentUrl, b: ContentUrl): boolean =>
    a.format === b.format && a.source === b.source && a.occurrence === b.occurrence && a.tagId === b.tagId;
  const pairs = before.map((url) => ({ url, now: after.find((other) => same(url, other)) }));
  if (after.length !== before.length || pairs.some(({ now }) => now === undefined)) {
    return l10n.t(
      'Written, but the URLs in the content are not the same as before: look at them in the client console before you send.',
    );
  }
  if (pairs.some(({ url, now }) => now?.mode !== (wanted.get(url) ?? url.mode))) {
    return oldValue();
  }
  return undefined;
}

function oldValue(): string {
  return l10n.t('Written, but the instance does not show the new value: refresh and look before you send.');
}
