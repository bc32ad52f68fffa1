type Values = Readonly<Record<string, string | number>>;

/** Reads the arguments of a finding or fact; a missing one is '' or 0, so that words never break a diagnosis. */
export interface Args {
  text(name: string): string;
  number(name: string): number;
  has(name: string): boolean;
}

export function argsOf(values: Values): Args {
  return {
    text: (name) => String(values[name] ?? ''),
    number: (name) => Number(values[name] ?? 0),
    has: (name) => values[name] !== undefined && values[name] !== '',
  };
}
