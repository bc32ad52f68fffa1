import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import initSqlJs, { type Database } from 'sql.js';

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
