import type { Instance } from '../instance';
import { findSchema } from '../schemas/registry';
import { columnName, type Schema } from '../schemas/schema';
import type { AttributeDefinition, LinkDefinition } from '../schemas/types';
import { SoapFault } from '../soap/fault';
import type { SqlValue } from '../store/store';
import { attribute, childElements, localName, textOf, type XmlElement } from '../xml/element';
import { parseDateLiteral } from './dates';
import { withoutUrls, writeUrls } from './deliveryMemo';
import { unknownPath } from './faults';

/** Attributes of a document by path, and the links it reconciles. */
interface Patch {
  readonly values: ReadonlyMap<string, string>;
  readonly links: readonly { readonly link: LinkDefinition; readonly node: XmlElement }[];
}

const CONTROL = new Set(['xtkschema', '_operation', '_key', 'xmlns', '_cs']);

function writeFault(message: string): SoapFault {
  return new SoapFault({
    message: `XTK-170041 ${message}`,
    detail: "SOP-330011 Error while executing the method 'Write' of service 'xtk:persist'.",
    faultCode: 'SOAP-ENV:Server',
  });
}

function schemaOf(node: XmlElement): Schema {
  const id = attribute(node, 'xtkschema');
  const schema = findSchema(id);
  if (schema?.definition.table === undefined || schema.definition.view === true) {
    throw writeFault(`The schema '${id}' cannot be written.`);
  }
  return schema;
}

/** Gathers attributes at any depth; an element that names a link is kept for reconciliation. */
function readPatch(schema: Schema, node: XmlElement, prefix = ''): Patch {
  const values = new Map<string, string>();
  const links: { link: LinkDefinition; node: XmlElement }[] = [];
  for (const [name, value] of Object.entries(node.attributes)) {
    if (!CONTROL.has(name)) {
      values.set(`${prefix}@${name}`, value);
    }
  }
  for (const child of childElements(node)) {
    const name = prefix + localName(child);
    const link = prefix === '' ? schema.links.get(name) : undefined;
    if (link !== undefined) {
      if (link.many !== true) {
        links.push({ link, node: child });
      }
    } else if (schema.attributes.has(name)) {
      values.set(name, textOf(child));
    } else {
      const inner = readPatch(schema, child, `${name}/`);
      for (const [path, value] of inner.values) {
        values.set(path, value);
      }
    }
  }
  return { values, links };
}

/** Text of a document to what the column holds. Throws on a date that is none. */
function toColumn(definition: AttributeDefinition, text: string): SqlValue {
  switch (definition.type) {
    case 'string':
    case 'memo':
      return text;
    case 'boolean':
      return text === 'true' || (Number.parseInt(text, 10) || 0) !== 0 ? 1 : 0;
    case 'datetime':
    case 'date': {
      if (text === '') {
        return null;
      }
      const value = parseDateLiteral(text);
      if (value === undefined) {
        throw new SoapFault({ message: `TIM-030009 '${text}' is not a valid date.`, faultCode: 'SOAP-ENV:Server' });
      }
      return value;
    }
    case 'byte':
    case 'short':
    case 'long':
    case 'int64':
      return Math.trunc(Number(text)) || 0;
    case 'double':
      return Number(text) || 0;
  }
}

function columnsOf(schema: Schema, values: ReadonlyMap<string, string>): Map<string, SqlValue> {
  const columns = new Map<string, SqlValue>();
  for (const [path, text] of values) {
    const definition = schema.attributes.get(path);
    if (definition === undefined) {
      throw unknownPath(path, schema);
    }
    if (definition.expr === undefined) {
      columns.set(columnName(definition), toColumn(definition, text));
    }
  }
  return columns;
}

/** The id of the row that a linked element describes by its attributes (`<folder name="x" _operation="none"/>`). */
function reconcile(instance: Instance, schema: Schema, link: LinkDefinition, node: XmlElement): SqlValue {
  const target = findSchema(link.target);
  if (target === undefined) {
    throw unknownPath(link.name, schema);
  }
  const columns = columnsOf(target, readPatch(target, node).values);
  if (columns.size === 0) {
    return 0;
  }
  const key = target.attributes.get(target.key);
  const where = [...columns.keys()].map((name) => `${name} = ?`).join(' AND ');
  const row = instance.store.first(
    `SELECT ${key === undefined ? 'rowid' : columnName(key)} AS k FROM ${target.definition.table ?? ''} WHERE ${where}`,
    [...columns.values()],
  );
  if (row === undefined) {
    throw writeFault(`The link '${link.name}' leads to no record of '${target.id}'.`);
  }
  return row['k'] ?? 0;
}

function patchColumns(instance: Instance, schema: Schema, node: XmlElement): Map<string, SqlValue> {
  const patch = readPatch(schema, node);
  const columns = columnsOf(schema, patch.values);
  for (const { link, node: linked } of patch.links) {
    const foreignKey = schema.attributes.get(link.source ?? `@${link.name}-id`);
    if (foreignKey !== undefined) {
      columns.set(columnName(foreignKey), reconcile(instance, schema, link, linked));
    }
  }
  return columns;
}

/** Columns by which the row is found: `_key`, the primary key, or the schema's natural key. */
function keyColumns(schema: Schema, node: XmlElement, columns: ReadonlyMap<string, SqlValue>): string[] {
  const declared = attribute(node, '_key')
    .split(',')
    .map((path) => path.trim().replace(/^\[|\]$/g, ''))
    .filter((path) => path !== '');
  const candidates = declared.length > 0 ? [declared] : [[schema.key], [schema.definition.naturalKey ?? schema.key]];
  for (const paths of candidates) {
    const names = paths.map((path) => {
      const definition = schema.attributes.get(path);
      if (definition === undefined) {
        throw unknownPath(path, schema);
      }
      return columnName(definition);
    });
    if (names.every((name) => columns.has(name) && columns.get(name) !== 0 && columns.get(name) !== '')) {
      return names;
    }
  }
  return [];
}

function insert(instance: Instance, schema: Schema, columns: Map<string, SqlValue>): void {
  if (schema.attributes.has('@created') && !columns.has('tsCreated')) {
    columns.set('tsCreated', instance.clock.now());
  }
  const names = [...columns.keys()];
  instance.store.run(
    `INSERT INTO ${schema.definition.table ?? ''} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    [...columns.values()],
  );
}

/** Writes one document. Throws a fault when a path, link or date in it is wrong; nothing is written then. */
export function writeEntity(instance: Instance, document: XmlElement): void {
  const schema = schemaOf(document);
  const { rest: node, urls } =
    schema.definition.memo === true ? withoutUrls(document) : { rest: document, urls: undefined };
  const operation = attribute(node, '_operation') || 'insertOrUpdate';
  if (operation === 'none') {
    return;
  }
  const columns = patchColumns(instance, schema, node);
  const keys = keyColumns(schema, node, columns);
  const where = keys.map((name) => `${name} = ?`).join(' AND ');
  const keyValues = keys.map((name) => columns.get(name) ?? null);
  const table = schema.definition.table ?? '';
  const exists =
    keys.length > 0 && instance.store.number(`SELECT COUNT(*) FROM ${table} WHERE ${where}`, keyValues) > 0;
  if (operation === 'delete') {
    if (exists) {
      instance.store.run(`DELETE FROM ${table} WHERE ${where}`, keyValues);
    }
    return;
  }
  if (schema.attributes.has('@lastModified')) {
    columns.set('tsLastModified', instance.clock.now());
  }
  if (operation === 'insert' || (!exists && operation === 'insertOrUpdate')) {
    if (exists) {
      throw writeFault(`A record with this key exists already in '${schema.id}'.`);
    }
    insert(instance, schema, columns);
  } else if (exists) {
    const changed = [...columns.keys()].filter((name) => !keys.includes(name));
    const sets = changed.map((name) => `${name} = ?`).join(', ');
    instance.store.run(`UPDATE ${table} SET ${sets} WHERE ${where}`, [
      ...changed.map((name) => columns.get(name) ?? null),
      ...keyValues,
    ]);
    if (urls !== undefined) {
      writeUrls(instance, instance.store.number(`SELECT iDeliveryId FROM ${table} WHERE ${where}`, keyValues), urls);
    }
  }
}

/** `<x-collection xtkschema="…"><x/>…</x-collection>`: each child as a document of its own, all or none. */
export function writeCollection(instance: Instance, node: XmlElement): void {
  const xtkschema = attribute(node, 'xtkschema');
  instance.store.transaction(() => {
    for (const child of childElements(node)) {
      writeEntity(instance, { ...child, attributes: { xtkschema, ...child.attributes } });
    }
  });
}
