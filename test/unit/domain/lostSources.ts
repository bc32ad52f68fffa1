import { NOW } from './diagnosis/evidenceOf';

/** The same evidence with one of its sources lost, each in turn, by the name of what is lost. */
export function losingEach<E extends object>(evidence: E): readonly (readonly [string, E])[] {
  return placesIn(evidence, []).map((path) => [path.join('.'), replaced(evidence, path, lost(path)) as E]);
}

/** The same evidence with one of its sources read, but without a value: what an instance does not tell. */
export function emptyingEach<E extends object>(evidence: E): readonly (readonly [string, E])[] {
  return placesIn(evidence, []).map((path) => [
    path.join('.'),
    replaced(evidence, path, { ok: true, value: undefined, at: NOW, source: path.join('.') }) as E,
  ]);
}

type Path = readonly string[];

function lost(path: Path): object {
  return { ok: false, because: 'timed out', source: path.join('.') };
}

/** Where sources stand, in parts of parts too; what a source has read is no place of its own. */
function placesIn(value: unknown, path: Path): readonly Path[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  if ('ok' in value) {
    return [path];
  }
  return Object.entries(value).flatMap(([name, part]) => placesIn(part, [...path, name]));
}

function replaced(value: unknown, [name, ...rest]: Path, by: object): unknown {
  if (name === undefined) {
    return by;
  }
  const part: unknown = Reflect.get(value as object, name);
  const changed = replaced(part, rest, by);
  return Array.isArray(value)
    ? value.map((one: unknown, index) => (String(index) === name ? changed : one))
    : { ...(value as object), [name]: changed };
}
