import type { EpochMs } from './delivery';
import type { DeliveryStateCode } from './deliveryState';
import { instantOf, parseFilterDate, type FilterDate } from './filter/filterDate';
import { filterTokens, type FilterToken } from './filter/tokens';
import {
  channelsOf,
  FILTER_KEYS,
  nearest,
  OFFERED_CHANNELS,
  OFFERED_DATES,
  OFFERED_STATES,
  statesOf,
  type FilterKey,
} from './filter/vocabulary';

/**
 * What a search such as `state:failed channel:email since:7d newsletter` asks for. Different keys narrow each other;
 * values of one key, by comma or repetition, widen it. Relative dates stay relative until `resolveFilter`.
 */
export interface ParsedFilter {
  /** Free words, as one text: in the label, the internal name or the code. */
  readonly text?: string;
  readonly states?: readonly DeliveryStateCode[];
  readonly messageTypes?: readonly number[];
  readonly since?: FilterDate;
  readonly until?: FilterDate;
  readonly code?: string;
  readonly routing?: string;
  readonly affinity?: string;
}

/** The same with instants, as a query needs it. */
export interface DeliveryCriteria extends Omit<ParsedFilter, 'since' | 'until'> {
  readonly since?: EpochMs;
  readonly until?: EpochMs;
}

/** What is wrong with a search, and where, so that it can be said in any language. */
export interface FilterProblem {
  readonly kind:
    'unknownKey' | 'unknownState' | 'unknownChannel' | 'badDate' | 'noValue' | 'openQuote' | 'nothingBetween';
  readonly at: number;
  readonly length: number;
  /** The word that is wrong. */
  readonly word: string;
  /** What was probably meant. */
  readonly suggestion?: string;
}

export interface FilterReading {
  readonly filter: ParsedFilter;
  /** The first problem; a search with one is not run. */
  readonly problem?: FilterProblem;
}

interface Draft {
  words: string[];
  states: DeliveryStateCode[];
  messageTypes: number[];
  since?: FilterDate;
  until?: FilterDate;
  code?: string;
  routing?: string;
  affinity?: string;
}

/** Reads a search; an empty one asks for everything. */
export function parseFilter(text: string): FilterReading {
  const draft: Draft = { words: [], states: [], messageTypes: [] };
  let problem: FilterProblem | undefined;
  for (const token of filterTokens(text)) {
    problem ??= take(draft, token);
  }
  const { words, states, messageTypes, ...rest } = draft;
  const filter: ParsedFilter = {
    ...(words.length > 0 ? { text: words.join(' ') } : {}),
    ...(states.length > 0 ? { states: [...new Set(states)] } : {}),
    ...(messageTypes.length > 0 ? { messageTypes: [...new Set(messageTypes)] } : {}),
    ...rest,
  };
  return { filter, problem: problem ?? emptyPeriod(filter, text) };
}

/** Turns relative dates into instants. `now` is the instance's time. `until` a day means its end. */
export function resolveFilter({ since, until, ...rest }: ParsedFilter, now: EpochMs): DeliveryCriteria {
  return {
    ...rest,
    ...(since === undefined ? {} : { since: instantOf(since, now) }),
    ...(until === undefined ? {} : { until: instantOf(until, now, true) }),
  };
}

/** One way to go on typing: put `insert` in place of the last word, which begins at `at`. */
export interface FilterHint {
  readonly at: number;
  readonly insert: string;
  /** The key that it is about. */
  readonly about: FilterKey;
}

/** What can follow what is typed so far: keys while a word begins, values after `state:`, `channel:`, `since:`, `until:`. */
export function filterHints(text: string): readonly FilterHint[] {
  const last = /\s$/.test(text) ? undefined : filterTokens(text).at(-1);
  const typed = last === undefined ? '' : text.slice(last.at, last.at + last.length).toLowerCase();
  const at = last?.at ?? text.length;
  const key = FILTER_KEYS.find((name) => name === last?.key?.toLowerCase());
  if (key === undefined) {
    return FILTER_KEYS.filter((name) => name.startsWith(typed)).map((about) => ({ at, insert: `${about}:`, about }));
  }
  // Behind a comma another value begins.
  const value = typed.slice(key.length + 1);
  const before = value.slice(0, value.lastIndexOf(',') + 1);
  return OFFERED[key]
    .filter((word) => word.startsWith(value.slice(before.length)) && word !== value.slice(before.length))
    .map((word) => ({ at, insert: `${key}:${before}${word}`, about: key }));
}

const OFFERED: Readonly<Record<FilterKey, readonly string[]>> = {
  state: OFFERED_STATES,
  channel: OFFERED_CHANNELS,
  since: OFFERED_DATES,
  until: OFFERED_DATES,
  code: [],
  routing: [],
  affinity: [],
};

function take(draft: Draft, token: FilterToken): FilterProblem | undefined {
  const wrong = (kind: FilterProblem['kind'], word: string, suggestion?: string): FilterProblem => ({
    kind,
    at: token.at,
    length: token.length,
    word,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
  if (token.open === true) {
    return wrong('openQuote', token.value);
  }
  if (token.key === undefined) {
    if (token.value !== '') {
      draft.words.push(token.value);
    }
    return undefined;
  }
  const key = FILTER_KEYS.find((name) => name === token.key?.toLowerCase());
  if (key === undefined) {
    return wrong('unknownKey', token.key, nearest(token.key, FILTER_KEYS));
  }
  if (token.value === '') {
    return wrong('noValue', key);
  }
  switch (key) {
    case 'state':
      return each(token.value, statesOf, draft.states, (word) =>
        wrong('unknownState', word, nearest(word, OFFERED_STATES)),
      );
    case 'channel':
      return each(token.value, channelsOf, draft.messageTypes, (word) =>
        wrong('unknownChannel', word, nearest(word, OFFERED_CHANNELS)),
      );
    case 'since':
    case 'until':
      draft[key] = parseFilterDate(token.value);
      return draft[key] === undefined ? wrong('badDate', token.value) : undefined;
    case 'code':
    case 'routing':
    case 'affinity':
      draft[key] = token.value;
      return undefined;
  }
}

function each<T>(
  list: string,
  read: (word: string) => readonly T[] | undefined,
  into: T[],
  wrong: (word: string) => FilterProblem,
): FilterProblem | undefined {
  for (const word of list.split(',').filter((part) => part !== '')) {
    const values = read(word);
    if (values === undefined) {
      return wrong(word);
    }
    into.push(...values);
  }
  return undefined;
}

/** A search that nothing can match, whenever it is run, is a slip. */
function emptyPeriod({ since, until }: ParsedFilter, text: string): FilterProblem | undefined {
  if (since === undefined || until === undefined) {
    return undefined;
  }
  const some = 1_700_000_000_000;
  if (since.kind !== until.kind || instantOf(since, some) < instantOf(until, some, true)) {
    return undefined;
  }
  const token = filterTokens(text).findLast(({ key }) => key?.toLowerCase() === 'until');
  return { kind: 'nothingBetween', at: token?.at ?? 0, length: token?.length ?? 0, word: token?.value ?? '' };
}
