/** A change of a file that is there: how a new definition gets into its list. */
export interface ListEdit {
  readonly file: string;
  /** Throws when the file does not look as expected. */
  readonly edit: (text: string) => string;
}

/** What is written for one new definition. */
export interface Skeleton {
  /** Files by their path, relative to the project. */
  readonly files: ReadonlyMap<string, string>;
  readonly edits: readonly ListEdit[];
  /** What is left to do, a line each. */
  readonly next: readonly string[];
}

/** Puts an import behind the last one of a file, and an entry at the end of the list whose first line begins so. */
export function listEntry(file: string, importLine: string, list: string, entry: string): ListEdit {
  return {
    file,
    edit: (text) => {
      const lines = text.split('\n');
      const lastImport = lines.findLastIndex((line) => /^import .*;$|^\} from .*;$/.test(line));
      const begin = lines.findIndex((line) => line.startsWith(list));
      const end = lines.findIndex((line, number) => number > begin && /^[\]}]/.test(line));
      if (lastImport < 0 || begin < 0 || end < 0) {
        throw new Error(`${file} has no list that begins with “${list}”.`);
      }
      lines.splice(end, 0, `  ${entry},`);
      lines.splice(lastImport + 1, 0, importLine);
      return lines.join('\n');
    },
  };
}

/** Puts `added` behind the one place where `found` stands. */
export function insertBehind(file: string, found: string, added: string): ListEdit {
  return {
    file,
    edit: (text) => {
      const [before, after, ...more] = text.split(found);
      if (before === undefined || after === undefined || more.length > 0) {
        throw new Error(`${file} does not have “${found.trim()}” once.`);
      }
      return `${before}${found}${added}${after}`;
    },
  };
}

/** `cleanUpFailed` → `Clean Up Failed`. */
export function titleOf(name: string): string {
  return name.replace(/([A-Z])/g, ' $1').replace(/^./, (first) => first.toUpperCase());
}
