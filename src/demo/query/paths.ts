import { columnName, type Schema } from '../schemas/schema';
import { findSchema } from '../schemas/registry';
import type { AttributeDefinition, LinkDefinition } from '../schemas/types';
import { unknownPath } from './faults';

/** Where an attribute is: a column of a joined table, or an expression of its schema. */
export interface Located {
  readonly attribute: AttributeDefinition;
  readonly source: Source;
  /** SQL of the column; undefined for computed attributes. */
  readonly sql?: string;
}

interface Aliases {
  next: number;
}

/** One table of a query with those joined to it by links. */
export class Source {
  private readonly joined = new Map<string, Source>();

  constructor(
    readonly schema: Schema,
    readonly alias: string,
    private readonly aliases: Aliases,
    readonly parent?: Source,
    private readonly condition = '',
  ) {}

  static root(schema: Schema, aliases: Aliases = { next: 0 }, parent?: Source): Source {
    return new Source(schema, `t${aliases.next++}`, aliases, parent);
  }

  /** A table of a sub-query: its own FROM, but aliases that clash with none of ours. */
  subQuery(schema: Schema): Source {
    return Source.root(schema, this.aliases, this);
  }

  column(attribute: AttributeDefinition): string {
    return `${this.alias}.${columnName(attribute)}`;
  }

  /** Finds an attribute by its path through links of any depth. Throws XTK-170036. */
  locate(path: string): Located {
    const clean = path.replace(/^\.?\//, '');
    if (clean.startsWith('../') && this.parent !== undefined) {
      return this.parent.locate(clean.slice(3));
    }
    const own = this.schema.attributes.get(clean);
    if (own !== undefined) {
      return { attribute: own, source: this, sql: own.expr === undefined ? this.column(own) : undefined };
    }
    const { link, rest } = this.firstLink(clean);
    const shortcut = this.foreignKey(link, rest);
    if (shortcut !== undefined) {
      return { attribute: shortcut, source: this, sql: this.column(shortcut) };
    }
    return this.follow(link).locate(rest);
  }

  /** The link that a path begins with, when the whole path is that link (`folder`). */
  linkAt(path: string): { source: Source; link: LinkDefinition } | undefined {
    const slash = path.indexOf('/');
    const link = this.schema.links.get(slash < 0 ? path : path.slice(0, slash));
    if (link === undefined) {
      return undefined;
    }
    return slash < 0 ? { source: this, link } : this.follow(link).linkAt(path.slice(slash + 1));
  }

  follow(link: LinkDefinition): Source {
    const known = this.joined.get(link.name);
    if (known !== undefined) {
      return known;
    }
    const target = this.targetOf(link);
    const alias = `t${this.aliases.next++}`;
    const source = new Source(target, alias, this.aliases, this, this.joinCondition(link, target, alias));
    this.joined.set(link.name, source);
    return source;
  }

  targetOf(link: LinkDefinition): Schema {
    const target = findSchema(link.target);
    if (target === undefined) {
      throw unknownPath(link.name, this.schema);
    }
    return target;
  }

  /** `alias.column = t0.column` that ties a linked table to this one. */
  joinCondition(link: LinkDefinition, target: Schema, alias: string): string {
    const { source, destination } = this.schema.joinOf(link, target);
    const here = this.schema.attributes.get(source);
    const there = target.attributes.get(destination);
    if (here === undefined || there === undefined) {
      throw unknownPath(link.name, this.schema);
    }
    return `${alias}.${columnName(there)} = ${this.column(here)}`;
  }

  /** ` LEFT JOIN …` of everything that paths have needed so far. */
  joins(): string {
    let sql = '';
    for (const source of this.joined.values()) {
      sql += ` LEFT JOIN ${source.schema.definition.table ?? ''} ${source.alias} ON ${source.condition}${source.joins()}`;
    }
    return sql;
  }

  /** The FROM clause; `index` makes SQLite use that one. */
  from(index?: string): string {
    const hint = index === undefined ? '' : ` INDEXED BY ${index}`;
    return `${this.schema.definition.table ?? ''} ${this.alias}${hint}${this.joins()}`;
  }

  private firstLink(path: string): { link: LinkDefinition; rest: string } {
    const slash = path.indexOf('/');
    const link = slash < 0 ? undefined : this.schema.links.get(path.slice(0, slash));
    if (link === undefined) {
      throw unknownPath(path, this.schema);
    }
    return { link, rest: path.slice(slash + 1) };
  }

  /** `delivery/@id` needs no join: our foreign key has the same value. */
  private foreignKey(link: LinkDefinition, rest: string): AttributeDefinition | undefined {
    if (link.many === true) {
      return undefined;
    }
    const { source, destination } = this.schema.joinOf(link, this.targetOf(link));
    return rest === destination ? this.schema.attributes.get(source) : undefined;
  }
}
