import { l10n, window } from 'vscode';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import { requireInstanceName } from '../../../connections/instanceName';
import type { BatchResult } from '../../../operations/engine';
import type { Question } from '../../../operations/operation';
import type { Place } from '../../../operations/place';
import type { CommandArguments } from '../../../platform/commandRunner';
import { NextStep } from '../../../platform/nextStep';
import { withProgress } from '../../../platform/progress';
import type { ManagedServer } from '../../../servers/managedServer';
import type { CommandContext } from '../../context';
import { pickConnection } from '../../pick/pickConnection';
import { LiveTranscript } from './liveTranscript';
import { noServer } from './servers';

/** Restarts the MTA on every server that sends, one after the other; the first that is not done ends it. */
export async function restartAllMtas(context: CommandContext, args: CommandArguments): Promise<void> {
  const descriptor = await pickConnection(context, args);
  const { instance, servers, target } = await withProgress(
    l10n.t('Looking for the servers that send'),
    async (signal) => {
      const { info } = await context.manager.instance(descriptor.id, signal);
      const name = await requireInstanceName(info, await context.manager.servers(descriptor.id), signal);
      return {
        instance: name,
        servers: await sendingServers(context, descriptor, name, signal),
        target: await context.operations.bind(descriptor.id, signal),
      };
    },
  );
  const names = servers.map(({ name }) => name);
  const transcript = new LiveTranscript(() =>
    context.documents.openTranscript(`restart mta@${instance} ${descriptor.name}`),
  );
  const followed = new Set<unknown>();
  const results = await context.operations.runBatch(
    names.map((server) => ({ kind: 'restartModule', server, module: 'mta', instance })),
    {
      target,
      via: 'tree',
      printed: (text) => {
        transcript.output(text);
      },
    },
    (ready): Omit<Question, 'typed'> => ({
      question: l10n.t('Restart mta@{0} on {1} servers?', instance, ready.length),
      now: l10n.t('One after the other, and no further after a failure: {0}.', names.join(', ')),
      effect: ready[0]?.question.effect ?? '',
      undo: ready[0]?.question.undo ?? '',
      action: l10n.t('Restart'),
    }),
    {
      title: l10n.t('Restarting mta@{0}', instance),
      allOrNothing: true,
      follow: {
        began: ({ server = '' }) => {
          transcript.line(`${server} $ nlserver restart mta@${instance} -noconsole`);
        },
        ended: (result) => {
          followed.add(result.operation);
          transcript.line(resultText(result));
        },
      },
    },
  );
  context.serversView.refresh(descriptor.id);
  context.view.expectChange(descriptor.id);
  if (results.every(({ outcome }) => outcome.kind === 'declined')) {
    return;
  }
  for (const result of results.filter(({ operation }) => !followed.has(operation))) {
    transcript.line(resultText(result));
  }
  const failed = results.find(({ outcome }) => outcome.kind !== 'done');
  if (failed === undefined) {
    void window.showInformationMessage(l10n.t('mta@{0} was restarted on {1}.', instance, names.join(', ')));
    return;
  }
  throw new NextStep({
    what: l10n.t('mta@{0} was not restarted on all servers', instance),
    why: resultText(failed),
    severity: 'error',
    next: l10n.t('The outcome of each is in the editor. Nothing is retried automatically.'),
  });
}

function resultText({ operation, outcome }: BatchResult<Place, unknown>): string {
  return `${operation.server ?? ''}: ${'text' in outcome ? outcome.text : l10n.t('You stopped waiting.')}`;
}

/** Those whose configuration starts the MTA. Every one must be readable: none is left out in silence. */
async function sendingServers(
  context: CommandContext,
  descriptor: ConnectionDescriptor,
  instance: string,
  signal: AbortSignal,
): Promise<readonly ManagedServer[]> {
  const servers = await context.manager.servers(descriptor.id);
  if (servers.length === 0) {
    throw noServer(descriptor);
  }
  const configs = await Promise.all(servers.map((server) => server.readConfig(instance, signal)));
  const sending = servers.filter((_server, index) => configs[index]?.autoStart.includes('mta') ?? false);
  if (sending.length === 0) {
    throw new NextStep({ what: l10n.t('No server of {0} is configured to start the MTA', descriptor.name) });
  }
  return sending;
}
