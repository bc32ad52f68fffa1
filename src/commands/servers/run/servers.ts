import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../../../connections/descriptor';
import { requireInstanceName } from '../../../connections/instanceName';
import { moduleTargetOf, serverTargetOf, type ModuleTarget } from '../../../connections/target';
import { Cancelled } from '../../../platform/abort';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { ManagedServer } from '../../../servers/managedServer';
import { expectedModules, missingModules, taskOf } from '../../../domain/expectedModules';
import type { RunningModule } from '../../../servers/sendingServer';
import type { CommandContext } from '../../context';
import { NextStep } from '../../../platform/nextStep';
import { pickConnection } from '../../pick/pickConnection';

export interface ChosenServer {
  readonly descriptor: ConnectionDescriptor;
  readonly server: ManagedServer;
}

/** The server meant: the clicked one, the only one that can be reached, or one that is picked from a list. */
export async function chooseServer(context: CommandContext, args: CommandArguments): Promise<ChosenServer> {
  const clicked = serverTargetOf(args.clicked);
  const descriptor =
    clicked === undefined ? await pickConnection(context, args) : context.manager.mustHave(clicked.connectionId);
  const servers = await context.manager.servers(descriptor.id);
  if (clicked !== undefined) {
    const server = servers.find(({ name }) => name === clicked.serverId);
    if (server === undefined) {
      throw new NextStep({ what: l10n.t('The server {0} is not declared any more', clicked.serverId) });
    }
    return { descriptor, server };
  }
  const [only] = servers;
  if (only === undefined) {
    throw noServer(descriptor);
  }
  if (servers.length === 1) {
    return { descriptor, server: only };
  }
  const server = await context.ui.prompter.pick({
    title: args.title,
    placeholder: l10n.t('Which server of {0}?', descriptor.name),
    choices: servers.map((one) => ({ label: one.name, icon: 'server', value: one })),
  });
  if (server === undefined || typeof server === 'symbol') {
    throw new Cancelled();
  }
  return { descriptor, server };
}

export function noServer(descriptor: ConnectionDescriptor): NextStep {
  return new NextStep({
    what: l10n.t('{0} has no server that can be reached', descriptor.name),
    next: l10n.t('Add one; a server that Adobe hosts is looked after by Adobe.'),
    action: {
      label: l10n.t('Add a Server…'),
      command: 'deliveryDoctor.addServer',
      arguments: [{ connectionId: descriptor.id }],
    },
  });
}

/** The module meant: the clicked one, or one that is picked among those that suit. */
export async function chooseModule(
  context: CommandContext,
  args: CommandArguments,
  suits: (module: ModuleChoice) => boolean,
): Promise<ChosenServer & { readonly target: ModuleTarget }> {
  const chosen = await chooseServer(context, args);
  const clicked = moduleTargetOf(args.clicked);
  if (clicked !== undefined) {
    return { ...chosen, target: clicked };
  }
  const { descriptor, server } = chosen;
  const all = await withProgress(l10n.t('Looking at what runs on {0}', server.name), (signal) =>
    modulesOf(context, chosen, signal),
  );
  const choices = all.filter(suits);
  if (choices.length === 0) {
    throw new NextStep({ what: l10n.t('{0} has no module for which this makes sense now', server.name) });
  }
  const picked = await context.ui.prompter.pick({
    title: args.title,
    placeholder: l10n.t('Which module of {0}?', server.name),
    choices: choices.map((one) => ({
      label: taskOf(one),
      description: one.running === undefined ? l10n.t('missing') : l10n.t('pid {0}', String(one.running.pid)),
      icon: one.running === undefined ? 'error' : 'pass',
      value: one,
    })),
  });
  if (picked === undefined || typeof picked === 'symbol') {
    throw new Cancelled();
  }
  return {
    ...chosen,
    target: { connectionId: descriptor.id, serverId: server.name, module: picked.name, instance: picked.instance },
  };
}

export interface ModuleChoice {
  readonly name: string;
  readonly instance: string;
  readonly running?: RunningModule;
}

async function modulesOf(
  context: CommandContext,
  { descriptor, server }: ChosenServer,
  signal: AbortSignal,
): Promise<readonly ModuleChoice[]> {
  const { info } = await context.manager.instance(descriptor.id, signal);
  const instance = await requireInstanceName(info, [server], signal);
  const [{ modules }, config] = await Promise.all([server.pdump(signal), server.readConfig(instance, signal)]);
  const missing = missingModules(expectedModules(config, instance), modules);
  return [
    ...missing,
    ...modules.map((running) => ({ name: running.name, instance: running.instance ?? 'default', running })),
  ];
}
