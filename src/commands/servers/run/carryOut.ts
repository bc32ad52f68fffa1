import { l10n } from 'vscode';
import type { Transcript } from '../../context';
import { isCancelled, sleep } from '../../../platform/abort';
import { isServerError, type ServerErrorCode } from '../../../servers/errors';
import type { ManagedServer } from '../../../servers/managedServer';
import { isModule, taskOf, type ModuleId } from '../../../domain/expectedModules';
import type { ModuleVerb, RunningModule } from '../../../servers/sendingServer';
import { errorWords } from './preCheck';

/** How often it is looked whether the module is there, and for how long, ms. */
export interface Patience {
  readonly everyMs: number;
  readonly limitMs: number;
  /** The same when nlserver itself said that it failed: it is only made sure. */
  readonly refusedMs: number;
}

const PATIENCE: Patience = { everyMs: 1000, limitMs: 60_000, refusedMs: 8000 };

/** Lines of the module's log shown when it did not come. */
const LOG_LINES = 40;
/** Time for reading them, ms; also after Cancel, so that the transcript says why. */
const LOG_WITHIN_MS = 10_000;

/** Failures that come before anything was run at the server. */
const NEVER_ARRIVED: readonly ServerErrorCode[] = [
  'badName',
  'commandNotFound',
  'hostKey',
  'authentication',
  'template',
];

export interface Order {
  readonly verb: ModuleVerb;
  readonly id: ModuleId;
  /** What ran before, to tell a restart by its new pid. */
  readonly before?: RunningModule;
}

export type Outcome =
  | { readonly kind: 'done'; readonly pid?: number }
  /** Sent, but not seen to have worked within the time, or before the person stopped waiting. */
  | { readonly kind: 'notVerified' }
  /** Nothing was run. */
  | { readonly kind: 'failed'; readonly why: string };

/**
 * Sends the command once, then looks until it shows. What nlserver prints decides nothing; what runs afterwards does.
 * Rejects never: a failure is an outcome, and in the transcript.
 */
export async function carryOut(
  server: ManagedServer,
  order: Order,
  transcript: Transcript,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<Outcome> {
  const { verb, id } = order;
  transcript.line(`${server.name} $ nlserver ${verb} ${taskOf(id)} -noconsole`);
  let limitMs = patience.limitMs;
  try {
    const { exitCode, stdout, stderr } = await server.control(verb, id.name, id.instance, signal);
    transcript.output(`${stdout}\n${stderr}`);
    transcript.line(l10n.t('nlserver ended with code {0}', exitCode));
    if (exitCode !== 0) {
      limitMs = patience.refusedMs;
    }
  } catch (error) {
    const why = errorWords(error);
    transcript.line(why);
    const busy = isServerError(error) && error.facts['reason'] === 'busy';
    if (busy || (isServerError(error) && NEVER_ARRIVED.includes(error.code))) {
      return { kind: 'failed', why };
    }
    if (isCancelled(error)) {
      transcript.line(l10n.t('Cancelled after it was sent: it may have been carried out all the same.'));
    } else {
      transcript.line(l10n.t('It may have been carried out all the same: looking.'));
    }
  }
  const outcome = await waitFor(server, order, transcript, signal, { ...patience, limitMs });
  if (outcome.kind === 'notVerified') {
    await showLog(server, id, transcript);
  }
  return outcome;
}

async function waitFor(
  server: ManagedServer,
  { verb, id, before }: Order,
  transcript: Transcript,
  signal: AbortSignal,
  { everyMs, limitMs }: Patience,
): Promise<Outcome> {
  const deadline = Date.now() + limitMs;
  let last = '';
  const say = (text: string): void => {
    if (text !== last) {
      transcript.line(text);
    }
    last = text;
  };
  try {
    for (;;) {
      const running = await seen(server, id, say, signal);
      if (running !== 'unknown' && isDone(verb, before, running)) {
        transcript.line(
          running === undefined
            ? l10n.t('✓ {0} is stopped', taskOf(id))
            : l10n.t('✓ {0} runs, pid {1}', taskOf(id), String(running.pid)),
        );
        return { kind: 'done', ...(running === undefined ? {} : { pid: running.pid }) };
      }
      if (running !== 'unknown') {
        say(verb === 'stop' ? l10n.t('{0} still runs', taskOf(id)) : l10n.t('{0} is not there yet', taskOf(id)));
      }
      if (Date.now() + everyMs > deadline) {
        break;
      }
      await sleep(everyMs, signal);
    }
    transcript.line(l10n.t('✗ Not within {0} seconds', Math.round(limitMs / 1000)));
  } catch {
    transcript.line(l10n.t('You stopped waiting.'));
  }
  return { kind: 'notVerified' };
}

async function seen(
  server: ManagedServer,
  id: ModuleId,
  say: (text: string) => void,
  signal: AbortSignal,
): Promise<RunningModule | undefined | 'unknown'> {
  try {
    return (await server.pdump(signal)).modules.find((one) => isModule(one, id));
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    say(errorWords(error));
    return 'unknown';
  }
}

function isDone(verb: ModuleVerb, before: RunningModule | undefined, running: RunningModule | undefined): boolean {
  if (verb === 'stop') {
    return running === undefined;
  }
  return running !== undefined && (verb === 'start' || running.pid !== before?.pid);
}

/** The end of the module's log: it usually says why. */
async function showLog(server: ManagedServer, { name, instance }: ModuleId, transcript: Transcript): Promise<void> {
  const file = `${instance}/log/${name}.log`;
  try {
    const tail = await server.logs.tail(file, { lines: LOG_LINES, signal: AbortSignal.timeout(LOG_WITHIN_MS) });
    if (tail === undefined) {
      transcript.line(l10n.t('There is no log {0}.', `var/${file}`));
    } else {
      transcript.line(l10n.t('The end of {0}:', `var/${file}`));
      transcript.output(tail.lines.join('\n'));
    }
  } catch (error) {
    transcript.line(errorWords(error));
  }
}
