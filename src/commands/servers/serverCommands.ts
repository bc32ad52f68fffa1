import { env, l10n, Uri } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import type { CommandArguments } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { defineCommand, type Command } from '../defineCommand';
import {
  HAS_INSTANCE,
  HAS_SERVER,
  instanceOfServersRow,
  moduleRow,
  plainRow,
  serverRow,
  viewTitle,
} from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import type * as Run from './run';

/** Work that is in the bundle which loads with the first of these commands. Whoever asks for it may be asked by ssh again. */
function lazily(
  work: (run: typeof Run, context: CommandContext, call: CommandArguments) => Promise<void>,
): Command['run'] {
  return async (context, call) => {
    context.servers.askAgain();
    await work(await import('./run'), context, call);
  };
}

/** Everything that is done on a server. */
export const SERVER_COMMANDS: readonly Command[] = [
  defineCommand({
    id: 'deliveryDoctor.startModule',
    title: l10n.t('Start Module…'),
    icon: 'play',
    palette: HAS_SERVER,
    menus: [moduleRow('inline@1', 'missing'), moduleRow('1_control@1', 'missing')],
    run: lazily((run, context, call) => run.controlModule(context, call, 'start')),
  }),
  defineCommand({
    id: 'deliveryDoctor.stopModule',
    title: l10n.t('Stop Module…'),
    icon: 'debug-stop',
    palette: HAS_SERVER,
    menus: [moduleRow('1_control@2', 'running')],
    run: lazily((run, context, call) => run.controlModule(context, call, 'stop')),
  }),
  defineCommand({
    id: 'deliveryDoctor.restartModule',
    title: l10n.t('Restart Module…'),
    icon: 'debug-restart',
    palette: HAS_SERVER,
    menus: [moduleRow('inline@1', 'running'), moduleRow('1_control@1', 'running')],
    run: lazily((run, context, call) => run.controlModule(context, call, 'restart')),
  }),
  defineCommand({
    id: 'deliveryDoctor.restartAllMtas',
    title: l10n.t('Restart the MTA on All Sending Servers…'),
    icon: 'run-all',
    palette: HAS_SERVER,
    menus: [instanceOfServersRow('1_control@1', 'servers')],
    run: lazily((run, context, call) => run.restartAllMtas(context, call)),
  }),
  defineCommand({
    id: 'deliveryDoctor.restartWeb',
    title: l10n.t('Restart the Web Module…'),
    palette: HAS_SERVER,
    menus: [serverRow('2_reload@3')],
    run: lazily((run, context, call) => run.restartWeb(context, call)),
  }),
  defineCommand({
    id: 'deliveryDoctor.reloadConfig',
    title: l10n.t('Reload the Configuration (config -reload)…'),
    palette: HAS_SERVER,
    menus: [serverRow('2_reload@1')],
    run: lazily((run, context, call) => run.reload(context, call, 'config')),
  }),
  defineCommand({
    id: 'deliveryDoctor.reloadMxRules',
    title: l10n.t('Reload the MX Rules (stat -reload)…'),
    palette: HAS_SERVER,
    menus: [serverRow('2_reload@2')],
    run: lazily((run, context, call) => run.reload(context, call, 'stat')),
  }),
  defineCommand({
    id: 'deliveryDoctor.showConnections',
    title: l10n.t('Show Who Is Connected (pdump -who)'),
    icon: 'plug',
    palette: HAS_SERVER,
    menus: [serverRow('1_look@1')],
    run: lazily((run, context, call) => run.showConnections(context, call)),
  }),
  defineCommand({
    id: 'deliveryDoctor.askAdobe',
    title: l10n.t('What to Ask Adobe Support For'),
    icon: 'comment-discussion',
    palette: HAS_INSTANCE,
    menus: [serverRow('1_look@1', 'hosted')],
    run: lazily((run, context, call) => run.askAdobe(context, call)),
  }),
  defineCommand({
    id: 'deliveryDoctor.refreshServers',
    title: l10n.t('Refresh the Servers'),
    icon: 'refresh',
    palette: HAS_SERVER,
    menus: [viewTitle('servers', 'navigation@1', HAS_INSTANCE), instanceOfServersRow('inline@1')],
    run: ({ servers, serversView }, { clicked }) => {
      servers.askAgain();
      serversView.refresh(connectionIdOf(clicked));
    },
  }),
  // Every affinity as a document, with what is wrong in Problems.
  defineCommand({
    id: 'deliveryDoctor.openAffinities',
    title: l10n.t('Show the IP Affinities'),
    icon: 'type-hierarchy',
    palette: HAS_SERVER,
    menus: [instanceOfServersRow('1_look@1', 'servers'), plainRow('servers', 'affinities', 'inline@1')],
    run: async (context, call) => {
      const { id } = await pickConnection(context, call);
      await context.serversView.openAffinities(id);
    },
  }),
  defineCommand({
    id: 'deliveryDoctor.openConfigFile',
    title: l10n.t('Open Configuration File'),
    palette: false,
    run: ({ documents }, { clicked }) => documents.openConfigFile(clicked),
  }),
  // Campaign's own page in the browser, which asks for a sign-in of its own.
  defineCommand({
    id: 'deliveryDoctor.openMonitoring',
    title: l10n.t('Open the Monitoring Page'),
    icon: 'link-external',
    palette: HAS_INSTANCE,
    menus: [serverRow('1_look@2', 'hosted'), instanceOfServersRow('1_look@2')],
    run: async (context, call) => {
      const { url } = await pickConnection(context, call);
      await env.openExternal(Uri.parse(`${url.replace(/\/+$/, '')}/nl/jsp/monitor.jsp`));
    },
  }),
];
