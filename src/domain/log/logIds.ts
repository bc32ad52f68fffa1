/** An id of the instance in a line of a log. */
export interface LogId {
  readonly kind: 'delivery' | 'message';
  readonly id: string;
  /** Columns. */
  readonly start: number;
  readonly end: number;
}

/** `delivery 1234`, `delivery 'label' (1234)`, `deliveryId=1234`, `@delivery-id = 1234`, `diffusion 1234`. */
const DELIVERY =
  /\b(?:delivery|diffusion)(?:[ -]?id)?(?: ['“«][^'”»]{1,200}['”»])?\s{0,3}[=:#(]?\s{0,3}['"]?(\d{2,19})\b/gi;
/** `message 1234`, `messageId=1234`, `broadLog 1234`, `broadLogId: 1234`, `iBroadLogId=1234`. */
const MESSAGE = /\b(?:message|i?broad-?log)(?:[ -]?id)?\s{0,3}[=:#(]?\s{0,3}['"]?(\d{2,19})\b/gi;

/** Ids of deliveries and messages that a line names as such: a number alone is never taken for one. */
export function idsIn(line: string): readonly LogId[] {
  const all = (kind: LogId['kind'], pattern: RegExp): LogId[] =>
    [...line.matchAll(pattern)].map((match) => {
      const id = match[1] ?? '';
      const end = match.index + match[0].length;
      return { kind, id, start: end - id.length, end };
    });
  return [...all('delivery', DELIVERY), ...all('message', MESSAGE)].sort((a, b) => a.start - b.start);
}
