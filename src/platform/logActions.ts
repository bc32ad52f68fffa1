/** What the person does in a log editor; each acts on the active one. */
export const LOG_ACTIONS = [
  'follow',
  'pause',
  'reload',
  'loadEarlier',
  'filter',
  'levels',
  'onlyThisDelivery',
  'columns',
  'times',
  'revealAddresses',
  'nextError',
  'previousError',
  'saveAs',
  'copyWithContext',
  'compare',
] as const;
export type LogAction = (typeof LOG_ACTIONS)[number];

/** Where to go in a log: to the first line that was logged at or after a time, or to the newest that contains a text. */
export interface LogPlaceWanted {
  /** UTC epoch ms. */
  readonly at?: number;
  readonly text?: string;
  /** Shows only what this filter lets through. */
  readonly only?: string;
}
