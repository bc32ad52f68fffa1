/** A line that goes into a list of definitions. */
export interface ListEntry {
  readonly file: string;
  /** The import; it goes behind the last import. */
  readonly importLine: string;
  /** How the list begins: the entry goes before the `]` that ends it. */
  readonly list: string;
  readonly entry: string;
}

/** What is written for one new definition. */
export interface Skeleton {
  /** Files by their path, relative to the project. */
  readonly files: ReadonlyMap<string, string>;
  readonly entry: ListEntry;
  /** What is left to do, a line each. */
  readonly next: readonly string[];
}

/** Puts an entry into the text of its list. Throws when the list does not look as expected. */
export function withEntry(text: string, { file, importLine, list, entry }: ListEntry): string {
  const lines = text.split('\n');
  const lastImport = lines.findLastIndex((line) => /^import .*;$|^\} from .*;$/.test(line));
  const begin = lines.findIndex((line) => line.startsWith(list));
  const end = lines.findIndex((line, number) => number > begin && line.startsWith(']'));
  if (lastImport < 0 || begin < 0 || end < 0) {
    throw new Error(`${file} has no list that begins with “${list}”.`);
  }
  lines.splice(end, 0, `  ${entry},`);
  lines.splice(lastImport + 1, 0, importLine);
  return lines.join('\n');
}

/** `cleanUpFailed` → `Clean Up Failed`. */
export function titleOf(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
}
