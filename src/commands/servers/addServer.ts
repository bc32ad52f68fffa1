import { l10n, window } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { Cancelled } from '../../platform/abort';
import type { InputRemark } from '../../platform/prompter';
import type { ChannelDescriptor, ServerDescriptor } from '../../servers/descriptor';
import type { CommandContext } from '../context';
import { NextStep } from '../../platform/nextStep';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceOfServersRow, instanceRow, viewTitle } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';
import { parseSshTarget } from './sshTarget';

/** Where Adobe's installer puts Campaign. */
const USUAL_FOLDER = '/usr/local/neolane/nl6';

/** Tells how a machine of an instance is reached. It is used the next time that something looks at it. */
export const addServer = defineCommand({
  id: 'deliveryDoctor.addServer',
  title: l10n.t('Add a Server…'),
  icon: 'server',
  palette: HAS_INSTANCE,
  menus: [viewTitle('servers', 'navigation@2'), instanceRow('2_servers@1'), instanceOfServersRow('3_servers@1')],
  run: async (context, call) => {
    const descriptor = await pickConnection(context, call);
    const server = await askServer(context, descriptor, call.title);
    await context.store.save({ ...descriptor, servers: [...descriptor.servers, server] });
    window.setStatusBarMessage(l10n.t('Server {0} added to {1}', server.name, descriptor.name), 5000);
  },
});

async function askServer(
  context: CommandContext,
  descriptor: ConnectionDescriptor,
  title: string,
): Promise<ServerDescriptor> {
  const kind = await context.ui.prompter.pick<ChannelDescriptor['kind']>({
    title,
    placeholder: l10n.t('How is the server of {0} reached?', descriptor.name),
    choices: [
      {
        label: l10n.t('By ssh'),
        detail: l10n.t('With your own ssh configuration and keys'),
        icon: 'remote',
        value: 'ssh',
      },
      {
        label: l10n.t('It is this machine'),
        detail: l10n.t('Campaign is installed in a folder here'),
        icon: 'vm',
        value: 'local',
      },
      {
        label: l10n.t('By a command of mine'),
        detail: l10n.t(
          'kubectl exec, docker exec, sudo …: an argument array of the setting {0}',
          'deliveryDoctor.commandTemplates',
        ),
        icon: 'terminal',
        value: 'template',
      },
      {
        label: l10n.t('Hosted by Adobe'),
        detail: l10n.t('Only Adobe reaches it: Delivery Doctor then knows whom to ask'),
        icon: 'cloud',
        value: 'none',
      },
    ],
  });
  if (kind === undefined || typeof kind === 'symbol') {
    throw new Cancelled();
  }
  const channel = await askChannel(context, title, kind);
  const name = await ask(
    context,
    title,
    l10n.t('The name under which you know this server'),
    suggestedName(channel),
    (value) =>
      descriptor.servers.some((server) => server.name === value.trim())
        ? { text: l10n.t('There is a server of this name already.'), severity: 'error' }
        : undefined,
  );
  return { name, channel };
}

async function askChannel(
  context: CommandContext,
  title: string,
  kind: ChannelDescriptor['kind'],
): Promise<ChannelDescriptor> {
  if (kind === 'none') {
    return { kind };
  }
  const folder = l10n.t('Folder of Campaign there, with bin/nlserver, conf and var in it');
  if (kind === 'local') {
    return { kind, installDir: await ask(context, title, folder, USUAL_FOLDER) };
  }
  if (kind === 'template') {
    return { ...(await askTemplate(context, title)), installDir: await ask(context, title, folder, USUAL_FOLDER) };
  }
  const typed = await ask(context, title, l10n.t('Host, as you give it to ssh: [user@]host[:port]'), '', hostRemark);
  const target = parseSshTarget(typed);
  if (target === undefined) {
    throw new Cancelled();
  }
  return { kind, ...target, installDir: await ask(context, title, folder, USUAL_FOLDER) };
}

type TemplateChannel = Extract<ChannelDescriptor, { kind: 'template' }>;

/** Which command of the settings, and what its placeholders stand for. */
async function askTemplate(context: CommandContext, title: string): Promise<Omit<TemplateChannel, 'installDir'>> {
  const templates = [...context.settings().commandTemplates];
  if (templates.length === 0) {
    throw new NextStep({
      what: l10n.t('There is no command template yet'),
      next: l10n.t('Write one into the user settings: an argument array with {host}, {instance} and {command}.'),
      action: {
        label: l10n.t('Open Settings'),
        command: 'workbench.action.openSettings',
        arguments: ['deliveryDoctor.commandTemplates'],
      },
    });
  }
  const chosen = await context.ui.prompter.pick({
    title,
    placeholder: l10n.t('By which command?'),
    choices: templates.map(([name, template]) => ({
      label: name,
      description: template.join(' '),
      icon: 'terminal',
      value: name,
    })),
  });
  const template = templates.find(([name]) => name === chosen);
  if (template === undefined) {
    throw new Cancelled();
  }
  const [name, parts] = template;
  const uses = (placeholder: string): boolean => parts.some((part) => part.includes(placeholder));
  const host = uses('{host}')
    ? await ask(context, title, l10n.t('What {0} stands for: a pod, a container, a host', '{host}'), '', nameRemark)
    : 'localhost';
  if (!uses('{instance}')) {
    return { kind: 'template', template: name, host };
  }
  return {
    kind: 'template',
    template: name,
    host,
    instance: await ask(context, title, l10n.t('What {0} stands for', '{instance}'), '', nameRemark),
  };
}

function nameRemark(value: string): InputRemark | undefined {
  return /^[\w[][\w.:%[\]-]*$/.test(value.trim())
    ? undefined
    : { text: l10n.t('Letters, digits, dots, dashes and underscores only.'), severity: 'error' };
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
  if (typeof answer !== 'string') {
    throw new Cancelled();
  }
  return answer.trim();
}

function hostRemark(value: string): InputRemark | undefined {
  return parseSshTarget(value) === undefined
    ? { text: l10n.t('This is no host that ssh understands.'), severity: 'error' }
    : undefined;
}

function suggestedName(channel: ChannelDescriptor): string {
  if (channel.kind === 'ssh') {
    return channel.host.split('.')[0] ?? channel.host;
  }
  if (channel.kind === 'template') {
    return channel.host;
  }
  return channel.kind === 'local' ? 'local' : 'Adobe';
}
