import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';
import { isServerError } from '../../servers/errors';
import type { SendingServer } from '../../servers/sendingServer';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { becauseText } from '../words/because';
import { remedyEffect, remedyTitle } from '../words/remedyWords';
import { pollUntil } from './polling';
import type { Patience } from './polling';
import { NEVER_ARRIVED, lastLine, pidOf } from './startModule';

type Control = Extract<Remedy, { kind: 'restartModule' | 'stopModule' }>;

const PATIENCE: Patience = { everyMs: 1000, limitMs: 60_000 };

/** Restarts or stops a module, once, and looks at pdump until another process runs, or none. */
export async function controlModule(remedy: Control, connectionId: string, context: RemedyContext, patience: Patience = PATIENCE): Promise<RemedyOutcome> {
  const { access, signal } = context;
  const server = (await access.servers(connectionId)).find((one) => one.name === remedy.server);
  const descriptor = access.descriptor(connectionId);
  if (server === undefined || descriptor === undefined) {
    return failed(l10n.t('The server {0} is not declared in this connection any more.', remedy.server), l10n.t('Ask for the diagnosis again.'));
  }
  const name = `${remedy.module}@${remedy.instance}`;
  context.progress(l10n.t('Looking at what runs on {0}', server.name));
  const before = pidOf(await server.pdump(signal), remedy);
  const stop = remedy.kind === 'stopModule';
  if (before === undefined) return { kind: 'notNeeded', text: l10n.t('{0} does not run on {1}; nothing was done.', name, server.name) };
  const agreed = await context.confirm({
    question: stop ? l10n.t('Stop {0} on {1}?', name, server.name) : l10n.t('Restart {0} on {1}?', name, server.name),
    detail: remedyEffect(remedy),
    action: stop ? l10n.t('Stop {0}', name) : l10n.t('Restart {0}', name),
    environment: descriptor.environment,
    connectionName: descriptor.name,
    typeToConfirm: name,
  });
  if (!agreed) return { kind: 'declined' };
  context.progress(remedyTitle(remedy));
  const outcome = await controlOnce(server, remedy, before, context, patience);
  context.activity({ at: context.now(), connectionId, text: `${remedyTitle(remedy)} (pid ${before})`, ok: outcome.kind === 'done' });
  return outcome;
}

async function controlOnce(server: SendingServer, remedy: Control, before: number, context: RemedyContext, patience: Patience): Promise<RemedyOutcome> {
  const name = `${remedy.module}@${remedy.instance}`;
  const stop = remedy.kind === 'stopModule';
  let said: string;
  try {
    const { stdout, stderr } = await server.control(stop ? 'stop' : 'restart', remedy.module, remedy.instance, context.signal);
    said = lastLine(stderr) || lastLine(stdout);
  } catch (error) {
    // What took too long, or lost its connection, may have worked all the same: only looking tells.
    if (!isServerError(error) || NEVER_ARRIVED.includes(error.code)) {
      return failed(l10n.t('It could not be done, because {0}.', becauseText(error)), l10n.t('Make sure that the server can be reached, then try again.'));
    }
    said = becauseText(error);
  }
  const seen = await pollUntil(
    async (signal) => {
      const pid = pidOf(await server.pdump(signal), remedy);
      return (stop ? pid === undefined : pid !== undefined && pid !== before) ? { pid } : undefined;
    },
    patience,
    context.signal,
  );
  if (seen === undefined) {
    const text = l10n.t('{0} on {1} is as before.', name, server.name);
    return failed(said === '' ? text : `${text} ${said}`, l10n.t('Look at {0}.log on {1} before you try again.', remedy.module, server.name));
  }
  return stop
    ? { kind: 'done', text: l10n.t('{0} does not run on {1} any more.', name, server.name), undo: { ...remedy, kind: 'startModule' } }
    : { kind: 'done', text: l10n.t('{0} runs on {1} (pid {2}).', name, server.name, seen.pid ?? '?') };
}

function failed(text: string, nextStep: string): RemedyOutcome {
  return { kind: 'failed', text, nextStep };
}
