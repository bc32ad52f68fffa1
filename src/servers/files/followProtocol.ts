import type { StreamEnd } from '../channel/streamProcess';
import type { FollowedPiece } from './serverFiles';

/** More than any line of the protocol: base64 in lines of 76, and words of our own. */
const LONGEST_LINE = 100_000;

/** What FOLLOW_SCRIPT prints, as pieces. Lines that are none of its own are left out. */
export async function* piecesOf(stream: AsyncGenerator<Buffer, StreamEnd>): AsyncGenerator<FollowedPiece, StreamEnd> {
  let rest = '';
  try {
    for (;;) {
      const next = await stream.next();
      if (next.done === true) {
        return next.value;
      }
      const lines = (rest + next.value.toString('latin1')).split('\n');
      rest = (lines.pop() ?? '').slice(-LONGEST_LINE);
      yield* piecesIn(lines);
    }
  } finally {
    await stream.return({ exitCode: -1, stderr: '' });
  }
}

/** Neighbouring lines of data make one piece. */
function* piecesIn(lines: readonly string[]): Generator<FollowedPiece> {
  let data: Buffer[] = [];
  for (const line of lines) {
    if (!line.startsWith('!')) {
      data.push(Buffer.from(line, 'base64'));
      continue;
    }
    if (data.length > 0) {
      yield { kind: 'bytes', bytes: Buffer.concat(data) };
    }
    data = [];
    const word = wordOf(line);
    if (word !== undefined) {
      yield word;
    }
  }
  if (data.length > 0) {
    yield { kind: 'bytes', bytes: Buffer.concat(data) };
  }
}

function wordOf(line: string): FollowedPiece | undefined {
  const opened = /^!open (\d{1,20}) (\d{1,15})$/.exec(line);
  if (opened !== null) {
    return { kind: 'opened', id: opened[1] ?? '', offset: Number(opened[2]) };
  }
  switch (line) {
    case '!rotated':
      return { kind: 'rotated', complete: true };
    case '!lost':
      return { kind: 'rotated', complete: false };
    case '!truncated':
      return { kind: 'truncated' };
    case '!missing':
      return { kind: 'missing' };
    default:
      return undefined;
  }
}
