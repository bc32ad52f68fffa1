import { childNamed, type XmlElement } from '../xml/element';
import type { EnumerationValue } from '../instance';
import { branchOf, members, referenced } from './fields';
import type { LiveSchema, SchemaNode } from './liveSchema';

/** Reads a compiled schema (`xtk:schema`), the `<schema>` element of GetEntityIfMoreRecent. */
export function parseSchema(schema: XmlElement): LiveSchema {
  const name = `${schema.attributes['namespace'] ?? ''}:${schema.attributes['name'] ?? ''}`;
  const root = schema.children.find(
    (child) => child.name === 'element' && child.attributes['name'] === schema.attributes['name'],
  );
  const templates = new Map(
    schema.children.filter((child) => child.name === 'element').map((child) => [child.attributes['name'] ?? '', child]),
  );
  const find = (path: string): XmlElement | 'no' | 'unknown' =>
    root === undefined ? 'unknown' : walk(root, path.split('/'), templates);
  return {
    name,
    has: (path) => {
      const found = find(path);
      return typeof found === 'string' ? found : 'yes';
    },
    node: (path) => {
      const found = find(path);
      return typeof found === 'string' ? undefined : nodeOf(found);
    },
    enumerations: new Map(
      schema.children
        .filter((child) => child.name === 'enumeration')
        .map((child) => [
          child.attributes['name'] ?? '',
          child.children.filter((value) => value.name === 'value').map(valueOf),
        ]),
    ),
    fields: () => (root === undefined ? undefined : branchOf(root, templates)),
    methods: new Set(
      schema.children
        .filter((child) => child.name === 'methods' || child.name === 'interface')
        .flatMap((group) => group.children.filter((child) => child.name === 'method'))
        .map((method) => method.attributes['name'] ?? ''),
    ),
  };
}

function valueOf(element: XmlElement): EnumerationValue {
  const { name = '', value = name, label = name } = element.attributes;
  return { name, value, label };
}

function nodeOf(element: XmlElement): SchemaNode {
  const { type, enum: enumeration, xml } = element.attributes;
  return { type, enumeration, inMemo: xml === 'true' };
}

function walk(
  from: XmlElement,
  steps: readonly string[],
  templates: ReadonlyMap<string, XmlElement>,
): XmlElement | 'no' | 'unknown' {
  let at = from;
  for (const [index, step] of steps.entries()) {
    if (step.startsWith('@')) {
      return attributeOf(at, step.slice(1), templates);
    }
    const next = members(at).find((child) => child.name === 'element' && child.attributes['name'] === step);
    if (next === undefined) {
      return isOpen(at, templates) ? 'unknown' : 'no';
    }
    const last = index === steps.length - 1;
    // Beyond a link stands another schema, which this one does not show.
    if (next.attributes['type'] === 'link' && !last) {
      return 'unknown';
    }
    at = referenced(next, templates) ?? next;
  }
  return at;
}

function attributeOf(
  element: XmlElement,
  name: string,
  templates: ReadonlyMap<string, XmlElement>,
): XmlElement | 'no' | 'unknown' {
  const own = members(element).find((child) => child.name === 'attribute' && child.attributes['name'] === name);
  if (own !== undefined) {
    return own;
  }
  // A link brings its foreign key along: `<element name="operation" type="link"><join xpath-src="@operation-id" …/>`.
  const key = members(element).find(
    (child) => child.name === 'element' && childNamed(child, 'join')?.attributes['xpath-src'] === `@${name}`,
  );
  if (key !== undefined) {
    return { ...key, attributes: { name } };
  }
  return isOpen(element, templates) ? 'unknown' : 'no';
}

/** True for an element that this document does not describe completely. */
function isOpen(element: XmlElement, templates: ReadonlyMap<string, XmlElement>): boolean {
  const { ref, template, type } = element.attributes;
  if (type === 'ANY' || type === 'link') {
    return true;
  }
  return (ref !== undefined || template !== undefined) && referenced(element, templates) === undefined;
}
