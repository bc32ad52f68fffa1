import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

/** Which file imports which, by value or for types; of the project's own files only. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

/** The imports of every TypeScript file below `folders`, which are relative to `root`. Names are relative to it, too. */
export function importGraph(root: string, folders: readonly string[]): ImportGraph {
  const files = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((item) => item.isFile() && item.name.endsWith('.ts'))
      .map((item) => join(item.parentPath, item.name)),
  );
  return new Map(files.map((file) => [relative(root, file), importsOf(root, file)]));
}

function importsOf(root: string, file: string): readonly string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => resolve(dirname(file), fileName))
    .map((path) => [`${path}.ts`, join(path, 'index.ts')].find((candidate) => existsSync(candidate)))
    .filter((found) => found !== undefined)
    .map((found) => relative(root, found));
}

/**
 * Groups of files that import each other in a circle (strongly connected components of more than one file, by Tarjan's
 * algorithm), each in alphabetical order.
 */
export function importCycles(graph: ImportGraph): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const numbers = new Map<string, number>();
  const open: string[] = [];
  const visit = (file: string): number => {
    const number = numbers.size;
    numbers.set(file, number);
    open.push(file);
    let low = number;
    for (const imported of graph.get(file) ?? []) {
      const known = numbers.get(imported);
      if (known === undefined) {
        low = Math.min(low, visit(imported));
      } else if (open.includes(imported)) {
        low = Math.min(low, known);
      }
    }
    if (low === number) {
      const group = open.splice(open.indexOf(file));
      if (group.length > 1) {
        cycles.push(group.sort());
      }
    }
    return low;
  };
  for (const file of graph.keys()) {
    if (!numbers.has(file)) {
      visit(file);
    }
  }
  return cycles;
}
