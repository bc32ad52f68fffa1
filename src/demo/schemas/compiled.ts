import { createHash } from 'node:crypto';
import { element, type XmlElement } from '../xml/element';
import { writeXml } from '../xml/write';
import { findSchema } from './registry';
import { columnName, type Schema } from './schema';
import type { AttributeDefinition, EnumerationDefinition, LinkDefinition } from './types';

/** A method as a schema lists it; schemas need not know the methods' code. */
export interface ListedMethod {
  readonly service: string;
  readonly name: string;
  readonly static?: boolean;
  readonly const?: boolean;
  readonly anonymous?: boolean;
  readonly parameters?: readonly { readonly name: string; readonly type: string; readonly inout?: string }[];
}

function writeEnumeration({ name, type, values }: EnumerationDefinition): XmlElement {
  return element(
    'enumeration',
    { basetype: type, name },
    values.map((item) => element('value', { name: item.name, label: item.label, value: item.value })),
  );
}

function writeAttribute(schema: Schema, definition: AttributeDefinition, name: string, tag: string): XmlElement {
  const own = definition.enumeration;
  const enumeration = own === undefined || own.includes(':') ? own : `${schema.id}:${own}`;
  return element(tag, {
    name,
    label: definition.label,
    desc: definition.description,
    type: definition.type,
    enum: enumeration,
    expr: definition.expr,
    sqlname: definition.expr === undefined ? columnName(definition) : undefined,
  });
}

interface Branch {
  readonly attributes: XmlElement[];
  readonly elements: XmlElement[];
  readonly children: Map<string, Branch>;
}

const newBranch = (): Branch => ({ attributes: [], elements: [], children: new Map() });

/** Attributes of paths such as `scheduling/@contactDate` become nested elements. */
function attributeTree(schema: Schema, lacks: ReadonlySet<string>): Branch {
  const root = newBranch();
  for (const definition of schema.attributes.values()) {
    if (lacks.has(definition.path)) {
      continue;
    }
    const parts = definition.path.split('/');
    const last = parts.pop() ?? '';
    let branch = root;
    for (const part of parts) {
      const child = branch.children.get(part) ?? newBranch();
      branch.children.set(part, child);
      branch = child;
    }
    if (last.startsWith('@')) {
      branch.attributes.push(writeAttribute(schema, definition, last.slice(1), 'attribute'));
    } else {
      branch.elements.push(writeAttribute(schema, definition, last, 'element'));
    }
  }
  return root;
}

function writeBranch(branch: Branch, schema: Schema, above = ''): XmlElement[] {
  const nested = [...branch.children].map(([name, child]) =>
    element(
      'element',
      { name, label: schema.definition.elements?.[above + name] },
      writeBranch(child, schema, `${above}${name}/`),
    ),
  );
  return [...branch.attributes, ...branch.elements, ...nested];
}

function writeLink(schema: Schema, link: LinkDefinition): XmlElement {
  const target = findSchema(link.target);
  const join = target === undefined ? undefined : schema.joinOf(link, target);
  const many = link.many === true;
  return element(
    'element',
    {
      name: link.name,
      label: link.label,
      type: 'link',
      target: link.target,
      unbound: many ? true : undefined,
      revCardinality: many ? 'single' : undefined,
    },
    join === undefined ? [] : [element('join', { 'xpath-dst': join.destination, 'xpath-src': join.source })],
  );
}

function writeMethod(method: ListedMethod): XmlElement {
  const parameters = (method.parameters ?? []).map(({ name, type, inout }) =>
    element('param', { name, type, inout: inout ?? 'in' }),
  );
  return element(
    'method',
    {
      name: method.name,
      static: method.static,
      const: method.const,
      access: method.anonymous === true ? 'anonymous' : undefined,
    },
    parameters.length === 0 ? [] : [element('parameters', {}, parameters)],
  );
}

function methodsOf(service: string, listed: readonly ListedMethod[]): XmlElement[] {
  return listed.filter((method) => method.service === service).map(writeMethod);
}

/** Interfaces are declared in the schema that stands for them, where clients look for their methods. */
const DECLARED_IN: Readonly<Record<string, string>> = { 'xtk:session': 'xtk:persist', 'xtk:job': 'xtk:jobInterface' };

function interfaces(schema: Schema, listed: readonly ListedMethod[]): XmlElement[] {
  const declared = DECLARED_IN[schema.id];
  return declared === undefined
    ? []
    : [element('interface', { name: declared.replace('xtk:', '') }, methodsOf(declared, listed))];
}

function ownMethods(schema: Schema, listed: readonly ListedMethod[]): XmlElement[] {
  const methods = methodsOf(schema.id, listed);
  return methods.length === 0 ? [] : [element('methods', {}, methods)];
}

function rootElement(schema: Schema, lacks: ReadonlySet<string>): XmlElement {
  const { definition } = schema;
  const keyField = element('key', { name: 'id', internal: true }, [element('keyfield', { xpath: schema.key })]);
  const head =
    definition.table === undefined
      ? []
      : [element('compute-string', { expr: definition.computeString ?? '@label' }), keyField];
  return element(
    'element',
    {
      name: schema.name,
      label: definition.label,
      labelSingular: definition.labelSingular,
      sqltable: definition.table,
      autopk: schema.key === '@id' && definition.table !== undefined ? true : undefined,
    },
    [
      ...head,
      ...writeBranch(attributeTree(schema, lacks), schema),
      ...[...schema.links.values()].map((link) => writeLink(schema, link)),
    ],
  );
}

/** The compiled schema as GetEntityIfMoreRecent gives it, without the attributes that the instance lacks. */
export function writeSchema(
  schema: Schema,
  kind: string,
  listed: readonly ListedMethod[],
  lacks: ReadonlySet<string> = new Set(),
): XmlElement {
  const { definition } = schema;
  const children = [
    ...[...schema.enumerations.values()].map(writeEnumeration),
    ...interfaces(schema, listed),
    rootElement(schema, lacks),
    ...ownMethods(schema, listed),
  ];
  const md5 = createHash('md5').update(children.map(writeXml).join('')).digest('hex').toUpperCase();
  return element(
    kind === 'xtk:srcSchema' ? 'srcSchema' : 'schema',
    {
      namespace: schema.namespace,
      name: schema.name,
      label: definition.label,
      labelSingular: definition.labelSingular,
      entitySchema: kind,
      xtkschema: kind,
      implements: definition.implements,
      md5,
      mappingType: definition.table === undefined ? undefined : 'sql',
    },
    children,
  );
}
