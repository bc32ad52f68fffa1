import * as l10n from '@vscode/l10n';
import type { DeliveryDetail } from '../../domain/delivery';
import { DELIVERY_STATES as S, type DeliveryStateCode } from '../../domain/deliveryState';
import { remainingMessages } from '../../domain/progress';
import { numberText } from '../../domain/words/args';
import { defineOperation } from '../defineOperation';
import { shownIf, type Operation } from '../operation';
import type { Place } from '../place';
import { nameOf, notAllowed, nowText, onDelivery, reached, send, stateReached } from './onDelivery';

type Verb = 'start' | 'resume' | 'pause' | 'stop';

/** What tells the verbs apart. */
interface VerbWords {
  readonly command: 'play' | 'pause' | 'stop';
  /** The states that show that it was taken. */
  readonly goal: readonly DeliveryStateCode[];
  readonly expert: boolean;
  readonly undo: Verb | undefined;
  title(): string;
  question(name: string): string;
  action(): string;
  effect(): string;
  /** The same, with the number of messages that are not handled yet. */
  readonly effectWith?: (left: string) => string;
  undoing(): string;
}

const GOES_ON = [S.startPending, S.started, S.retryPending, S.retryInProgress, S.finished];

const VERBS: Readonly<Record<Verb, VerbWords>> = {
  start: {
    command: 'play',
    goal: GOES_ON,
    expert: true,
    undo: 'pause',
    title: () => l10n.t('Confirm and start the delivery'),
    question: (name) => l10n.t('Start {0}?', name),
    action: () => l10n.t('Start It'),
    effect: () => l10n.t('The delivery is confirmed: it is sent to its recipients from its contact date on.'),
    undoing: () =>
      l10n.t('This cannot be undone: pausing keeps back what is left; what was sent cannot be called back.'),
  },
  resume: {
    command: 'play',
    goal: GOES_ON,
    expert: false,
    undo: 'pause',
    title: () => l10n.t('Resume the delivery'),
    question: (name) => l10n.t('Resume {0}?', name),
    action: () => l10n.t('Resume It'),
    effect: () => l10n.t('The messages that are left are sent.'),
    undoing: () =>
      l10n.t('This cannot be undone: pausing keeps back what is left; what was sent cannot be called back.'),
  },
  pause: {
    command: 'pause',
    goal: [S.pausePending, S.pauseInProgress, S.paused],
    expert: false,
    undo: 'resume',
    title: () => l10n.t('Pause the delivery'),
    question: (name) => l10n.t('Pause {0}?', name),
    action: () => l10n.t('Pause'),
    effect: () =>
      l10n.t('No further message is sent until it is resumed. Messages that are already handed over still arrive.'),
    undoing: () => l10n.t('To undo, resume it.'),
  },
  stop: {
    command: 'stop',
    goal: [S.cancelPending, S.cancelInProgress, S.cancelled],
    expert: true,
    undo: undefined,
    title: () => l10n.t('Stop the delivery'),
    question: (name) => l10n.t('Stop {0}?', name),
    action: () => l10n.t('Stop'),
    effect: () => l10n.t('No further message is sent. Messages that are already handed over still arrive.'),
    effectWith: (left) =>
      l10n.t(
        'No further message is sent. Messages that stay unsent: {0}. Those that are already handed over still arrive.',
        left,
      ),
    undoing: () => l10n.t('This cannot be undone: a stopped delivery cannot be resumed.'),
  },
};

function effectOn(
  { effect, effectWith }: Pick<VerbWords, 'effect' | 'effectWith'>,
  delivery: DeliveryDetail,
  language: string,
): string {
  const left = remainingMessages(delivery.counters);
  return left === undefined || effectWith === undefined ? effect() : effectWith(numberText(left, language));
}

function controlDelivery(kind: Verb, deliveryId: string, language: string): Operation<Place, DeliveryDetail> {
  const { command, goal, undo, ...words } = VERBS[kind];
  return {
    ...onDelivery({ kind, deliveryId }),
    title: words.title(),
    needless: (delivery) => notAllowed(kind, delivery),
    ask: (delivery) => ({
      question: words.question(nameOf(delivery)),
      now: nowText(delivery),
      effect: effectOn(words, delivery, language),
      undo: words.undoing(),
      action: words.action(),
      typed: delivery.internalName,
    }),
    write: (place, _delivery, signal) => send(place, signal, (writes) => writes.command(deliveryId, command, signal)),
    sight: (before, now) => shownIf(reached(goal, before, now)),
    done: stateReached,
    undo: () => (undo === undefined ? undefined : { kind: undo, deliveryId }),
  };
}

/** Confirms an analysed delivery: it is sent from then on. */
export const start = defineOperation<'start'>({
  ...VERBS.start,
  kind: 'start',
  operation: ({ deliveryId }, language) => controlDelivery('start', deliveryId, language),
});

export const resume = defineOperation<'resume'>({
  ...VERBS.resume,
  kind: 'resume',
  operation: ({ deliveryId }, language) => controlDelivery('resume', deliveryId, language),
});

export const pause = defineOperation<'pause'>({
  ...VERBS.pause,
  kind: 'pause',
  operation: ({ deliveryId }, language) => controlDelivery('pause', deliveryId, language),
});

export const stop = defineOperation<'stop'>({
  ...VERBS.stop,
  kind: 'stop',
  operation: ({ deliveryId }, language) => controlDelivery('stop', deliveryId, language),
});
