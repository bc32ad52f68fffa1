import { setTimeout as delay } from 'node:timers/promises';
import { isServerError } from '../errors';
import type { ServerError } from '../errors';
import type { FilePlace, FollowedPiece, ServerFiles } from '../files/serverFiles';
import { LineAssembler } from './lineAssembler';
import type { LogEvent } from './serverLogs';

export interface Backoff {
  readonly firstMs: number;
  readonly mostMs: number;
}

export const FOLLOW_BACKOFF: Backoff = { firstMs: 1000, mostMs: 30_000 };

/** Failures that go away by themselves. */
const PASSING: readonly ServerError['code'][] = ['notReachable', 'timeout'];

interface State {
  place: FilePlace | undefined;
  lines: LineAssembler;
}

/** See ServerLogs.follow. */
export async function* followLog(
  files: ServerFiles,
  path: string,
  older: string,
  from: FilePlace | undefined,
  signal: AbortSignal,
  backoff: Backoff = FOLLOW_BACKOFF,
): AsyncGenerator<LogEvent> {
  const state: State = { place: from, lines: new LineAssembler(from?.offset ?? 0) };
  let failures = 0;
  for (;;) {
    try {
      for await (const piece of files.follow(path, older, state.place, signal)) {
        if (failures > 0) {
          yield { kind: 'gap', reason: 'reconnected', ...at(state) };
        }
        failures = 0;
        yield* eventsOf(piece, state);
      }
    } catch (error) {
      if (isServerError(error) && error.code === 'cancelled') {
        return;
      }
      if (!isServerError(error) || !PASSING.includes(error.code)) {
        throw error;
      }
      if (failures === 0) {
        yield { kind: 'gap', reason: 'disconnected', error, ...at(state) };
      }
      if (!(await waitToReconnect(backoff, failures, signal))) {
        return;
      }
      failures += 1;
    }
  }
}

function at({ place }: State): { readonly at?: FilePlace } {
  return place === undefined ? {} : { at: place };
}

function* eventsOf(piece: FollowedPiece, state: State): Generator<LogEvent> {
  switch (piece.kind) {
    case 'opened':
      state.lines = new LineAssembler(piece.offset);
      state.place = { id: piece.id, offset: piece.offset };
      return;
    case 'bytes':
      yield* linesEvent(state.lines.push(piece.bytes), state);
      return;
    case 'rotated':
      if (piece.complete) {
        yield* linesEvent(state.lines.flush(), state);
      }
      yield { kind: 'gap', reason: piece.complete ? 'rotated' : 'rotatedUnseen', ...at(state) };
      return;
    case 'truncated':
      state.lines = new LineAssembler(0);
      yield { kind: 'gap', reason: 'truncated', ...at(state) };
      return;
    case 'missing':
      yield { kind: 'gap', reason: 'missing' };
  }
}

function* linesEvent(lines: readonly string[], state: State): Generator<LogEvent> {
  if (lines.length === 0 || state.place === undefined) {
    return;
  }
  const place = { id: state.place.id, offset: state.lines.offset };
  state.place = place;
  yield { kind: 'lines', lines, offset: place.offset, place };
}

/** Waits before the next try: twice as long each time, never quite the same. False when it was ended meanwhile. */
async function waitToReconnect({ firstMs, mostMs }: Backoff, failures: number, signal: AbortSignal): Promise<boolean> {
  const longest = Math.min(mostMs, firstMs * 2 ** failures);
  try {
    await delay(longest * (0.75 + Math.random() / 4), undefined, { signal });
    return true;
  } catch {
    return false;
  }
}
