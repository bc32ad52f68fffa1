import type { SqlValue } from '../store/store';
import { escapeAttribute, escapeXml } from '../xml/write';
import { formatDate, formatDateTime } from './dates';
import { formatterOf, type Column } from './select';

/** Writes one value; chosen once per column. Missing numbers are 0, missing dates and texts are empty. */
type ValueWriter = (value: SqlValue | undefined) => string;

/** Where the columns go, as a tree of elements; worked out once and then used for every row. */
interface Shape {
  readonly attributes: { readonly prefix: string; readonly index: number; readonly write: ValueWriter }[];
  readonly children: Map<string, Shape>;
  /** Column whose value is the element's text (memo fields). */
  text?: { readonly index: number; readonly write: ValueWriter };
}

const emptyShape = (): Shape => ({ attributes: [], children: new Map() });

function valueWriter({ type }: Pick<Column, 'type'>, escape: (text: string) => string): ValueWriter {
  switch (formatterOf(type)) {
    case 'text':
      return (value) => (value === null || value === undefined || value === '' ? '' : escape(String(value)));
    case 'number':
      return (value) => (value === null || value === undefined ? '0' : String(value));
    case 'datetime':
      return (value) => (typeof value === 'number' ? formatDateTime(value) : '');
    case 'date':
      return (value) => (typeof value === 'number' ? formatDate(value) : '');
  }
}

/** An analysed enumeration: after the value, `<name>Name` and `<name>Label`. */
function analysedWriter(name: string, column: Column, plain: ValueWriter): ValueWriter {
  const { enumeration } = column;
  if (enumeration === undefined) {
    return plain;
  }
  const known = new Map(enumeration.values.map((item) => [item.value, item]));
  return (value) => {
    const text = plain(value);
    const found = known.get(text);
    return `${text}" ${name}Name="${escapeAttribute(found?.name ?? '')}" ${name}Label="${escapeAttribute(found?.label ?? '')}`;
  };
}

function shapeOf(columns: readonly Column[]): Shape {
  const root = emptyShape();
  for (const [index, column] of columns.entries()) {
    const parts = column.target.split('/');
    const last = parts.at(-1) ?? '';
    const elements = last.startsWith('@') ? parts.slice(0, -1) : parts;
    let shape = root;
    for (const name of elements) {
      const child = shape.children.get(name) ?? emptyShape();
      shape.children.set(name, child);
      shape = child;
    }
    if (last.startsWith('@')) {
      const name = last.slice(1);
      shape.attributes.push({
        prefix: ` ${name}="`,
        index,
        write: analysedWriter(name, column, valueWriter(column, escapeAttribute)),
      });
    } else {
      shape.text = { index, write: valueWriter(column, escapeXml) };
    }
  }
  return root;
}

function writeShape(tag: string, shape: Shape, row: readonly SqlValue[], extra = ''): string {
  let xml = `<${tag}`;
  for (const { prefix, index, write } of shape.attributes) {
    xml += `${prefix}${write(row[index])}"`;
  }
  let inner = shape.text === undefined ? '' : shape.text.write(row[shape.text.index]);
  for (const [name, child] of shape.children) {
    inner += writeShape(name, child, row);
  }
  inner += extra;
  return inner === '' ? `${xml}/>` : `${xml}>${inner}</${tag}>`;
}

/** A function that writes one row as `<tag …>`; `extra` is XML to put inside after its own children. */
export function rowWriter(
  tag: string,
  columns: readonly Column[],
): (row: readonly SqlValue[], extra?: string) => string {
  const shape = shapeOf(columns);
  return (row, extra) => writeShape(tag, shape, row, extra);
}
