import { DELIVERY_STATES, type DeliveryStateCode } from './deliveryState';
import type { TrackedUrl } from './tracking';

/**
 * How a URL of a message is tracked: `nms:delivery:trackingType`, the values of `content/…/urlConfig/url/@trackingType`.
 * Source: Adobe's factory schema of nms:delivery.
 */
export const TRACKING_TYPES = { yes: 0, no: 1, always: 2, never: 3, optOut: 4, mirrorPage: 5 } as const;

/** One occurrence of a URL in the content of a delivery (`content/<format>/urlConfig/url`). */
export interface ContentUrl {
  /** The element of `content` that it lies in: `html`, `text`, `sms` … */
  readonly format: string;
  /** `@tagId`, a key of its collection; undefined before the instance gave one. */
  readonly tagId?: string;
  /** `@urlId`: the `nms:trackingUrl` that it became; undefined before the analysis. */
  readonly urlId?: string;
  readonly source: string;
  /** `@occurrence`, from 1; with the source the other key. */
  readonly occurrence?: number;
  readonly label: string;
  readonly category?: string;
  /** See TRACKING_TYPES; undefined where the instance does not tell. */
  readonly mode?: number;
}

/** What the content of a delivery says of tracking. */
export interface TrackedContent {
  readonly urls: readonly ContentUrl[];
  /** `tracking/@enabled`; undefined where the instance does not tell. */
  readonly enabled?: boolean;
}

/** A URL of a delivery with all its occurrences in the content; none where the content was not read or does not have it. */
export interface UrlInContent {
  readonly url: TrackedUrl;
  readonly occurrences: readonly ContentUrl[];
}

/** Whether clicks are recorded; undefined for a mode that only this instance knows. */
export function isTracked(mode: number | undefined): boolean | undefined {
  if (mode === TRACKING_TYPES.no || mode === TRACKING_TYPES.never) {
    return false;
  }
  return mode !== undefined && mode >= TRACKING_TYPES.yes && mode <= TRACKING_TYPES.mirrorPage ? true : undefined;
}

/** The mode that turns tracking on or off; undefined where switching would lose what the URL is for (opt-out, mirror page). */
export function switchedMode(mode: number | undefined, on: boolean): number | undefined {
  if (mode === undefined || mode < TRACKING_TYPES.yes || mode > TRACKING_TYPES.never) {
    return undefined;
  }
  return on ? TRACKING_TYPES.yes : TRACKING_TYPES.no;
}

/**
 * Whether tracking may still be changed: above 45 the MTA has the delivery, and while the analysis runs it writes the record
 * itself. `prepared`: the links of the messages are rewritten already, and a change counts after another preparation.
 */
export function trackingStage(state: DeliveryStateCode): 'editable' | 'prepared' | 'preparing' | 'sent' {
  const { edition, targetReady, preparationError, messageReady, ready } = DELIVERY_STATES;
  if (state > ready) {
    return 'sent';
  }
  if (state === messageReady || state === ready) {
    return 'prepared';
  }
  return state === edition || state === targetReady || state === preparationError ? 'editable' : 'preparing';
}

/** The attributes that name one occurrence within its format, as the schema declares the keys; undefined when none is unique. */
export function contentUrlKey(
  url: ContentUrl,
  all: readonly ContentUrl[],
): Readonly<Record<string, string>> | undefined {
  const alone = (same: (other: ContentUrl) => boolean): boolean =>
    all.filter((other) => other.format === url.format && same(other)).length === 1;
  const { tagId, source, occurrence } = url;
  if (tagId !== undefined && alone((other) => other.tagId === tagId)) {
    return { tagId };
  }
  if (occurrence === undefined || source === '') {
    return undefined;
  }
  return alone((other) => other.source === source && other.occurrence === occurrence)
    ? { source, occurrence: String(occurrence) }
    : undefined;
}

const URL_TYPE_OF_MODE: ReadonlyMap<number | undefined, number> = new Map([
  [TRACKING_TYPES.optOut, 3],
  [TRACKING_TYPES.mirrorPage, 6],
]);

/** The URLs that the instance counts with where they stand in the content, then those that stand in the content alone. */
export function urlsInContent(urls: readonly TrackedUrl[], content: readonly ContentUrl[]): UrlInContent[] {
  const left = new Set(content);
  const counted = urls.map((url): UrlInContent => {
    const byId = content.filter(({ urlId }) => urlId === url.id);
    const occurrences =
      byId.length > 0
        ? byId
        : content.filter(({ urlId, source }) => urlId === undefined && source === url.source && source !== '');
    for (const occurrence of occurrences) {
      left.delete(occurrence);
    }
    return { url, occurrences };
  });
  const bySource = new Map<string, ContentUrl[]>();
  for (const occurrence of left) {
    bySource.set(occurrence.source, [...(bySource.get(occurrence.source) ?? []), occurrence]);
  }
  const alone = [...bySource].map(([source, occurrences]): UrlInContent => {
    const [first] = occurrences;
    return {
      url: {
        id: `content:${source}`,
        label: first?.label ?? '',
        source,
        type: URL_TYPE_OF_MODE.get(first?.mode) ?? 1,
        category: first?.category,
      },
      occurrences,
    };
  });
  return [...counted, ...alone];
}
