import { long } from './build';
import type { AttributeDefinition, EnumerationDefinition, LinkDefinition, SchemaDefinition, XtkType } from './types';

const PREFIX: Readonly<Record<XtkType, string>> = {
  string: 's',
  memo: 'm',
  byte: 'i',
  short: 'i',
  long: 'i',
  int64: 'l',
  boolean: 'i',
  double: 'd',
  datetime: 'ts',
  date: 'ts',
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `@folder-id` long: iFolderId, as Campaign names its columns. */
export function columnName({ path, type, column }: AttributeDefinition): string {
  if (column !== undefined) {
    return column;
  }
  const last = path.slice(path.lastIndexOf('/') + 1).replace('@', '');
  return PREFIX[type] + last.split('-').map(capital).join('');
}

/** A schema ready for use: attributes and links by name, columns worked out. */
export class Schema {
  readonly id: string;
  readonly namespace: string;
  readonly name: string;
  readonly attributes: ReadonlyMap<string, AttributeDefinition>;
  readonly links: ReadonlyMap<string, LinkDefinition>;
  readonly enumerations: ReadonlyMap<string, EnumerationDefinition>;
  readonly key: string;

  constructor(readonly definition: SchemaDefinition) {
    this.id = definition.id;
    const [namespace = '', name = ''] = definition.id.split(':');
    this.namespace = namespace;
    this.name = name;
    this.key = definition.key ?? '@id';
    const links = definition.links ?? [];
    this.links = new Map(links.map((item) => [item.name, item]));
    const foreignKeys = links
      .filter((item) => item.many !== true && item.source === undefined)
      .map((item) => long(`@${item.name}-id`, `Foreign key of '${item.label}'`));
    const own = new Set(definition.attributes.map(({ path }) => path));
    const all = [...definition.attributes, ...foreignKeys.filter(({ path }) => !own.has(path))];
    this.attributes = new Map(all.map((item) => [item.path, item]));
    this.enumerations = new Map((definition.enumerations ?? []).map((item) => [item.name, item]));
    this.checkColumns();
  }

  /** Attributes with a column, key first as declared. */
  get stored(): AttributeDefinition[] {
    return [...this.attributes.values()].filter((item) => item.expr === undefined);
  }

  /** The attributes that join a link: here and there. */
  joinOf(item: LinkDefinition, target: Schema): { source: string; destination: string } {
    return { source: item.source ?? `@${item.name}-id`, destination: item.destination ?? target.key };
  }

  private checkColumns(): void {
    const seen = new Set<string>();
    for (const item of this.stored) {
      const column = columnName(item);
      if (seen.has(column)) {
        throw new Error(`${this.id}: two attributes share the column ${column}.`);
      }
      seen.add(column);
    }
  }
}
