import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import { type DeliveryAction, isAllowed } from '../../domain/actions';
import type { DeliveryDetail } from '../../domain/delivery';
import { DELIVERY_STATES, type DeliveryStateCode, isPendingLike } from '../../domain/deliveryState';
import type { Remedy } from '../../domain/finding';
import { stateText } from '../../domain/words/deliveryWords';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import { type Change, changeOnce, gone } from './changeOnce';
import type { RemedyContext, RemedyOutcome } from '../contract';

type Of<Kind extends Remedy['kind']> = Extract<Remedy, { kind: Kind }>;
type OnDelivery = Pick<Change<DeliveryDetail>, 'title' | 'read'>;

/** What all changes of one delivery share. */
export function onDelivery(remedy: Remedy & { readonly deliveryId: string }): OnDelivery {
  return {
    title: remedyTitle(remedy),
    read: (instance: CampaignInstance, signal) => instance.deliveries.get(remedy.deliveryId, signal),
  };
}

/** Why an action makes no sense any more; undefined when it does. */
function notAllowed(action: DeliveryAction, { internalName, state }: DeliveryDetail): string | undefined {
  return isAllowed(action, state) ? undefined : stateChanged(internalName, state);
}

/** Said when a delivery is in another state than the remedy was meant for. */
export function stateChanged(internalName: string, state: DeliveryStateCode): string {
  return l10n.t('{0} is “{1}” now; nothing was done.', internalName, stateText(state));
}

/** Label and internal name, as in every question about a delivery. */
export function nameOf({ label, internalName }: DeliveryDetail): string {
  return `${label} (${internalName})`;
}

/** States that show that a delivery goes on. */
const GOES_ON: readonly number[] = [
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
  DELIVERY_STATES.finished,
];

/** Confirms an analysed delivery, or resumes a paused one. */
export function play(remedy: Of<'start' | 'resume'>): Change<DeliveryDetail> {
  const { kind, deliveryId } = remedy;
  return {
    ...onDelivery(remedy),
    needless: (delivery) => notAllowed(kind, delivery),
    ask: (delivery) => ({
      question: kind === 'start' ? l10n.t('Start {0}?', nameOf(delivery)) : l10n.t('Resume {0}?', nameOf(delivery)),
      detail: remedyEffect(remedy),
      action: kind === 'start' ? l10n.t('Start it') : l10n.t('Resume it'),
    }),
    write: async (instance, _state, signal) => {
      await instance.deliveries.command(deliveryId, 'play', signal);
    },
    worked: (_before, now) => now !== undefined && GOES_ON.includes(now.state),
    done: ({ internalName }, now) => l10n.t('{0} is “{1}” now.', internalName, stateText(now?.state ?? 0)),
    record: ({ internalName, state }) => `${internalName} (${stateText(state)})`,
    undo: () => ({ kind: 'pause', deliveryId }),
  };
}

/** Pauses or stops a delivery. A stop cannot be taken back: on production its name is typed. */
export function halt(remedy: Of<'pause' | 'stop'>): Change<DeliveryDetail> {
  const { kind, deliveryId } = remedy;
  const goal: readonly number[] =
    kind === 'pause'
      ? [DELIVERY_STATES.pausePending, DELIVERY_STATES.pauseInProgress, DELIVERY_STATES.paused]
      : [DELIVERY_STATES.cancelPending, DELIVERY_STATES.cancelInProgress, DELIVERY_STATES.cancelled];
  return {
    ...onDelivery(remedy),
    needless: (delivery) => notAllowed(kind, delivery),
    ask: (delivery) => ({
      question: kind === 'pause' ? l10n.t('Pause {0}?', nameOf(delivery)) : l10n.t('Stop {0}?', nameOf(delivery)),
      detail: remedyEffect(remedy),
      action: kind === 'pause' ? l10n.t('Pause') : l10n.t('Stop'),
      typeToConfirm: delivery.internalName,
    }),
    write: async (instance, _state, signal) => {
      await instance.deliveries.command(deliveryId, kind, signal);
    },
    worked: (_before, now) => now !== undefined && goal.includes(now.state),
    done: ({ internalName }, now) => l10n.t('{0} is “{1}” now.', internalName, stateText(now?.state ?? 0)),
    record: ({ internalName, state }) => `${internalName} (${stateText(state)})`,
    undo: () => (kind === 'pause' ? { kind: 'resume', deliveryId } : undefined),
  };
}

function affinityText(affinity: string | undefined): string {
  return affinity === undefined || affinity === '' ? l10n.t('none') : affinity;
}

/** Sets an affinity that is known, or clears it. */
export function setAffinity(remedy: Of<'setAffinity'>): Change<DeliveryDetail> {
  const { affinity, deliveryId } = remedy;
  const wanted = affinityText(affinity);
  return {
    ...onDelivery(remedy),
    needless: ({ internalName, ipAffinity, state }) => {
      if (!isPendingLike(state)) {
        return stateChanged(internalName, state);
      }
      return ipAffinity === affinity
        ? l10n.t('The IP affinity of {0} is “{1}” already.', internalName, wanted)
        : undefined;
    },
    ask: (delivery) => ({
      question:
        affinity === ''
          ? l10n.t('Clear the IP affinity of {0}?', nameOf(delivery))
          : l10n.t('Set the IP affinity of {0} to “{1}”?', nameOf(delivery), affinity),
      detail:
        l10n.t('It is “{0}” now. To undo, set it again.', affinityText(delivery.ipAffinity)) +
        ' ' +
        remedyEffect(remedy),
      action: affinity === '' ? l10n.t('Clear it') : l10n.t('Set it'),
    }),
    write: (instance, _state, signal) => instance.deliveries.setAffinity(deliveryId, affinity, signal),
    worked: (_before, now) => now?.ipAffinity === affinity,
    done: ({ internalName }) => l10n.t('The IP affinity of {0} is “{1}” now.', internalName, wanted),
    record: ({ internalName, ipAffinity }) => `${internalName} “${ipAffinity ?? ''}” → “${affinity}”`,
    undo: ({ ipAffinity }) =>
      ipAffinity === undefined ? undefined : { kind: 'setAffinity', deliveryId, affinity: ipAffinity },
  };
}

interface Counted {
  readonly delivery: DeliveryDetail;
  readonly figures: string;
}

/** Has the figures of a delivery computed anew; it may be that they were right, so the answer of the instance is enough. */
export function recompute(remedy: Of<'recomputeStatistics'>): Change<Counted> {
  let sent = false;
  return {
    title: remedyTitle(remedy),
    read: async (instance, signal) => {
      const delivery = await instance.deliveries.get(remedy.deliveryId, signal);
      return delivery === undefined ? undefined : { delivery, figures: JSON.stringify(delivery.counters) };
    },
    needless: ({ delivery }) => notAllowed('recomputeStatistics', delivery),
    ask: ({ delivery }) => ({
      question: l10n.t('Recompute the statistics of {0}?', nameOf(delivery)),
      detail: remedyEffect(remedy),
      action: l10n.t('Recompute statistics'),
    }),
    write: async (instance, _state, signal) => {
      await instance.statistics.recompute(remedy.deliveryId, signal);
      sent = true;
    },
    worked: (before, now) => sent || (now !== undefined && now.figures !== before.figures),
    done: (before, now) =>
      before.figures === now?.figures
        ? l10n.t('The instance took the order; the counters are the same so far.')
        : l10n.t('The counters of {0} were computed anew.', before.delivery.internalName),
    record: ({ delivery }) => delivery.internalName,
  };
}

type ChangeAffinity = Extract<Remedy, { kind: 'changeAffinity' }>;

/** Lets one of the configured affinities be chosen, then sets it. */
export async function changeAffinity(
  { deliveryId, configured }: ChangeAffinity,
  connectionId: string,
  context: RemedyContext,
): Promise<RemedyOutcome> {
  const instance = await context.access.instance(connectionId, context.signal);
  const delivery = await instance.deliveries.get(deliveryId, context.signal);
  if (delivery === undefined) {
    return gone();
  }
  const affinity = await context.choose({
    title: l10n.t('IP affinity for {0}', delivery.label),
    options: configured
      .filter((name) => name !== delivery.ipAffinity)
      .map((name) => ({ value: name, label: name, detail: l10n.t('configured on the sending servers') })),
  });
  if (affinity === undefined) {
    return { kind: 'declined' };
  }
  return changeOnce(setAffinity({ kind: 'setAffinity', deliveryId, affinity }), connectionId, context);
}
