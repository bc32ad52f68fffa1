import { l10n, window } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { Cancelled } from '../../platform/abort';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { InputRemark } from '../../platform/prompter';
import type { ChannelDescriptor, ServerDescriptor } from '../../servers/descriptor';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';
import { parseSshTarget } from './sshTarget';

/** Where Adobe's installer puts Campaign. */
const USUAL_FOLDER = '/usr/local/neolane/nl6';

/** Tells how a machine of an instance is reached. It is used the next time that something looks at it. */
export function addServer(context: CommandContext): CommandDefinition {
  const title = l10n.t('Add a server');
  return {
    id: 'deliveryDoctor.addServer',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const server = await askServer(context, descriptor, title);
      await context.store.save({ ...descriptor, servers: [...descriptor.servers, server] });
      window.setStatusBarMessage(l10n.t('Server {0} added to {1}', server.name, descriptor.name), 5000);
    },
  };
}

/** Forgets how a machine is reached. Nothing changes there. */
export function removeServer(context: CommandContext): CommandDefinition {
  const title = l10n.t('Remove a server');
  return {
    id: 'deliveryDoctor.removeServer',
    title,
    run: async (args) => {
      const descriptor = await pickConnection(context, args, title);
      const name = await context.ui.prompter.pick({
        title,
        placeholder:
          descriptor.servers.length === 0 ? l10n.t('{0} has no server', descriptor.name) : l10n.t('Which server of {0}?', descriptor.name),
        choices: descriptor.servers.map((server) => ({
          label: server.name,
          description: channelWords(server.channel),
          icon: 'server',
          value: server.name,
        })),
      });
      if (typeof name !== 'string') return;
      await context.store.save({ ...descriptor, servers: descriptor.servers.filter((server) => server.name !== name) });
    },
  };
}

async function askServer(context: CommandContext, descriptor: ConnectionDescriptor, title: string): Promise<ServerDescriptor> {
  const kind = await context.ui.prompter.pick<ChannelDescriptor['kind']>({
    title,
    placeholder: l10n.t('How is the server of {0} reached?', descriptor.name),
    choices: [
      { label: l10n.t('By ssh'), detail: l10n.t('With your own ssh configuration and keys'), icon: 'remote', value: 'ssh' },
      { label: l10n.t('It is this machine'), detail: l10n.t('Campaign is installed in a folder here'), icon: 'vm', value: 'local' },
      {
        label: l10n.t('Hosted by Adobe'),
        detail: l10n.t('Only Adobe reaches it: Delivery Doctor then knows whom to ask'),
        icon: 'cloud',
        value: 'none',
      },
    ],
  });
  if (kind === undefined || typeof kind === 'symbol') throw new Cancelled();
  const channel = await askChannel(context, title, kind);
  const name = await ask(context, title, l10n.t('The name under which you know this server'), suggestedName(channel), (value) =>
    descriptor.servers.some((server) => server.name === value.trim())
      ? { text: l10n.t('There is a server of this name already.'), severity: 'error' }
      : undefined,
  );
  return { name, channel };
}

async function askChannel(context: CommandContext, title: string, kind: ChannelDescriptor['kind']): Promise<ChannelDescriptor> {
  if (kind === 'none') return { kind };
  const folder = l10n.t('Folder of Campaign there, with bin/nlserver, conf and var in it');
  if (kind === 'local') return { kind, installDir: await ask(context, title, folder, USUAL_FOLDER) };
  const typed = await ask(context, title, l10n.t('Host, as you give it to ssh: [user@]host[:port]'), '', hostRemark);
  const target = parseSshTarget(typed);
  if (target === undefined) throw new Cancelled();
  return { kind, ...target, installDir: await ask(context, title, folder, USUAL_FOLDER) };
}

async function ask(
  { ui }: CommandContext,
  title: string,
  prompt: string,
  value: string,
  check: (value: string) => InputRemark | undefined = () => undefined,
): Promise<string> {
  const answer = await ui.prompter.input({
    title,
    prompt,
    value,
    check: (typed) => (typed.trim() === '' ? { text: l10n.t('It cannot be empty.'), severity: 'error' } : check(typed)),
  });
  if (typeof answer !== 'string') throw new Cancelled();
  return answer.trim();
}

function hostRemark(value: string): InputRemark | undefined {
  return parseSshTarget(value) === undefined ? { text: l10n.t('This is no host that ssh understands.'), severity: 'error' } : undefined;
}

function suggestedName(channel: ChannelDescriptor): string {
  if (channel.kind === 'ssh') return channel.host.split('.')[0] ?? channel.host;
  return channel.kind === 'local' ? 'local' : 'Adobe';
}

function channelWords(channel: ChannelDescriptor): string {
  switch (channel.kind) {
    case 'ssh':
      return `ssh ${channel.user === undefined ? '' : `${channel.user}@`}${channel.host}`;
    case 'local':
      return channel.installDir;
    case 'none':
      return l10n.t('hosted by Adobe');
  }
}
