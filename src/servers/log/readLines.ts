import type { CallOptions } from '../channel/call';
import type { ServerFiles } from '../files/serverFiles';
import { wholeLines } from './lineAssembler';
import type { LogLines } from './serverLogs';

/** Bytes asked for at first; four times as many each time until the lines are there. */
const FIRST_BYTES = 64 * 1024;
const MOST_BYTES = 4 * 1024 * 1024;

const NEWLINE = 10;

/** The last `count` lines that end at `end` (the end of the file without one). Undefined when there is no such file. */
export async function linesEndingAt(
  files: ServerFiles,
  path: string,
  end: number | undefined,
  count: number,
  call: CallOptions,
): Promise<LogLines | undefined> {
  for (let bytes = FIRST_BYTES; ; bytes *= 4) {
    const range = await files.range(path, end, bytes, call);
    if (range === undefined) {
      return undefined;
    }
    const { id, offset } = range;
    const stop = end === undefined ? range.bytes.lastIndexOf(NEWLINE) + 1 : range.bytes.length;
    const from = startOf(range.bytes.subarray(0, stop), count, offset === 0);
    if (from === undefined && bytes < MOST_BYTES) {
      continue;
    }
    const start = from ?? 0;
    return {
      lines: wholeLines(range.bytes.subarray(start, stop)),
      start: { id, offset: offset + start },
      end: { id, offset: offset + stop },
      atBeginning: offset + start === 0,
    };
  }
}

/** Where the last `count` lines begin; undefined when more has to be read first. */
function startOf(bytes: Buffer, count: number, isBeginning: boolean): number | undefined {
  let at = bytes.length - 1;
  for (let left = count; left > 0; left -= 1) {
    if (at < 0) {
      return isBeginning ? 0 : undefined;
    }
    const before = at === 0 ? -1 : bytes.lastIndexOf(NEWLINE, at - 1);
    if (before < 0) {
      return isBeginning ? 0 : undefined;
    }
    at = before;
  }
  return at + 1;
}
