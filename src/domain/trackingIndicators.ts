import type { TrackedUrl, TrackingFigures } from './tracking';

/** `percent`: shown as a percentage; `amount`: money in the instance's currency; `count`: whole number; `average`: decimal. */
export type IndicatorUnit = 'count' | 'percent' | 'amount' | 'average';

/** One figure of Adobe's tracking report. */
export interface TrackingIndicator {
  readonly id: IndicatorId;
  /** Adobe's formula as printed in "Indicator calculation", for a tooltip. */
  readonly formula: string;
  readonly unit: IndicatorUnit;
  /** A percentage is a ratio (0.25 is 25 %). Undefined: the instance does not give a counter it needs. */
  readonly value: number | undefined;
}

interface Definition {
  readonly formula: string;
  readonly unit: IndicatorUnit;
  readonly compute: (figures: TrackingFigures) => number | undefined;
}

/**
 * Adobe prints counts as `count(Iif(c,@id,0))`, which taken literally counts every row: what is meant, and what the
 * instance's own counters hold, is "count where c". The printed form is kept for the tooltip.
 */
const DEFINITIONS = {
  toDeliver: { unit: 'count', formula: 'sum([properties/@toDeliver])', compute: (f) => f.toDeliver },
  success: { unit: 'count', formula: 'sum([indicators/@success])', compute: (f) => f.success },
  opens: { unit: 'count', formula: 'Countdistinct([@broadLog-id])', compute: (f) => f.recipientOpen },
  estimatedOpens: {
    unit: 'count',
    formula: 'Iif((@toDeliver-@text)=0,0,round(toDouble(@recipientOpen)*@toDeliver/(@toDeliver-@text),0))',
    compute: (f) => estimated(f, f.recipientOpen),
  },
  estimatedTotalOpens: {
    unit: 'count',
    formula: 'Iif((@toDeliver-@text)=0,0,round(toDouble(@totalRecipientOpen)*@toDeliver/(@toDeliver-@text),0))',
    compute: (f) => estimated(f, f.totalRecipientOpen),
  },
  openRate: {
    unit: 'percent',
    formula: 'percent(@recipientOpen,@success)',
    compute: (f) => percent(f.recipientOpen, f.success),
  },
  recipientClicks: {
    unit: 'count',
    formula: 'Countdistinct(Iif([url/@type]=1,@broadLog-id,0))',
    compute: (f) => f.recipientClick,
  },
  personClicks: {
    unit: 'count',
    formula: 'Countdistinct(Iif([url/@type]=1,@source-id,0))',
    compute: (f) => f.personClick,
  },
  totalClicks: { unit: 'count', formula: 'count(Iif([url/@type]=1,@id,0))', compute: (f) => f.totalRecipientClick },
  rawReactivity: {
    unit: 'percent',
    formula: 'percent(@recipientClick,@recipientOpen)',
    compute: (f) => percent(f.recipientClick, f.recipientOpen),
  },
  estimatedReactivity: {
    unit: 'percent',
    formula: 'percent(@recipientClick,@estimatedRecipientOpen)',
    compute: (f) => percent(f.recipientClick, estimated(f, f.recipientOpen)),
  },
  distinctClickRate: {
    unit: 'percent',
    formula: 'percent([indicators/@personClick],[indicators/@success])',
    compute: (f) => percent(f.personClick, f.success),
  },
  cumulatedClickRate: {
    unit: 'percent',
    formula: 'percent([indicators/@totalRecipientClick],[indicators/@success])',
    compute: (f) => percent(f.totalRecipientClick, f.success),
  },
  mirrorPage: { unit: 'count', formula: 'count(Iif([url/@type]=6,@id,0))', compute: (f) => f.mirrorPage },
  optOut: { unit: 'count', formula: 'count(Iif([url/@type]=3,@id,0))', compute: (f) => f.optOut },
  forwards: {
    unit: 'count',
    formula: '@personClick-@recipientClick',
    compute: (f) => both(f.personClick, f.recipientClick, (persons, recipients) => persons - recipients),
  },
  visitedPages: {
    unit: 'count',
    formula: 'count(Iif([url/@type]=4 or [url/@type]=5,@id,0))',
    compute: (f) => f.totalWebPage,
  },
  transactions: { unit: 'count', formula: 'count(Iif([url/@type]=5,@id,0))', compute: (f) => f.transaction },
  amount: { unit: 'amount', formula: 'Sum(Iif([url/@type]=5,webTrackingLog/@amount,0))', compute: (f) => f.amount },
  averageTransaction: {
    unit: 'amount',
    formula: 'div(@amount,@transaction)',
    compute: (f) => percent(f.amount, f.transaction),
  },
  items: { unit: 'count', formula: 'Sum(Iif([url/@type]=5,webTrackingLog/@article,0))', compute: (f) => f.article },
  averageItems: {
    unit: 'average',
    formula: 'div(@article,@transaction)',
    compute: (f) => percent(f.article, f.transaction),
  },
  averageAmountPerMessage: {
    unit: 'amount',
    formula: 'div(@amount,@toDeliver)',
    compute: (f) => percent(f.amount, f.toDeliver),
  },
} as const satisfies Record<string, Definition>;

export type IndicatorId = keyof typeof DEFINITIONS;

export const INDICATOR_IDS = Object.keys(DEFINITIONS) as readonly IndicatorId[];

/** One indicator of Adobe's tracking report, computed with Adobe's formula. */
export function trackingIndicator(id: IndicatorId, figures: TrackingFigures): TrackingIndicator {
  const { formula, unit, compute } = DEFINITIONS[id];
  return { id, formula, unit, value: compute(figures) };
}

/** All indicators, in the report's order. */
export function trackingIndicators(figures: TrackingFigures): readonly TrackingIndicator[] {
  return INDICATOR_IDS.map((id) => trackingIndicator(id, figures));
}

/** The tracked-URL row that stands for "opened": `[@url-id]=1` in all of Adobe's formulas. */
export const OPEN_URL_ID = '1';

/** A URL with its share of all clicks (0 to 1): `percent(its clicks, all)`, opens left out. */
export interface UrlShare {
  readonly url: TrackedUrl;
  readonly share: number | undefined;
}

/** Each URL but the open one with its share of the clicks; undefined where the instance gives no clicks for it. */
export function urlShares(urls: readonly TrackedUrl[]): readonly UrlShare[] {
  const clickable = urls.filter((url) => url.id !== OPEN_URL_ID);
  const all = clickable.reduce((total, url) => total + (url.totalClicks ?? 0), 0);
  return clickable.map((url) => ({ url, share: percent(url.totalClicks, all) }));
}

/** Opens blown up to the whole population, because a message in text format cannot report one. */
function estimated(figures: TrackingFigures, opens: number | undefined): number | undefined {
  const { toDeliver, text } = figures;
  if (toDeliver === undefined || text === undefined || opens === undefined) {
    return undefined;
  }
  const html = toDeliver - text;
  return html === 0 ? 0 : Math.round((opens * toDeliver) / html);
}

/** Campaign's `percent` and `div`: 0 when there is nothing to divide by. */
function percent(a: number | undefined, b: number | undefined): number | undefined {
  return both(a, b, (x, y) => (y === 0 ? 0 : x / y));
}

function both(
  a: number | undefined,
  b: number | undefined,
  combine: (a: number, b: number) => number,
): number | undefined {
  return a === undefined || b === undefined ? undefined : combine(a, b);
}
