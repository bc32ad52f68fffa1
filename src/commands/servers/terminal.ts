import { env, l10n, Uri, window } from 'vscode';
import { moduleTargetOf, serverTargetOf } from '../../connections/target';
import type { ChannelDescriptor } from '../../servers/descriptor';
import { sshProgram } from '../../servers/channel/sshProgram';
import { isHere, otherMachine } from '../../servers/thisMachine';
import { taskOf } from '../../domain/expectedModules';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { moduleRow, serverRow } from '../menuPlaces';
import { nlserverLine } from './nlserverLine';

/** A terminal on a server, as the same user and through the same host as everything that is done there from here. */
export const openTerminal = defineCommand({
  id: 'deliveryDoctor.openTerminal',
  title: l10n.t('Open a Terminal on the Server'),
  icon: 'terminal',
  palette: false,
  menus: [serverRow('inline@1', 'shell'), serverRow('1_look@2', 'shell')],
  run: (context, { clicked }) => {
    const named = channelOf(context, clicked);
    if (named?.channel.kind === 'local') {
      if (!isHere(named.channel)) {
        throw otherMachine(named.name, named.channel, 'opening a terminal');
      }
      window.createTerminal({ name: named.name, cwd: Uri.file(named.channel.installDir) }).show();
    }
    if (named?.channel.kind === 'ssh') {
      window.createTerminal({ name: named.name, shellPath: sshProgram(), shellArgs: sshLine(named.channel) }).show();
    }
  },
});

/** The command that starts a missing module, or restarts one that runs, for a terminal or a ticket. */
export const copyNlserverLine = defineCommand({
  id: 'deliveryDoctor.copyNlserverLine',
  title: l10n.t('Copy the nlserver Command'),
  palette: false,
  menus: [moduleRow('9_copy@1', 'missing'), moduleRow('9_copy@1', 'running')],
  run: async (context, { clicked }) => {
    const module = moduleTargetOf(clicked);
    const named = channelOf(context, clicked);
    if (module === undefined || named === undefined) {
      return;
    }
    const folder = 'installDir' in named.channel ? named.channel.installDir : undefined;
    const verb = isRunning(clicked) ? 'restart' : 'start';
    const line = nlserverLine(folder, verb, taskOf({ name: module.module, instance: module.instance }));
    await env.clipboard.writeText(line);
    window.setStatusBarMessage(l10n.t('Copied: {0}', line), 3000);
  },
});

function channelOf(
  { manager }: CommandContext,
  clicked: unknown,
): { readonly name: string; readonly channel: ChannelDescriptor } | undefined {
  const target = serverTargetOf(clicked);
  return target === undefined
    ? undefined
    : manager.descriptor(target.connectionId)?.servers.find(({ name }) => name === target.serverId);
}

/** The arguments of ssh; the host stands behind `--`, so that no name is taken for an option. */
function sshLine({ host, user, port }: Extract<ChannelDescriptor, { kind: 'ssh' }>): string[] {
  return [...(port === undefined ? [] : ['-p', String(port)]), ...(user === undefined ? [] : ['-l', user]), '--', host];
}

/** Nodes of modules carry what was seen of them. */
function isRunning(node: unknown): boolean {
  const seen: unknown = typeof node === 'object' && node !== null && 'seen' in node ? node.seen : undefined;
  return typeof seen === 'object' && seen !== null && 'running' in seen && seen.running !== undefined;
}
