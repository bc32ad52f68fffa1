import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import type { DemoHandle } from '../../demo/handle';
import { Cancelled } from '../../platform/abort';
import { Disposable } from '../../platform/disposable';
import type { Log } from '../../platform/log';
import { parseHandle, parseReadyMessage } from './parseHandle';

/** The demo builds a month of data before it answers. */
const READY_WITHIN_MS = 60_000;

/** The last lines that the demo printed, for the error. */
const TAIL = 2000;

export interface DemoProcessOptions {
  /** `dist/demo.js`. */
  readonly script: string;
  /** Folder in which the demo keeps its simulated servers. */
  readonly home: string;
  /** A file with the handle of a demo that somebody else runs; then no process is started. */
  readonly handleFile?: string;
  /** It ended by itself, or was ended: whoever is connected to it is so no more. */
  readonly onEnd: () => void;
  readonly log: Log;
}

/** The demo instance as a process of our own, or one that runs already. It ends with us. */
export class DemoProcess extends Disposable {
  private child: ChildProcess | undefined;
  private handle: DemoHandle | undefined;

  constructor(private readonly options: DemoProcessOptions) {
    super();
    this._register({
      dispose: () => {
        this.child?.kill();
      },
    });
  }

  /** How to reach it, starting it when it does not run. */
  async ensure(signal: AbortSignal): Promise<DemoHandle> {
    const { handleFile } = this.options;
    if (handleFile !== undefined) {
      return readHandle(handleFile);
    }
    if (this.handle !== undefined && this.child?.exitCode === null) {
      return this.handle;
    }
    this.handle = await this.start(signal);
    return this.handle;
  }

  private start(signal: AbortSignal): Promise<DemoHandle> {
    const { script, home, log } = this.options;
    const child = fork(script, ['--home', home], { silent: true });
    this.child = child;
    let said = '';
    const listen = (data: unknown): void => {
      const text = String(data);
      said = `${said}${text}`.slice(-TAIL);
      log.debug(`demo: ${text.trimEnd()}`);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    return new Promise<DemoHandle>((resolve, reject) => {
      const settled = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', cancel);
      };
      const giveUp = (error: Error): void => {
        settled();
        child.kill();
        reject(error);
      };
      const cancel = (): void => {
        giveUp(new Cancelled());
      };
      const timer = setTimeout(() => {
        giveUp(new DemoError(`not ready after ${READY_WITHIN_MS / 1000} s`, said));
      }, READY_WITHIN_MS);
      signal.addEventListener('abort', cancel);
      child.once('error', (error) => {
        giveUp(new DemoError(error.message, said));
      });
      child.once('exit', (code) => {
        log.info(`demo: ended with code ${code ?? '?'}`);
        giveUp(new DemoError(`ended with code ${code ?? '?'}`, said));
        if (this.child === child) {
          this.options.onEnd();
        }
      });
      child.on('message', (message: unknown) => {
        const handle = parseReadyMessage(message);
        if (handle === undefined) {
          return;
        }
        settled();
        log.info(`demo: ready at ${handle.url}`);
        resolve(handle);
      });
    });
  }
}

/** The demo could not be started. */
export class DemoError extends Error {
  constructor(
    readonly reason: string,
    readonly output: string,
  ) {
    super(`The demo instance did not start: ${reason}. ${output}`);
    this.name = 'DemoError';
  }
}

async function readHandle(file: string): Promise<DemoHandle> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new DemoError(error instanceof Error ? error.message : String(error), '');
  }
  const handle = parseHandle(content);
  if (handle === undefined) {
    throw new DemoError(`${file} does not say how to reach it`, '');
  }
  return handle;
}
