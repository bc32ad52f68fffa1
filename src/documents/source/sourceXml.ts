import type { DeliverySource, SourceAttribute, SourceNode } from '../../campaign/instance';

/** One attribute or element of the text, with where it stands; lines and columns from 0. */
export interface SourcePlace {
  /** XTK path from the root; '' for the root itself. */
  readonly path: string;
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** Last line of an element; `line` for an attribute. */
  readonly lastLine: number;
  readonly about: SourceNode | SourceAttribute;
  readonly children: readonly SourcePlace[];
}

export interface SourceText {
  readonly text: string;
  readonly root: SourcePlace;
}

const STEP = '  ';

/**
 * A delivery as XML, one attribute a line so that a place, a difference and a search have something to hold on to.
 * Empty attributes are left out. `remarks` become comments on top.
 */
export function sourceXml({ root }: DeliverySource, remarks: readonly string[]): SourceText {
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...remarks.map((remark) => `<!-- ${remark.replaceAll('--', '- -')} -->`),
  ];
  const place = writeNode(root, '', '', lines);
  return { text: `${lines.join('\n')}\n`, root: place };
}

function writeNode(node: SourceNode, path: string, indent: string, lines: string[]): SourcePlace {
  const line = lines.length;
  lines.push(`${indent}<${node.name}`);
  const known = node.attributes.filter(({ value }) => value !== '');
  const attributes = known.filter((attribute) => isAttribute(attribute));
  const texts = known.filter((attribute) => !isAttribute(attribute));
  const children: SourcePlace[] = attributes.map((attribute) => {
    const begin = `${indent}${STEP}${STEP}`;
    lines.push(`${begin}${attribute.name}="${escape(attribute.value)}"`);
    return placeOf(attribute, lines, begin.length);
  });
  const isEmpty = texts.length + node.children.length === 0;
  lines.push(`${lines.pop() ?? ''}${isEmpty ? '/>' : '>'}`);
  for (const text of texts) {
    const begin = `${indent}${STEP}`;
    lines.push(`${begin}<${text.name}>${escape(text.value)}</${text.name}>`);
    children.push(placeOf(text, lines, begin.length));
  }
  for (const child of node.children) {
    children.push(writeNode(child, path === '' ? child.name : `${path}/${child.name}`, `${indent}${STEP}`, lines));
  }
  if (!isEmpty) {
    lines.push(`${indent}</${node.name}>`);
  }
  return {
    path,
    line,
    start: indent.length,
    end: indent.length + 1 + node.name.length,
    lastLine: lines.length - 1,
    about: node,
    children,
  };
}

function placeOf(attribute: SourceAttribute, lines: readonly string[], start: number): SourcePlace {
  const line = lines.length - 1;
  return {
    path: attribute.path,
    line,
    start,
    end: (lines[line] ?? '').length,
    lastLine: line,
    about: attribute,
    children: [],
  };
}

/** Paths of attributes end in `@name`; what is kept as text of an element does not. */
function isAttribute({ path }: SourceAttribute): boolean {
  return (path.split('/').at(-1) ?? '').startsWith('@');
}

/** The place on a line that a hover or a problem is about; the innermost. */
export function placeAt(place: SourcePlace, line: number): SourcePlace | undefined {
  if (line < place.line || line > place.lastLine) {
    return undefined;
  }
  return place.children.map((child) => placeAt(child, line)).find((found) => found !== undefined) ?? place;
}

/** The place with a path; undefined when the instance did not give it. */
export function placeOfPath(place: SourcePlace, path: string): SourcePlace | undefined {
  if (place.path === path) {
    return place;
  }
  return place.children.map((child) => placeOfPath(child, path)).find((found) => found !== undefined);
}

/** Line breaks too: one value stays on one line. */
function escape(value: string): string {
  return value
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '&#10;')
    .replace(/\p{Cc}/gu, (control) => (control === '\t' ? '&#9;' : '\ufffd'));
}

/** Where in a delivery's source each cause of the diagnosis shows; first the one that says it best. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  affinityNotConfigured: ['scheduling/@IPAffinity'],
  scheduledForLater: ['scheduling/@contactDate'],
  justDue: ['scheduling/@contactDate'],
  validityPassed: ['scheduling/@validityDate'],
  waitingForApproval: ['scheduling/@validationMode'],
  routingInactive: ['@deliveryProvider-id', 'deliveryProvider'],
  nobodyToSendTo: ['properties/@toDeliver'],
  retries: ['execution/@nextPassDate', 'execution/@retry'],
  retryOverdue: ['execution/@nextPassDate'],
  startOverdue: ['scheduling/@contactDate'],
  waves: ['scheduling/waves/@enabled'],
  affinityNotOnMid: ['scheduling/@IPAffinity'],
  onMidSourcing: ['properties/@midRemoteId'],
  notOnMidSourcing: ['properties/@midRemoteId'],
  trackingOff: ['tracking/@enabled'],
  concurrencyLimit: ['@operation-id'],
};

/** The paths at which a cause is shown, best first; the state, which every cause has to do with, last. */
export function placesOfCause(cause: string): readonly string[] {
  return [...(PLACES[cause] ?? []), '@state', ''];
}
