import { once } from 'node:events';
import { ServerError } from '../errors';
import { endProgram, startProgram } from './childProcess';
import type { ProgramCall } from './childProcess';

export interface StreamCall extends ProgramCall {
  readonly server: string;
  readonly doing: string;
  readonly signal: AbortSignal;
}

/** How a streamed program ended. */
export interface StreamEnd {
  readonly exitCode: number;
  readonly stderr: string;
}

/** How much of what a program complains about is kept. */
const MOST_STDERR = 16_000;

/**
 * Runs a program and hands on its output as it comes; the program waits while nobody takes it. Answers how it ended.
 * Rejects with a ServerError when it cannot be started or is cancelled; leaving the loop ends it.
 */
export async function* streamProcess(call: StreamCall): AsyncGenerator<Buffer, StreamEnd> {
  const { server, doing, signal } = call;
  const cancelled = (): ServerError => new ServerError({ code: 'cancelled', server, doing, facts: {} });
  if (signal.aborted) {
    throw cancelled();
  }
  const child = startProgram(call);
  let stderr = '';
  const ended = once(child, 'close').then(
    () => undefined,
    (error: unknown) => error,
  );
  child.stderr?.setEncoding('latin1').on('data', (text: string) => {
    stderr = `${stderr}${text}`.slice(-MOST_STDERR);
  });
  const stop = (): void => {
    endProgram(child);
    child.stdout?.destroy();
  };
  signal.addEventListener('abort', stop, { once: true });
  try {
    for await (const bytes of child.stdout ?? []) {
      if (Buffer.isBuffer(bytes)) {
        yield bytes;
      }
    }
  } catch (error) {
    if (!isAborted(signal)) {
      throw new ServerError({ code: 'commandFailed', server, doing, facts: { path: call.file }, cause: error });
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
  const failure = await ended;
  if (isAborted(signal)) {
    throw cancelled();
  }
  if (failure !== undefined) {
    const reason = failure instanceof Error && 'code' in failure ? String(failure.code) : '';
    const code = reason === 'ENOENT' ? 'commandNotFound' : 'commandFailed';
    throw new ServerError({ code, server, doing, facts: { path: call.file, error: reason }, cause: failure });
  }
  return { exitCode: child.exitCode ?? -1, stderr };
}

/** Asked again after a wait: the compiler would take an earlier answer for the present one. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
