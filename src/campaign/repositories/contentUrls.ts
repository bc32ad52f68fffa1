import * as z from 'zod/mini';
import type { DeliveryId } from '../../domain/delivery';
import { contentUrlKey, type ContentUrl, type TrackedContent } from '../../domain/urlTracking';
import { isCampaignError } from '../errors';
import type { UrlModeChange } from '../writes';
import { where } from '../query/condition';
import { path } from '../query/expression';
import type { QueryRunner } from '../query/runner';
import { readRow, value } from '../values/row';
import { childNamed, type XmlElement } from '../xml/element';
import { escapeXml } from '../xml/escape';

const UrlRow = z.object({
  tagId: value.text,
  urlId: value.text,
  source: value.textOrEmpty,
  occurrence: value.integer,
  label: value.textOrEmpty,
  category: value.text,
  trackingType: value.integer,
});

/** An attribute that is not written has the default of its type: mode 0, "yes" (docs/campaign/soap.md). */
const NO_URL = { tagId: '', urlId: '', source: '', occurrence: '', label: '', category: undefined, trackingType: '0' };

const TrackingRow = z.object({ enabled: value.boolean });

const DOING = 'ExecuteQuery nms:delivery data';

/** Faults by which an instance says that it does not show the record's memo. */
const NOT_SHOWN = ['unknownSchema', 'unknownAttribute', 'queryError', 'missingRight'];

/**
 * The URLs in the content of a delivery with their tracking modes, and whether it is tracked at all; undefined where
 * the instance does not show the content.
 * [?] The content lies in the record's memo. Adobe documents no query of it; two public tools read it by selecting
 * `data` (NeoSync, and an extractor of templates) and get the whole `<delivery>` with `content/html/source`, while one
 * live instance answered nothing for single elements of the memo (docs/campaign/soap.md). So what does not come back is
 * not available.
 */
export async function readTrackedContent(
  runner: QueryRunner,
  id: DeliveryId,
  signal: AbortSignal,
): Promise<TrackedContent | undefined> {
  try {
    const row = await runner.one(
      {
        schema: 'nms:delivery',
        operation: 'getIfExists',
        select: [{ expression: path('@id') }, { expression: path('data') }],
        where: where.key('@id', '=', id),
      },
      signal,
    );
    const memo = row && memoOf(row);
    if (memo === undefined) {
      return undefined;
    }
    const content = childNamed(memo, 'content');
    const { enabled } = readRow(TrackingRow, { enabled: childNamed(memo, 'tracking')?.attributes['enabled'] }, DOING);
    return { urls: (content?.children ?? []).flatMap(urlsOfFormat), enabled };
  } catch (error) {
    if (isCampaignError(error) && NOT_SHOWN.includes(error.code)) {
      return undefined;
    }
    throw error;
  }
}

/** The element that holds those of the memo: the row itself, as those tools found it, or one below `data`. */
function memoOf(row: XmlElement): XmlElement | undefined {
  const data = childNamed(row, 'data');
  return [row, ...(data === undefined ? [] : [data, ...data.children])].find(
    (element) => childNamed(element, 'content') !== undefined,
  );
}

function urlsOfFormat(format: XmlElement): ContentUrl[] {
  const urls = childNamed(format, 'urlConfig')?.children.filter(({ name }) => name === 'url') ?? [];
  return urls.map(({ attributes }) => {
    const { tagId, urlId, source, occurrence, label, category, trackingType } = readRow(
      UrlRow,
      { ...NO_URL, ...attributes },
      DOING,
    );
    return {
      format: format.name,
      tagId: tagId === '' ? undefined : tagId,
      urlId: urlId === '' || urlId === '0' ? undefined : urlId,
      source,
      occurrence,
      label,
      category,
      mode: trackingType,
    };
  });
}

/**
 * The document that changes the modes of single URLs. The `_operation` of each keeps the rest of its collection, which
 * a write without one replaces (Adobe, "Data oriented APIs"); `modified` says what the console says of a URL that a
 * person changed. [?] Not tried on a live instance: whoever writes reads everything back.
 */
export function urlModesDocument(
  id: DeliveryId,
  changes: readonly UrlModeChange[],
  all: readonly ContentUrl[],
): string {
  const formats = new Map<string, string>();
  for (const { url, mode } of changes) {
    const key = contentUrlKey(url, all);
    if (key === undefined) {
      throw new RangeError('a URL that nothing tells apart from another');
    }
    const names = Object.keys(key);
    const attributes = names.map((name) => ` ${name}="${escapeXml(key[name] ?? '')}"`).join('');
    const element = `<url _operation="update" _key="${names.map((name) => `@${name}`).join(',')}"${attributes} trackingType="${mode}" modified="1"/>`;
    formats.set(url.format, (formats.get(url.format) ?? '') + element);
  }
  const content = [...formats]
    .map(([format, urls]) => `<${format}><urlConfig>${urls}</urlConfig></${format}>`)
    .join('');
  return `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${escapeXml(id)}"><content>${content}</content></delivery>`;
}

/**
 * The document that turns tracking of the whole delivery on or off (`tracking/@enabled`, docs/campaign/tracking.md).
 */
export function trackingDocument(id: DeliveryId, on: boolean): string {
  return `<delivery xtkschema="nms:delivery" _operation="update" _key="@id" id="${escapeXml(id)}"><tracking enabled="${on ? '1' : '0'}"/></delivery>`;
}
