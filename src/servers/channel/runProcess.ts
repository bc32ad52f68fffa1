import { ServerError } from '../errors';
import type { ServerErrorCode } from '../errors';
import type { CallOptions, CommandOutcome } from './call';
import { endProgram, startProgram } from './childProcess';
import type { ProgramCall } from './childProcess';

export interface ProcessCall extends CallOptions, ProgramCall {
  /** For errors. */
  readonly server: string;
  readonly doing: string;
  /** Characters of output accepted on each stream. */
  readonly maxOutput?: number;
  /** How long to listen on after the program has ended while others hold its output. */
  readonly quietMs?: number;
  /** `latin1` keeps every byte of the output as one character. */
  readonly encoding?: 'utf8' | 'latin1';
}

/** pdump is a few kB, a configuration file a few hundred. */
const DEFAULT_MAX_OUTPUT = 8 * 1024 * 1024;

/**
 * A started module, or ssh's shared connection, may keep our pipes open after the command itself has ended: when
 * nothing more has come for this long after its exit, it is over.
 */
const QUIET_AFTER_EXIT_MS = 250;

/**
 * Runs a program without a shell and returns what it printed. Rejects with a ServerError when it cannot be
 * started, takes too long, prints too much or is cancelled; it is then ended together with its children.
 */
export function runProcess(call: ProcessCall): Promise<CommandOutcome> {
  return new Promise((resolve, reject) => {
    const fail = (code: ServerErrorCode, facts: Record<string, string> = {}, cause?: unknown): ServerError =>
      new ServerError({ code, server: call.server, doing: call.doing, facts, cause });
    if (call.signal.aborted) {
      reject(fail('cancelled'));
      return;
    }
    const child = startProgram(call);
    const output = { stdout: '', stderr: '' };
    let exitCode: number | undefined;
    let quiet: NodeJS.Timeout | undefined;

    const settle = (end: () => void): void => {
      clearTimeout(limit);
      clearTimeout(quiet);
      call.signal.removeEventListener('abort', cancel);
      child.stdout?.destroy();
      child.stderr?.destroy();
      end();
    };
    const stop = (error: ServerError): void => {
      settle(() => {
        reject(error);
      });
      endProgram(child);
    };
    const finish = (): void => {
      settle(() => {
        resolve({ exitCode: exitCode ?? -1, ...output });
      });
    };
    const cancel = (): void => {
      stop(fail('cancelled'));
    };
    const limit = setTimeout(() => {
      stop(fail('timeout', { afterMs: String(call.timeoutMs) }));
    }, call.timeoutMs);

    const read = (name: 'stdout' | 'stderr'): void => {
      child[name]?.setEncoding(call.encoding ?? 'utf8');
      child[name]?.on('data', (text: string) => {
        output[name] += text;
        if (output[name].length > (call.maxOutput ?? DEFAULT_MAX_OUTPUT)) {
          stop(fail('tooMuchOutput', { stream: name }));
        } else if (exitCode !== undefined) {
          quiet?.refresh();
        }
      });
    };
    read('stdout');
    read('stderr');
    child.once('error', (error: NodeJS.ErrnoException) => {
      stop(
        fail(
          error.code === 'ENOENT' ? 'commandNotFound' : 'commandFailed',
          { path: call.file, error: error.code ?? '' },
          error,
        ),
      );
    });
    child.once('exit', (code) => {
      exitCode = code ?? -1;
      quiet = setTimeout(finish, call.quietMs ?? QUIET_AFTER_EXIT_MS);
    });
    child.once('close', finish);
    call.signal.addEventListener('abort', cancel, { once: true });
  });
}
