import { SaxesParser } from 'saxes';
import type { XmlElement, XmlNode } from './element';

interface Open {
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlNode[];
}

/** Reads a whole document. Throws an Error that names the place when it is not well-formed. */
export function parseXml(text: string): XmlElement {
  const parser = new SaxesParser();
  const open: Open[] = [];
  let root: XmlElement | undefined;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', (tag) => {
    const node: Open = { name: tag.name, attributes: tag.attributes, children: [] };
    open.at(-1)?.children.push(node);
    open.push(node);
    root ??= node;
  });
  parser.on('closetag', () => {
    open.pop();
  });
  parser.on('text', (value) => {
    open.at(-1)?.children.push(value);
  });
  parser.on('cdata', (cdata) => {
    open.at(-1)?.children.push({ cdata });
  });
  parser.write(text).close();
  if (root === undefined) {
    throw new Error('The document has no element.');
  }
  return root;
}
