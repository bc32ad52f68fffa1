import type { Instance } from '../instance';
import { toNumber, toText, type Store } from '../store/store';
import { attribute, childElements, element, firstChild, localName, type XmlElement } from '../xml/element';
import { writeXml } from '../xml/write';
import { TRACKING_TYPES } from '../../domain/urlTracking';

/** Types of `nms:trackingUrl` that stand in the message itself: email click, opt-out, mirror page. */
const IN_CONTENT = '(1, 3, 6)';

/** Opt-outs and mirror pages have a mode of their own, whatever was written. */
const MODE = `CASE iType WHEN 3 THEN ${TRACKING_TYPES.optOut} WHEN 6 THEN ${TRACKING_TYPES.mirrorPage} ELSE iTrackingType END`;

/** What `<node expr="data"/>` adds to a delivery: the elements of its memo (content with its URLs, tracking, mail parameters). */
export function deliveryMemo(store: Store, id: number): string {
  const row = store.first(
    'SELECT iTrackingEnabled, iOpenEnabled, mHtmlSource, sPublicUrl, sSubject, sSenderName, sSenderAddress FROM NmsDelivery WHERE iDeliveryId = ?',
    [id],
  );
  if (row === undefined) {
    return '';
  }
  const urls = store
    .all(
      `SELECT iTrackingUrlId, sLabel, sSource, sCategory, iModified, ${MODE} AS mode FROM NmsTrackingUrl WHERE iDeliveryId = ? AND iType IN ${IN_CONTENT} ORDER BY iTrackingUrlId`,
      [id],
    )
    .map((url) =>
      element('url', {
        urlId: toNumber(url['iTrackingUrlId']),
        tagId: tagOf(toNumber(url['iTrackingUrlId'])),
        source: toText(url['sSource']),
        occurrence: 1,
        label: toText(url['sLabel']),
        category: toText(url['sCategory']),
        trackingType: toNumber(url['mode']),
        modified: toNumber(url['iModified']),
      }),
    );
  const html = element('html', {}, [
    element('source', {}, [{ cdata: toText(row['mHtmlSource']) }]),
    element('urlConfig', {}, urls),
  ]);
  return [
    element('tracking', { enabled: toNumber(row['iTrackingEnabled']), openEnabled: toNumber(row['iOpenEnabled']) }),
    element('mailParameters', { senderAddress: toText(row['sSenderAddress']) }, [
      element('subject', {}, [toText(row['sSubject'])]),
      element('senderName', {}, [toText(row['sSenderName'])]),
    ]),
    element('content', { publicURL: toText(row['sPublicUrl']) }, toText(row['mHtmlSource']) === '' ? [] : [html]),
  ]
    .map(writeXml)
    .join('');
}

function tagOf(urlId: number): string {
  return `u${urlId.toString(16)}`;
}

/** A document without the part that the columns of a record do not hold, and that part: `content/html/urlConfig`. */
export function withoutUrls(document: XmlElement): {
  readonly rest: XmlElement;
  readonly urls: XmlElement | undefined;
} {
  const html = firstChild(firstChild(document, 'content') ?? element('none'), 'html');
  const urls = html && firstChild(html, 'urlConfig');
  return urls === undefined ? { rest: document, urls } : { rest: without(document, urls), urls };
}

function without(node: XmlElement, part: XmlElement): XmlElement {
  return {
    ...node,
    children: node.children.flatMap((child) =>
      child === part ? [] : [typeof child === 'string' || 'cdata' in child ? child : without(child, part)],
    ),
  };
}

/**
 * Writes a collection of URLs as Campaign does: those with an `_operation` are changed one by one, found by `_key`; without one
 * the collection is replaced, so that what it does not hold any more is gone.
 */
export function writeUrls({ store }: Instance, deliveryId: number, collection: XmlElement): void {
  const given = childElements(collection).filter((child) => localName(child) === 'url');
  const known = store.all(
    `SELECT iTrackingUrlId, sSource FROM NmsTrackingUrl WHERE iDeliveryId = ? AND iType IN ${IN_CONTENT}`,
    [deliveryId],
  );
  const found = new Set<number>();
  for (const url of given) {
    const row = known.find((candidate) =>
      attribute(url, 'tagId') === ''
        ? toText(candidate['sSource']) === attribute(url, 'source')
        : tagOf(toNumber(candidate['iTrackingUrlId'])) === attribute(url, 'tagId'),
    );
    if (row === undefined) {
      continue;
    }
    const id = toNumber(row['iTrackingUrlId']);
    found.add(id);
    store.run('UPDATE NmsTrackingUrl SET iTrackingType = ?, iModified = ? WHERE iTrackingUrlId = ?', [
      Number(attribute(url, 'trackingType')) || 0,
      Number(attribute(url, 'modified')) || 0,
      id,
    ]);
  }
  if (given.some((url) => attribute(url, '_operation') !== '')) {
    return;
  }
  for (const row of known) {
    if (!found.has(toNumber(row['iTrackingUrlId']))) {
      store.run('DELETE FROM NmsTrackingUrl WHERE iTrackingUrlId = ?', [toNumber(row['iTrackingUrlId'])]);
    }
  }
}
