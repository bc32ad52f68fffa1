import { l10n, window } from 'vscode';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import { requireInstanceName } from '../../../connections/instanceName';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { ManagedServer } from '../../../servers/managedServer';
import { isModule } from '../../../domain/expectedModules';
import type { CommandContext } from '../../context';
import { NextStep } from '../../../platform/nextStep';
import { pickConnection } from '../../pick/pickConnection';
import { recordServer } from './activity';
import { carryOut } from './carryOut';
import { onlyOnce } from './controlModule';
import { effectOf } from './controlWords';
import { deliveriesInHand } from './preCheck';
import { noServer } from './servers';

/** Restarts the MTA on every server that sends, one after the other; the first failure ends it. */
export async function restartAllMtas(context: CommandContext, args: CommandArguments): Promise<void> {
  const descriptor = await pickConnection(context, args);
  const found = await withProgress(l10n.t('Looking for the servers that send'), async (signal) => {
    const { info } = await context.manager.instance(descriptor.id, signal);
    const instance = await requireInstanceName(info, await context.manager.servers(descriptor.id), signal);
    const [servers, deliveries] = await Promise.all([
      sendingServers(context, descriptor, instance, signal),
      deliveriesInHand(context, descriptor.id, signal),
    ]);
    return { instance, servers, deliveries };
  });
  const { instance, servers, deliveries } = found;
  const id = { name: 'mta', instance };
  const names = servers.map(({ name }) => name);
  await onlyOnce(
    servers.map((server) => ({ descriptor, server, id, verb: 'restart' as const })),
    async () => {
      const agreed = await context.ui.confirm({
        question: l10n.t('Restart mta@{0} on {1} servers?', instance, servers.length),
        instance: descriptor.name,
        environment: descriptor.environment,
        effect: [
          l10n.t('One after the other, and no further after a failure: {0}.', names.join(', ')),
          effectOf('restart', 'mta'),
          deliveries.join('\n'),
        ].join('\n\n'),
        action: l10n.t('Restart'),
        typeToConfirm: descriptor.name,
      });
      if (agreed) {
        await restartEach(context, descriptor, servers, instance);
      }
    },
  );
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

async function restartEach(
  context: CommandContext,
  descriptor: ConnectionDescriptor,
  servers: readonly ManagedServer[],
  instance: string,
): Promise<void> {
  const id = { name: 'mta', instance };
  const transcript = await context.documents.openTranscript(`restart mta@${instance} ${descriptor.name}`);
  const failed = await withProgress(l10n.t('Restarting mta@{0}', instance), async (signal, report) => {
    for (const [index, server] of servers.entries()) {
      const rest = servers.slice(index).map(({ name }) => name);
      if (signal.aborted) {
        return { server, rest };
      }
      report(`${index + 1}/${servers.length} ${server.name}`);
      const before = await server.pdump(signal).then(
        ({ modules }) => modules.find((one) => isModule(one, id)),
        () => undefined,
      );
      const outcome = await carryOut(
        server,
        { verb: 'restart', id, ...(before === undefined ? {} : { before }) },
        transcript,
        signal,
      );
      recordServer(context, descriptor, {
        what: `nlserver restart mta@${instance} (${server.name})`,
        outcome: outcome.kind,
      });
      if (outcome.kind !== 'done') {
        return { server, rest: rest.slice(1) };
      }
    }
    return undefined;
  });
  context.serversView.refresh(descriptor.id);
  context.view.expectChange(descriptor.id);
  if (failed === undefined) {
    void window.showInformationMessage(
      l10n.t('mta@{0} was restarted on {1}.', instance, servers.map(({ name }) => name).join(', ')),
    );
    return;
  }
  if (failed.rest.length > 0) {
    transcript.line(l10n.t('Left alone: {0}', failed.rest.join(', ')));
  }
  throw new NextStep({
    what: l10n.t('mta@{0} was not seen to start on {1}', instance, failed.server.name),
    why: failed.rest.length === 0 ? undefined : l10n.t('Left alone: {0}', failed.rest.join(', ')),
    next: l10n.t('The transcript has the end of its log. It is not tried again by itself.'),
    severity: 'error',
  });
}
