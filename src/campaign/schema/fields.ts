import type { XmlElement } from '../xml/element';

/** An attribute, or an element that holds a text, with what the schema says of it. */
export interface SchemaField {
  /** From the schema's root: `scheduling/@contactDate`, `mailParameters/subject`. */
  readonly path: string;
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enumeration?: string;
}

/** An element with what lies in it, in the order of the schema. */
export interface SchemaBranch {
  readonly name: string;
  readonly label?: string;
  readonly description?: string;
  readonly fields: readonly SchemaField[];
  readonly branches: readonly SchemaBranch[];
}

/** Elements nest no deeper in any factory schema; a template that holds itself would nest for ever. */
const MAX_DEPTH = 8;

const TEXT_TYPES: ReadonlySet<string> = new Set(['string', 'memo', 'CDATA', 'html', 'memoShort']);

/**
 * What a query may select of an entity itself: not what lies beyond links, and no collections, of which a row has any
 * number.
 */
export function branchOf(
  element: XmlElement,
  templates: ReadonlyMap<string, XmlElement>,
  prefix = '',
  depth = 0,
): SchemaBranch {
  const { name = '', label, desc } = element.attributes;
  const fields: SchemaField[] = [];
  const branches: SchemaBranch[] = [];
  const described = referenced(element, templates) ?? element;
  for (const child of [...members(element), ...(described === element ? [] : members(described))]) {
    const step = child.attributes['name'] ?? '';
    if (step === '') {
      continue;
    }
    if (child.name === 'attribute') {
      fields.push(fieldOf(child, `${prefix}@${step}`));
    } else if (child.name === 'element' && isInline(child)) {
      if (isText(child)) {
        fields.push(fieldOf(child, `${prefix}${step}`));
      } else if (depth < MAX_DEPTH) {
        branches.push(branchOf(child, templates, `${prefix}${step}/`, depth + 1));
      }
    }
  }
  return {
    name,
    label,
    description: desc,
    fields,
    branches: branches.filter(({ fields: own, branches: below }) => own.length + below.length > 0),
  };
}

function fieldOf({ attributes }: XmlElement, path: string): SchemaField {
  const { name = '', label, desc, type, enum: enumeration } = attributes;
  return { path, name, label, description: desc, type, enumeration };
}

function isInline({ attributes }: XmlElement): boolean {
  return attributes['type'] !== 'link' && attributes['type'] !== 'ANY' && attributes['unbound'] !== 'true';
}

function isText(element: XmlElement): boolean {
  return TEXT_TYPES.has(element.attributes['type'] ?? '');
}

/** Declared under the element itself or in groupings without a name of their own. */
export function members(element: XmlElement): readonly XmlElement[] {
  return element.children.flatMap((child) =>
    child.name === 'compute-if' || child.name === 'group' ? child.children : [child],
  );
}

/**
 * `ref="waves"`, or `ref="nms:delivery:waves"` of the same schema: the element is described at the top of the document.
 */
export function referenced(element: XmlElement, templates: ReadonlyMap<string, XmlElement>): XmlElement | undefined {
  const reference = element.attributes['ref'] ?? element.attributes['template'];
  if (reference === undefined) {
    return undefined;
  }
  return templates.get(reference.slice(reference.lastIndexOf(':') + 1));
}
