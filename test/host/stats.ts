import { ageLine, dependencyAges } from './dependencyAges';
import { cyclesOf, importersOf, readModuleGraph } from './moduleGraph';

/** What the product weighed before it was tidied, at d38f1b5 (November 2026), by this same count. */
const BEFORE: Readonly<Record<string, number>> = {
  files: 823,
  lines: 53_392,
  'lines over 120 columns': 2227,
  'lines over 200 columns': 98,
  'files of at most 20 lines': 117,
  'files of more than 300 lines, not generated': 0,
  'files with one importer': 399,
  'of these, at most 30 lines': 114,
  'import cycles': 6,
  'of these, by value': 2,
  'test files': 246,
  'lines of tests': 22_724,
};

const SMALL = 20;
const THIN = 30;

/** Files that are one by their use, however short: what one list holds (a rule, a command, a panel), and where a bundle begins. */
const DEFINITION = /= define(?:Cause|Rule|Command|Panel|Operation)\(/;
const ENTRY = /\/(?:index|main)\.ts$/;

/** The list itself: nothing but imported names. */
const LIST = /^export const [A-Z_]+\b[^=]*(?:=>[^=]*)?= [[{][\w\s.,:]*[\]}](?: as const)?;$/m;

/** Says first what this file is made from. */
const GENERATED = /^\/\/ Made by /;

/**
 * Prints the measures of the house: how the files of src and webview-ui are cut, and what hangs on what; with
 * `--dependencies` how old these are, which asks the registry.
 */
export async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--dependencies')) {
    console.log((await dependencyAges()).map(ageLine).join('\n'));
    return;
  }
  const list = args.includes('--list');
  const graph = readModuleGraph('.', ['src', 'webview-ui']);
  const tests = readModuleGraph('.', ['test']);
  const importers = importersOf(graph);
  const lines = (path: string): readonly string[] => (graph.get(path)?.text ?? '').trimEnd().split('\n');
  const paths = [...graph.keys()].sort();
  const wide = (columns: number): readonly string[] =>
    written.flatMap((path) =>
      lines(path).flatMap((line, at) => (line.length > columns ? [`${path}:${(at + 1).toString()}`] : [])),
    );
  const ownFile = (path: string): boolean => {
    const text = graph.get(path)?.text ?? '';
    return ENTRY.test(path) || DEFINITION.test(text) || LIST.test(text);
  };
  /** The shape of something that many pass around stands with none of them. */
  const isSharedType = (path: string): boolean =>
    (importers.get(path)?.length ?? 0) > 1 &&
    !/^(?:export )?(?:const|let|class|function|async)\b/m.test(graph.get(path)?.text ?? '');
  const written = paths.filter((path) => !GENERATED.test(graph.get(path)?.text ?? ''));
  const short = paths.filter((path) => lines(path).length <= SMALL);
  const one = paths.filter((path) => importers.get(path)?.length === 1);
  const thin = one.filter((path) => lines(path).length <= THIN);
  const byValue = cyclesOf(graph, ({ typeOnly, lazy }) => !typeOnly && !lazy);
  const measures: readonly (readonly [string, readonly string[]])[] = [
    ['files', paths],
    ['lines', paths.flatMap(lines)],
    ['lines over 120 columns', wide(120)],
    ['lines over 200 columns', wide(200)],
    [`files of at most ${SMALL.toString()} lines`, short],
    ['of these, no definition, list or beginning of a bundle', short.filter((path) => !ownFile(path))],
    ['and no type that several share either', short.filter((path) => !ownFile(path) && !isSharedType(path))],
    ['files of more than 300 lines, not generated', written.filter((path) => lines(path).length > 300)],
    ['files with one importer', one],
    [`of these, at most ${THIN.toString()} lines`, thin],
    ['of these, no definition, list or beginning of a bundle, too', thin.filter((path) => !ownFile(path))],
    ['import cycles', cyclesOf(graph, () => true).map((cycle) => cycle.join(' '))],
    ['of these, by value', byValue.map((cycle) => cycle.join(' '))],
    ['test files', [...tests.keys()]],
    ['lines of tests', [...tests.values()].flatMap(({ text }) => text.trimEnd().split('\n'))],
  ];
  console.log(`${'now'.padStart(8)}${'before'.padStart(8)}`);
  for (const [title, found] of measures) {
    const before = BEFORE[title]?.toString() ?? '';
    console.log(`${found.length.toString().padStart(8)}${before.padStart(8)}  ${title}`);
    if (list && found.length < 400 && title !== 'test files') {
      console.log(found.map((item) => `${' '.repeat(20)}${item}`).join('\n'));
    }
  }
  if (!list) {
    console.log(
      'Which files these are: npm run stats -- --list; how old dependencies are: npm run stats -- --dependencies',
    );
  }
}
