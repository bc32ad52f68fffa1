import { fork, type ChildProcess } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { l10n } from 'vscode';
import { TOPOLOGIES, type DemoHandle, type Topology } from '../../demo/handle';
import { Cancelled } from '../../platform/abort';
import { Disposable } from '../../platform/disposable';
import type { Log } from '../../platform/log';
import { NextStep } from '../../platform/nextStep';
import { parseHandle, parseReadyMessage } from './parseHandle';

/** The demo builds a month of data before it answers. */
const READY_WITHIN_MS = 60_000;

/** In the demo's folder: what it was when it last ran. */
const TOPOLOGY_FILE = 'topology';

export interface DemoProcessOptions {
  /** `dist/demo.js`. */
  readonly script: string;
  /** Folder in which the demo keeps its simulated servers. */
  readonly home: string;
  /** A file with the handle of a demo that runs already; then no process is started. */
  readonly handleFile?: string;
  /** It ended by itself, or was ended: whoever is connected to it is so no more. */
  readonly onEnd: () => void;
  readonly log: Log;
}

/** The demo instance as a process of our own, or one that runs already. It ends with us. */
export class DemoProcess extends Disposable {
  private child: ChildProcess | undefined;
  private handle: DemoHandle | undefined;
  private topology: Topology | undefined;

  constructor(private readonly options: DemoProcessOptions) {
    super();
    this._register({
      dispose: () => {
        this.child?.kill();
      },
    });
  }

  /**
   * How to reach it, starting it when it does not run, or runs as another topology than is asked for. Without one it is
   * what it was the last time.
   */
  async ensure(signal: AbortSignal, wanted?: Topology): Promise<DemoHandle> {
    const { handleFile } = this.options;
    if (handleFile !== undefined) {
      return readHandle(handleFile);
    }
    const topology = wanted ?? this.topology ?? (await this.lastTopology());
    const isRunning = this.handle !== undefined && this.child?.exitCode === null;
    if (this.handle !== undefined && isRunning && topology === this.topology) {
      return this.handle;
    }
    if (isRunning) {
      this.child?.kill();
    }
    this.handle = await this.start(signal, topology);
    this.topology = topology;
    await mkdir(this.options.home, { recursive: true });
    await writeFile(join(this.options.home, TOPOLOGY_FILE), topology);
    return this.handle;
  }

  /** What it was when it last ran: the connections of that time are still in the list. */
  private async lastTopology(): Promise<Topology> {
    try {
      const text = await readFile(join(this.options.home, TOPOLOGY_FILE), 'utf8');
      return TOPOLOGIES.find((one) => one === text) ?? 'all-in-one';
    } catch {
      return 'all-in-one';
    }
  }

  private start(signal: AbortSignal, topology: Topology): Promise<DemoHandle> {
    const { script, home, log } = this.options;
    const child = fork(script, ['--home', home, '--topology', topology], { silent: true });
    this.child = child;
    const listen = (data: unknown): void => {
      log.info(`demo: ${String(data).trimEnd()}`);
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
        giveUp(notStarted(`not ready after ${READY_WITHIN_MS / 1000} s`));
      }, READY_WITHIN_MS);
      signal.addEventListener('abort', cancel);
      child.once('error', (error) => {
        giveUp(notStarted(error.message));
      });
      child.once('exit', (code) => {
        log.info(`demo: ended with code ${code ?? '?'}`);
        giveUp(notStarted(`ended with code ${code ?? '?'}`));
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

/** Why the demo could not be started. */
function notStarted(reason: string): NextStep {
  return new NextStep({
    what: l10n.t('The demo instance could not be started'),
    why: reason,
    severity: 'error',
    next: l10n.t('The log has what it printed.'),
  });
}

async function readHandle(file: string): Promise<DemoHandle> {
  let content: unknown;
  try {
    content = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw notStarted(error instanceof Error ? error.message : String(error));
  }
  const handle = parseHandle(content);
  if (handle === undefined) {
    throw notStarted(`${file} does not say how to reach it`);
  }
  return handle;
}
