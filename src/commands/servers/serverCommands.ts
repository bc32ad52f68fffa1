import { env, l10n, Uri } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import type { CommandArguments, CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';
import type * as Run from './run';

/** A command whose work is in the bundle that loads with the first of them. */
function lazily(
  name: string,
  title: () => string,
  work: (run: typeof Run, context: CommandContext, args: CommandArguments) => Promise<void>,
): (context: CommandContext) => CommandDefinition {
  return (context) => ({
    id: `deliveryDoctor.${name}`,
    title: title(),
    run: async (args) => {
      context.servers.askAgain();
      await work(await import('./run'), context, args);
    },
  });
}

/** Everything that is done on a server. */
export const SERVER_COMMANDS: readonly ((context: CommandContext) => CommandDefinition)[] = [
  lazily(
    'startModule',
    () => l10n.t('Start the module'),
    (run, context, args) => run.controlModule(context, args, 'start'),
  ),
  lazily(
    'stopModule',
    () => l10n.t('Stop the module'),
    (run, context, args) => run.controlModule(context, args, 'stop'),
  ),
  lazily(
    'restartModule',
    () => l10n.t('Restart the module'),
    (run, context, args) => run.controlModule(context, args, 'restart'),
  ),
  lazily(
    'restartAllMtas',
    () => l10n.t('Restart the MTA on all sending servers'),
    (run, context, args) => run.restartAllMtas(context, args),
  ),
  lazily(
    'restartWeb',
    () => l10n.t('Restart the web module'),
    (run, context, args) => run.restartWeb(context, args),
  ),
  lazily(
    'reloadConfig',
    () => l10n.t('Reload the configuration'),
    (run, context, args) => run.reload(context, args, 'config'),
  ),
  lazily(
    'reloadMxRules',
    () => l10n.t('Reload the MX rules'),
    (run, context, args) => run.reload(context, args, 'stat'),
  ),
  lazily(
    'showConnections',
    () => l10n.t('Show who is connected'),
    (run, context, args) => run.showConnections(context, args),
  ),
  lazily(
    'askAdobe',
    () => l10n.t('What to ask Adobe support for'),
    (run, context, args) => run.askAdobe(context, args),
  ),
  refreshServers,
  openAffinities,
  openConfigFile,
  openMonitoring,
];

/** Looks at the servers again, now. */
function refreshServers({ serversView, servers }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.refreshServers',
    title: l10n.t('Refresh'),
    run: ({ clicked }) => {
      servers.askAgain();
      serversView.refresh(connectionIdOf(clicked));
    },
  };
}

/** Every affinity as a document, with what is wrong in Problems. */
function openAffinities(context: CommandContext): CommandDefinition {
  const title = l10n.t('Show the IP affinities');
  return {
    id: 'deliveryDoctor.openAffinities',
    title,
    run: async (args) => {
      const { id } = await pickConnection(context, args, title);
      await context.serversView.openAffinities(id);
    },
  };
}

function openConfigFile({ features }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.openConfigFile',
    title: l10n.t('Open a configuration file'),
    run: ({ clicked }) => features.openConfigFile(clicked),
  };
}

/** Campaign's own monitoring page, in the browser, where the person signs in himself. */
function openMonitoring(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open the monitoring page');
  return {
    id: 'deliveryDoctor.openMonitoring',
    title,
    run: async (args) => {
      const { url } = await pickConnection(context, args, title);
      await env.openExternal(Uri.parse(`${url.replace(/\/+$/, '')}/nl/jsp/monitor.jsp`));
    },
  };
}
