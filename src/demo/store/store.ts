import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import initSqlJs, { type Database, type SqlValue, type Statement } from 'sql.js';

export type { SqlValue };
export type Row = Readonly<Record<string, SqlValue>>;
type Params = readonly SqlValue[];

/** SQLite behind a small face: prepared statements of fixed texts are kept, those of queries are not. */
export class Store {
  private readonly statements = new Map<string, Statement>();

  constructor(private readonly db: Database) {
    this.db.exec(
      'PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA case_sensitive_like=ON; PRAGMA temp_store=MEMORY;',
    );
  }

  /** Runs texts without parameters, e.g. table definitions. */
  script(sql: string): void {
    this.db.exec(sql);
  }

  /** Runs a statement that is used again and again; answers how many rows it changed. */
  run(sql: string, params: Params = []): number {
    const statement = this.prepared(sql);
    statement.run([...params]);
    return this.db.getRowsModified();
  }

  /** All rows of a statement that is used again and again. */
  all(sql: string, params: Params = []): Row[] {
    const statement = this.prepared(sql);
    statement.bind([...params]);
    const rows: Row[] = [];
    while (statement.step()) {
      rows.push(statement.getAsObject());
    }
    statement.reset();
    return rows;
  }

  first(sql: string, params: Params = []): Row | undefined {
    return this.all(sql, params)[0];
  }

  /** First column of the first row as a number, 0 when there is none. */
  number(sql: string, params: Params = []): number {
    return toNumber(Object.values(this.first(sql, params) ?? {})[0]);
  }

  /** Rows of a text that will not come again, as arrays in the order of its columns. */
  scan(sql: string, params: Params, visit: (row: SqlValue[]) => void): void {
    const statement = this.db.prepare(sql);
    try {
      statement.bind([...params]);
      while (statement.step()) {
        visit(statement.get());
      }
    } finally {
      statement.free();
    }
  }

  /** All of the work or, when it throws, nothing. */
  transaction<T>(work: () => T): T {
    this.db.exec('SAVEPOINT work');
    try {
      const result = work();
      this.db.exec('RELEASE work');
      return result;
    } catch (error) {
      this.db.exec('ROLLBACK TO work; RELEASE work');
      throw error;
    }
  }

  close(): void {
    for (const statement of this.statements.values()) {
      statement.free();
    }
    this.statements.clear();
    this.db.close();
  }

  private prepared(sql: string): Statement {
    const known = this.statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = this.db.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }
}

export function toNumber(value: SqlValue | undefined): number {
  return typeof value === 'number' ? value : Number(value ?? 0);
}

export function toText(value: SqlValue | undefined): string {
  return value === null || value === undefined ? '' : String(value);
}

/** A date column: epoch ms, undefined when empty. */
export function toTime(value: SqlValue | undefined): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Inserts a row given as columns; columns that are not named keep their defaults. */
export function insertRow(store: Store, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(row);
  store.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(row),
  );
}

/** sql.js needs its WebAssembly file: beside the bundle in dist/, in node_modules when run unbundled. */
function wasmFile(): string {
  const beside = join(__dirname, 'sql-wasm.wasm');
  return existsSync(beside) ? beside : createRequire(__filename).resolve('sql.js/dist/sql-wasm.wasm');
}

/** A new empty database in memory. */
export async function openSqlite(): Promise<Database> {
  const sql = await initSqlJs({ locateFile: wasmFile });
  return new sql.Database();
}
