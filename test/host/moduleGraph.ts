import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, resolve, sep } from 'node:path';

/** An import of one file of ours by another. */
export interface Import {
  readonly to: string;
  /** Gone after compilation: it cannot make a cycle at run time. */
  readonly typeOnly: boolean;
  /** `import()` when something is first needed: no cycle while modules load. */
  readonly lazy: boolean;
}

export interface SourceFile {
  readonly text: string;
  readonly imports: readonly Import[];
}

/** Every TypeScript file of ours by its path from `root`, with slashes, and what it imports of ours. */
export type ModuleGraph = ReadonlyMap<string, SourceFile>;

/** Reads the TypeScript files (declarations aside) below some folders of `root`. */
export function readModuleGraph(root: string, folders: readonly string[]): ModuleGraph {
  const texts = new Map<string, string>();
  for (const folder of folders) {
    for (const item of readdirSync(resolve(root, folder), { recursive: true, withFileTypes: true })) {
      if (item.isFile() && item.name.endsWith('.ts') && !item.name.endsWith('.d.ts')) {
        const path = join(item.parentPath, item.name);
        texts.set(relative(root, path).split(sep).join('/'), readFileSync(path, 'utf8'));
      }
    }
  }
  const known = (path: string): boolean => texts.has(path);
  return new Map([...texts].map(([path, text]) => [path, { text, imports: importsOf(path, text, known) }]));
}

/** `import … from '…'` and `export … from '…'`, as Prettier writes them: at the beginning of a line. */
const STATEMENT = /^(?:import|export) (type )?([^;'"`]*?)\s?from '([^']+)';/gm;
/** `import '…'`, for what it does. */
const BARE = /^import '([^']+)';/gm;
/** `import('…')`: a type where `typeof` stands before it or a type's name behind it. */
const CALL = /(typeof )?\bimport\('([^']+)'\)(\.[A-Z])?/g;

/** Read by patterns, not by the compiler: a thousand files take a moment, and their form is Prettier's. */
function importsOf(path: string, text: string, known: (path: string) => boolean): readonly Import[] {
  const found = [
    ...[...text.matchAll(STATEMENT)].map(([, type, names = '', specifier = '']) => ({
      specifier,
      typeOnly: type !== undefined || namesTypesOnly(names),
      lazy: false,
    })),
    ...[...text.matchAll(BARE)].map(([, specifier = '']) => ({ specifier, typeOnly: false, lazy: false })),
    ...[...text.matchAll(CALL)].map(([, typeOf, specifier = '', member]) => {
      const typeOnly = typeOf !== undefined || member !== undefined;
      return { specifier, typeOnly, lazy: !typeOnly };
    }),
  ];
  return found.flatMap(({ specifier, typeOnly, lazy }) => {
    const to = resolveImport(path, specifier, known);
    return to === undefined ? [] : [{ to, typeOnly, lazy }];
  });
}

/** `{ type A, type B }` */
function namesTypesOnly(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names.trim())?.[1];
  const each = (inner ?? '').split(',').filter((name) => name.trim() !== '');
  return each.length > 0 && each.every((name) => name.trim().startsWith('type '));
}

function resolveImport(from: string, specifier: string, known: (path: string) => boolean): string | undefined {
  if (!specifier.startsWith('.')) {
    return undefined;
  }
  const path = posix.normalize(posix.join(dirname(from), specifier));
  return [`${path}.ts`, `${path}/index.ts`, path].find(known);
}

/** How many other files import each file. */
export function importersOf(graph: ModuleGraph): ReadonlyMap<string, readonly string[]> {
  const importers = new Map<string, string[]>([...graph.keys()].map((path) => [path, []]));
  for (const [path, { imports }] of graph) {
    for (const to of new Set(imports.map((one) => one.to))) {
      importers.get(to)?.push(path);
    }
  }
  return importers;
}

/**
 * Groups of files that import each other in a circle (strongly connected components, by Tarjan), each sorted.
 * `follows` says which imports count.
 */
export function cyclesOf(graph: ModuleGraph, follows: (one: Import) => boolean): readonly (readonly string[])[] {
  const order = new Map<string, number>();
  const open: string[] = [];
  const cycles: string[][] = [];
  const visit = (path: string): number => {
    const at = order.size;
    order.set(path, at);
    open.push(path);
    let low = at;
    for (const { to } of (graph.get(path)?.imports ?? []).filter(follows)) {
      if (!order.has(to)) {
        low = Math.min(low, visit(to));
      } else if (open.includes(to)) {
        low = Math.min(low, order.get(to) ?? low);
      }
    }
    if (low === at) {
      const members = open.splice(open.indexOf(path));
      if (members.length > 1) {
        cycles.push(members.sort());
      }
    }
    return low;
  };
  for (const path of graph.keys()) {
    if (!order.has(path)) {
      visit(path);
    }
  }
  return cycles;
}
