/** An XML element as the demo reads and writes it: names keep their prefix, text is plain strings. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlNode[];
}

export interface XmlCData {
  readonly cdata: string;
}

export type XmlNode = XmlElement | XmlCData | string;

/** Makes an element; attributes that are undefined are left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  children: readonly XmlNode[] = [],
): XmlElement {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined) {
      kept[key] = String(value);
    }
  }
  return { name, attributes: kept, children };
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== 'string' && 'name' in node;
}

/** Name without its namespace prefix. */
export function localName(node: XmlElement): string {
  return node.name.slice(node.name.indexOf(':') + 1);
}

export function childElements(node: XmlElement): XmlElement[] {
  return node.children.filter(isElement);
}

export function firstChild(node: XmlElement, name: string): XmlElement | undefined {
  return childElements(node).find((child) => localName(child) === name);
}

/** All text below a node, in order. */
export function textOf(node: XmlNode): string {
  if (typeof node === 'string') {
    return node;
  }
  if (!isElement(node)) {
    return node.cdata;
  }
  return node.children.map(textOf).join('');
}

/** An attribute's value; '' when it is missing, as Campaign treats both alike. */
export function attribute(node: XmlElement, name: string): string {
  return node.attributes[name] ?? '';
}
