import { isElement, type XmlNode } from './element';

const SPECIAL = /[&<>"']|(?![\n\r\t])\p{Cc}/gu;
/** Text that needs no look at its characters: most values are such. */
const PLAIN = /^[\w .,:;@/()+#%–-]*$/;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for an element or an attribute; characters that XML 1.0 cannot hold are dropped. */
export function escapeXml(text: string): string {
  return PLAIN.test(text) ? text : text.replace(SPECIAL, (char) => ENTITIES[char] ?? '');
}

/** For attribute values: line feeds and tabs survive the reader's normalisation. */
export function escapeAttribute(text: string): string {
  return PLAIN.test(text) ? text : escapeXml(text).replace(/[\n\r\t]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Writes a node without prolog or added white space. */
export function writeXml(node: XmlNode): string {
  if (typeof node === 'string') {
    return escapeXml(node);
  }
  if (!isElement(node)) {
    return `<![CDATA[${node.cdata.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  }
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`)
    .join('');
  if (node.children.length === 0) {
    return `<${node.name}${attributes}/>`;
  }
  return `<${node.name}${attributes}>${node.children.map(writeXml).join('')}</${node.name}>`;
}
