import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';
import { isServerError } from '../../servers/errors';
import type { ServerErrorCode } from '../../servers/errors';
import type { ModuleList, SendingServer } from '../../servers/sendingServer';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import { pollUntil } from './polling';
import type { Patience } from './polling';

type StartModule = Extract<Remedy, { kind: 'startModule' }>;

/** A start is over in seconds; an MTA that has to wait for its statistics server takes longer. */
const PATIENCE: Patience = { everyMs: 1000, limitMs: 45_000 };

/** Failures that come before anything was run at the server. */
export const NEVER_ARRIVED: readonly ServerErrorCode[] = ['badName', 'commandNotFound', 'hostKey', 'authentication'];

/**
 * Starts a module: looks whether it is really missing, asks, starts it once, and looks until pdump lists it. What
 * nlserver prints or answers decides nothing; what runs afterwards does.
 */
export async function startModule(
  remedy: StartModule,
  connectionId: string,
  context: RemedyContext,
  patience: Patience = PATIENCE,
): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const name = `${remedy.module}@${remedy.instance}`;
  const server = (await access.servers(connectionId)).find((one) => one.name === remedy.server);
  const descriptor = access.descriptor(connectionId);
  if (server === undefined || descriptor === undefined) {
    return failed(l10n.t('The server {0} is not declared in this connection any more.', remedy.server), l10n.t('Ask for the diagnosis again.'));
  }

  context.progress(l10n.t('Looking at what runs on {0}', server.name));
  const before = await look(server, remedy, signal);
  if (before.kind === 'failed') return before.outcome;
  if (before.running) return { kind: 'notNeeded', text: l10n.t('{0} is already running on {1}.', name, server.name) };

  const agreed = await context.confirm({
    question: l10n.t('Start {0} on {1}?', name, server.name),
    detail: remedyEffect(remedy),
    action: l10n.t('Start {0}', name),
    environment: descriptor.environment,
    connectionName: descriptor.name,
  });
  if (!agreed) return { kind: 'declined' };

  context.progress(l10n.t('Starting {0} on {1}', name, server.name));
  const outcome = await startOnce(server, remedy, context, patience);
  context.activity({
    at: context.now(),
    connectionId,
    text: outcome.kind === 'done' || outcome.kind === 'failed' ? `${remedyTitle(remedy)}: ${outcome.text}` : remedyTitle(remedy),
    ok: outcome.kind === 'done',
  });
  return outcome;
}

type Look = { readonly kind: 'seen'; readonly running: boolean } | { readonly kind: 'failed'; readonly outcome: RemedyOutcome };

async function look(server: SendingServer, remedy: StartModule, signal: AbortSignal): Promise<Look> {
  try {
    return { kind: 'seen', running: pidOf(await server.pdump(signal), remedy) !== undefined };
  } catch (error) {
    signal.throwIfAborted();
    const text = l10n.t('Nothing was started: what runs on {0} could not be read, because {1}.', server.name, becauseText(error));
    return { kind: 'failed', outcome: failed(text, l10n.t('Make sure that the server can be reached, then try again.')) };
  }
}

async function startOnce(server: SendingServer, remedy: StartModule, context: RemedyContext, patience: Patience): Promise<RemedyOutcome> {
  const name = `${remedy.module}@${remedy.instance}`;
  let said: string;
  try {
    const { stdout, stderr } = await server.control('start', remedy.module, remedy.instance, context.signal);
    said = lastLine(stderr) || lastLine(stdout);
  } catch (error) {
    // A command that took too long, or whose connection broke, may have worked all the same: only looking tells.
    if (!isServerError(error) || NEVER_ARRIVED.includes(error.code)) {
      return failed(
        l10n.t('{0} could not be started on {1}, because {2}.', name, server.name, becauseText(error)),
        l10n.t('Try it at the server itself: nlserver start {0}', name),
      );
    }
    said = becauseText(error);
  }
  context.progress(l10n.t('Waiting for {0} to be listed', name));
  const pid = await pollUntil(async (signal) => pidOf(await server.pdump(signal), remedy), patience, context.signal);
  if (pid !== undefined) {
    return { kind: 'done', text: l10n.t('{0} runs on {1} (pid {2}).', name, server.name, pid), undo: { ...remedy, kind: 'stopModule' } };
  }
  const text = l10n.t('{0} was told to start on {1}, but pdump does not list it.', name, server.name);
  return failed(said === '' ? text : `${text} ${said}`, l10n.t('Look at {0}.log on {1} before you try again.', remedy.module, server.name));
}

/** The process of a module, where it runs. */
export function pidOf({ modules }: ModuleList, { module, instance }: Pick<StartModule, 'module' | 'instance'>): number | undefined {
  return modules.find((one) => one.name === module && (one.instance === undefined || one.instance === instance))?.pid;
}

/** The last line of what a command printed. */
export function lastLine(text: string): string {
  return text.trim().split(/\r?\n/).at(-1)?.slice(0, 300) ?? '';
}

function failed(text: string, nextStep: string): RemedyOutcome {
  return { kind: 'failed', text, nextStep };
}
