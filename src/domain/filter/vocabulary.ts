import { MESSAGE_TYPES, channelName } from '../channel';
import { DELIVERY_STATES, type DeliveryStateCode } from '../deliveryState';

const S = DELIVERY_STATES;

/** The keys of the search grammar, in the order offered. */
export const FILTER_KEYS = ['state', 'channel', 'since', 'until', 'code', 'routing', 'affinity'] as const;
export type FilterKey = (typeof FILTER_KEYS)[number];

/** Words that mean several states at once: what a person calls "failed" is two states to Campaign. */
const STATE_WORDS: Readonly<Record<string, readonly DeliveryStateCode[]>> = {
  editing: [
    S.edition,
    S.targetPrepPending,
    S.targetSelection,
    S.targetArbitration,
    S.targetReady,
    S.messagePrepPending,
    S.messagePreparation,
    S.messageReady,
  ],
  ready: [S.ready],
  pending: [S.ready, S.startPending],
  sending: [S.started, S.retryPending, S.retryInProgress],
  retrying: [S.retryPending, S.retryInProgress],
  paused: [S.pausePending, S.pauseInProgress, S.paused],
  stopped: [S.cancelPending, S.cancelInProgress, S.cancelled],
  failed: [S.preparationError, S.failed],
  finished: [S.finished],
};

/** Channels by the words that people use; `push` is two of them. */
const CHANNEL_WORDS: Readonly<Record<string, readonly number[]>> = {
  ...Object.fromEntries(MESSAGE_TYPES.map((type) => [channelName(type) ?? '', [type]])),
  push: [41, 42],
  mail: [3],
};

/** The words offered after `state:` and `channel:`. */
export const OFFERED_STATES: readonly string[] = Object.keys(STATE_WORDS);
export const OFFERED_CHANNELS: readonly string[] = [
  'email',
  'sms',
  'push',
  'paper',
  'phone',
  'fax',
  'line',
  'ios',
  'android',
  'other',
];
/** Examples offered after `since:` and `until:`. */
export const OFFERED_DATES: readonly string[] = ['24h', '7d', '4w', '3mo', 'today', 'yesterday'];

/** The states that a word means: one of ours, a factory name such as `startPending`, or a number. */
export function statesOf(word: string): readonly DeliveryStateCode[] | undefined {
  const known = lookUp(STATE_WORDS, word) ?? single(lookUp(DELIVERY_STATES, word));
  return known ?? (/^\d{1,3}$/.test(word) ? [Number(word)] : undefined);
}

/** The message types that a word or number means. */
export function channelsOf(word: string): readonly number[] | undefined {
  return lookUp(CHANNEL_WORDS, word) ?? (/^\d{1,3}$/.test(word) ? [Number(word)] : undefined);
}

/** The offered word nearest to a mistyped one; undefined when none is near. */
export function nearest(word: string, words: readonly string[]): string | undefined {
  const typed = word.toLowerCase();
  const ranked = words
    .map((candidate) => ({
      candidate,
      distance: candidate.startsWith(typed) ? 0.5 : editDistance(typed, candidate.toLowerCase()),
    }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(1, Math.floor(typed.length / 3)) ? best.candidate : undefined;
}

function lookUp<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  const wanted = word.toLowerCase();
  return Object.entries(table).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function single<T>(value: T | undefined): readonly T[] | undefined {
  return value === undefined ? undefined : [value];
}

function editDistance(a: string, b: string): number {
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 0; i < a.length; i += 1) {
    const row = [i + 1];
    for (let j = 0; j < b.length; j += 1) {
      row.push(Math.min((above[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1, (above[j] ?? 0) + (a[i] === b[j] ? 0 : 1)));
    }
    above = row;
  }
  return above[b.length] ?? 0;
}
