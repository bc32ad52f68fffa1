import { l10n } from 'vscode';
import { isServerError } from '../../servers/errors';
import type { ServerErrorCode } from '../../servers/errors';
import type { CommandOutcome } from '../../servers/channel/call';
import type { ModuleList, SendingServer } from '../../servers/sendingServer';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import { changedMeanwhile } from './changeOnce';
import { controlOf } from './controls';
import type { ControlRemedy } from './controls';
import { pollUntil } from './polling';
import type { Patience } from './polling';

/** A module is there, or gone, in seconds; an MTA that has to wait for its statistics server takes longer. */
const PATIENCE: Patience = { everyMs: 1000, limitMs: 60_000 };

/** Failures that come before anything was run at the server. */
const NEVER_ARRIVED: readonly ServerErrorCode[] = ['badName', 'commandNotFound', 'hostKey', 'authentication'];

/**
 * Starts, restarts or stops a module: looks what runs, asks, looks again, sends the command once, and looks until
 * pdump shows it. What nlserver prints or answers decides nothing; what runs afterwards does.
 */
export async function controlModule(
  remedy: ControlRemedy,
  connectionId: string,
  context: RemedyContext,
  patience: Patience = PATIENCE,
): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const server = (await access.servers(connectionId)).find((one) => one.name === remedy.server);
  const descriptor = access.descriptor(connectionId);
  if (server === undefined || descriptor === undefined) {
    return failed(
      l10n.t('The server {0} is not declared in this connection any more.', remedy.server),
      l10n.t('Ask for the diagnosis again.'),
    );
  }
  const control = controlOf(remedy);
  context.progress(l10n.t('Looking at what runs on {0}', server.name));
  const before = await look(server, remedy, signal);
  if ('kind' in before) {
    return before;
  }
  const needless = control.needless(before.pid);
  if (needless !== undefined) {
    return { kind: 'notNeeded', text: needless };
  }

  const agreed = await context.confirm({
    ...control.ask,
    detail: remedyEffect(remedy),
    environment: descriptor.environment,
    connectionName: descriptor.name,
  });
  if (!agreed) {
    return { kind: 'declined' };
  }
  const now = await look(server, remedy, signal);
  if ('kind' in now) {
    return now;
  }
  if (now.pid !== before.pid) {
    return { kind: 'notNeeded', text: control.needless(now.pid) ?? changedMeanwhile() };
  }

  context.progress(remedyTitle(remedy));
  const outcome = await sendOnce(server, remedy, before.pid, context, patience);
  context.activity({
    at: context.now(),
    connectionId,
    text: `${remedyTitle(remedy)}: ${outcome.text}`,
    ok: outcome.kind === 'done',
  });
  return outcome;
}

type Failed = Extract<RemedyOutcome, { kind: 'failed' }>;
type Ended = Extract<RemedyOutcome, { kind: 'done' | 'failed' }>;

async function look(
  server: SendingServer,
  remedy: ControlRemedy,
  signal: AbortSignal,
): Promise<{ readonly pid: number | undefined } | Failed> {
  try {
    return { pid: pidOf(await server.pdump(signal), remedy) };
  } catch (error) {
    signal.throwIfAborted();
    const text = l10n.t(
      'Nothing was done: what runs on {0} could not be read, because {1}.',
      server.name,
      becauseText(error),
    );
    return failed(text, l10n.t('Make sure that the server can be reached, then try again.'));
  }
}

async function sendOnce(
  server: SendingServer,
  remedy: ControlRemedy,
  before: number | undefined,
  context: RemedyContext,
  patience: Patience,
): Promise<Ended> {
  const control = controlOf(remedy);
  let said: string;
  try {
    said = lastLine(await server.control(control.verb, remedy.module, remedy.instance, context.signal));
  } catch (error) {
    // A command that took too long, or whose connection broke, may have worked all the same: only looking tells.
    if (!isServerError(error) || NEVER_ARRIVED.includes(error.code)) {
      return failed(
        l10n.t('It could not be done, because {0}.', becauseText(error)),
        l10n.t('Try it at the server itself: {0}', `nlserver ${control.verb} ${remedy.module}@${remedy.instance}`),
      );
    }
    said = becauseText(error);
  }
  context.progress(l10n.t('Looking at what runs on {0}', server.name));
  // Not by the person's signal: who cancels while it is done still wants to know.
  const seen = await pollUntil(
    async (signal) => {
      const pid = pidOf(await server.pdump(signal), remedy);
      return control.worked(before, pid) ? { pid } : undefined;
    },
    patience,
    new AbortController().signal,
  );
  if (seen !== undefined) {
    const { undo } = control;
    return { kind: 'done', text: control.done(seen.pid), ...(undo === undefined ? {} : { undo }) };
  }
  return failed(
    said === '' ? control.notSeen : `${control.notSeen} ${said}`,
    l10n.t('Look at {0}.log on {1} before you try again.', remedy.module, server.name),
  );
}

/** The process of a module, where it runs. */
function pidOf({ modules }: ModuleList, { module, instance }: ControlRemedy): number | undefined {
  return modules.find((one) => one.name === module && (one.instance === undefined || one.instance === instance))?.pid;
}

/** The last line of what a command printed: of its errors, where there are any. */
function lastLine({ stdout, stderr }: CommandOutcome): string {
  const printed = stderr.trim() === '' ? stdout : stderr;
  return printed.trim().split(/\r?\n/).at(-1)?.slice(0, 300) ?? '';
}

function failed(text: string, nextStep: string): Failed {
  return { kind: 'failed', text, nextStep };
}
