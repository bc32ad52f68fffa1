/** A line longer than this is handed on in parts. */
const LONGEST_LINE = 256 * 1024;

const NEWLINE = 10;

/** Text of a log's bytes: UTF-8, or Latin-1 where it is not that. */
export function logText(bytes: Buffer): string {
  const text = bytes.toString('utf8');
  return text.includes('\uFFFD') && !bytes.includes('\uFFFD') ? bytes.toString('latin1') : text;
}

/** Whole lines of a stretch that ends with a line end. */
export function wholeLines(bytes: Buffer): readonly string[] {
  if (bytes.length === 0) {
    return [];
  }
  const end = bytes[bytes.length - 1] === NEWLINE ? bytes.length - 1 : bytes.length;
  return logText(bytes.subarray(0, end)).split('\n').map(withoutReturn);
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line;
}

/** Makes whole lines of pieces, and knows the offset behind the last whole one. */
export class LineAssembler {
  private rest: Buffer = Buffer.alloc(0);

  /** `offset`: where the first byte to come stands. */
  constructor(private end: number) {}

  /** Behind the last whole line. */
  get offset(): number {
    return this.end;
  }

  push(bytes: Buffer): readonly string[] {
    const all = this.rest.length === 0 ? bytes : Buffer.concat([this.rest, bytes]);
    const cut = all.lastIndexOf(NEWLINE) + 1;
    const whole = cut === 0 && all.length > LONGEST_LINE ? all.length : cut;
    this.rest = all.subarray(whole);
    this.end += whole;
    return wholeLines(all.subarray(0, whole));
  }

  /** The file is over: what is left is its last line. */
  flush(): readonly string[] {
    const { rest } = this;
    this.rest = Buffer.alloc(0);
    this.end += rest.length;
    return wholeLines(rest);
  }
}
