/** Which entries of a log are shown: those that contain one of `include` (all when it is empty) and none of `exclude`. */
export interface LogFilter {
  /** As it was typed. */
  readonly text: string;
  /** Whether a line by itself contains something wanted, or something unwanted. */
  readonly wanted: (line: string) => boolean;
  readonly unwanted: (line: string) => boolean;
}

export type ParsedFilter =
  { readonly ok: true; readonly filter: LogFilter | undefined } | { readonly ok: false; readonly term: string };

/** One term: a regular expression between slashes, or text up to the next comma; `!` before it excludes. */
const TERM = /\s*(!?)\s*(\/(?:[^/\\]|\\.)+\/[imsu]*|[^,]+?)\s*(?:,|$)/gy;

/**
 * Reads a filter as it is typed, in the way of VS Code's output view: terms between commas, `!term` excludes,
 * `/term/` is a regular expression, case does not matter. An empty one filters nothing.
 */
export function parseFilter(text: string): ParsedFilter {
  const include: ((line: string) => boolean)[] = [];
  const exclude: ((line: string) => boolean)[] = [];
  for (const [, not = '', term = ''] of text.trim().matchAll(TERM)) {
    const test = tester(term);
    if (test === undefined) {
      return { ok: false, term };
    }
    (not === '' ? include : exclude).push(test);
  }
  if (include.length + exclude.length === 0) {
    return { ok: true, filter: undefined };
  }
  return {
    ok: true,
    filter: {
      text: text.trim(),
      wanted: (line) => include.length === 0 || include.some((test) => test(line)),
      unwanted: (line) => exclude.some((test) => test(line)),
    },
  };
}

function tester(term: string): ((line: string) => boolean) | undefined {
  const [, source, flags = ''] = /^\/(.+)\/([a-z]*)$/.exec(term) ?? [];
  if (source === undefined) {
    const small = term.toLowerCase();
    return (line) => line.toLowerCase().includes(small);
  }
  try {
    const expression = new RegExp(source, flags.includes('i') ? flags : `${flags}i`);
    return (line) => expression.test(line);
  } catch {
    return undefined;
  }
}
