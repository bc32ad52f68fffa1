import type { SqlValue, Store } from './store';

/** Inserts a row given as columns; columns that are not named keep their defaults. */
export function insertRow(store: Store, table: string, row: Readonly<Record<string, SqlValue>>): void {
  const names = Object.keys(row);
  store.run(
    `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    Object.values(row),
  );
}
