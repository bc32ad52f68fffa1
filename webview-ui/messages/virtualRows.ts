/** A row's height, px; `messages.css` says the same. */
export const ROW_HEIGHT = 22;

/** Height of the headings, which stay above the rows that are scrolled, px; `messages.css` says the same. */
export const HEAD_HEIGHT = 24;

/** Chromium draws nothing beyond about 33 million px: longer lists scroll faster than the pointer. */
const MOST_HEIGHT = 16_000_000;

/** Rows drawn above and below what can be seen. */
const OVERSCAN = 4;

/** What part of a long list is seen. All sizes in px. */
export interface Window {
  readonly first: number;
  /** Behind the last row that is drawn. */
  readonly end: number;
  /** Where the first row stands in the scrolled content. */
  readonly top: number;
}

/** Height of the scrolled content. */
export function contentHeight(rows: number): number {
  return Math.min(rows * ROW_HEIGHT, MOST_HEIGHT);
}

/** Which rows to draw. */
export function windowAt(rows: number, scrollTop: number, viewHeight: number): Window {
  const exact = exactTop(rows, scrollTop, viewHeight) / ROW_HEIGHT;
  const first = Math.max(0, Math.floor(exact) - OVERSCAN);
  const end = Math.min(rows, Math.ceil(exact + viewHeight / ROW_HEIGHT) + OVERSCAN);
  return { first, end, top: scrollTop - (exact - first) * ROW_HEIGHT };
}

/** Where to scroll so that a row is seen; undefined when it is already. */
export function scrollTo(row: number, rows: number, scrollTop: number, viewHeight: number): number | undefined {
  const top = exactTop(rows, scrollTop, viewHeight);
  const wanted = row * ROW_HEIGHT;
  const next =
    wanted < top ? wanted : wanted + ROW_HEIGHT > top + viewHeight ? wanted + ROW_HEIGHT - viewHeight : undefined;
  return next === undefined ? undefined : next / scale(rows, viewHeight);
}

/** The scroll position in a list that is drawn in full. */
function exactTop(rows: number, scrollTop: number, viewHeight: number): number {
  return scrollTop * scale(rows, viewHeight);
}

function scale(rows: number, viewHeight: number): number {
  const [full, drawn] = [rows * ROW_HEIGHT - viewHeight, contentHeight(rows) - viewHeight];
  return full <= 0 || drawn <= 0 ? 1 : full / drawn;
}

export interface KeyPlace {
  readonly active: number | undefined;
  readonly total: number;
  /** Rows of a screen. */
  readonly page: number;
}

/** The row that a key leads to; undefined for a key that leads nowhere. */
export function stepOf({ key }: { readonly key: string }, { active, total, page }: KeyPlace): number | undefined {
  if (total === 0) {
    return undefined;
  }
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: page,
    PageUp: -page,
    Home: -total,
    End: total,
  };
  const step = steps[key];
  if (step === undefined) {
    return undefined;
  }
  const from = active ?? (step > 0 ? -1 : 0);
  return Math.min(total - 1, Math.max(0, from + step));
}
