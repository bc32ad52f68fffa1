import { hostname } from 'node:os';
import { l10n } from 'vscode';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { NextStep } from '../../platform/nextStep';
import type { Choice, InputRemark } from '../../platform/prompter';
import type { WizardStep } from '../../platform/wizard';
import type { ChannelDescriptor, ServerDescriptor } from '../../servers/descriptor';
import { choiceStep, notEmpty, textStep, type WizardOptions } from '../wizardSteps';
import type { SshHost } from './sshHosts';
import { parseSshTarget } from './sshTarget';

/** What was answered so far. It outlives a failed test, so that nothing has to be typed twice. */
export interface ServerDraft {
  kind?: ChannelDescriptor['kind'];
  /** Of the ssh configuration; '' for another one. */
  knownHost?: string;
  /** `[user@]host[:port]`, as typed. */
  sshTarget?: string;
  template?: string;
  /** What `{host}` and `{instance}` of the template stand for. */
  templateHost?: string;
  templateInstance?: string;
  folder?: string;
  name?: string;
}

export interface ServerStepsOptions extends WizardOptions {
  readonly descriptor: ConnectionDescriptor;
  readonly sshHosts: readonly SshHost[];
  /** The setting `commandTemplates`: argument arrays by name. */
  readonly templates: ReadonlyMap<string, readonly string[]>;
}

/** Where a failed test sends back to. */
export const STEP = {
  kind: 'kind',
  knownHost: 'knownHost',
  host: 'host',
  template: 'template',
  folder: 'folder',
  name: 'name',
} as const;

/** Where Adobe's installer puts Campaign. */
const USUAL_FOLDER = '/usr/local/neolane/nl6';

type Step = WizardStep<ServerDraft>;

/** The questions that describe a server, one after another, each with what was answered before. */
export function serverSteps(options: ServerStepsOptions): readonly Step[] {
  const { descriptor } = options;
  return [
    choiceStep<ServerDraft, ChannelDescriptor['kind']>(options, STEP.kind, {
      placeholder: l10n.t('How is the server of {0} reached?', descriptor.name),
      choices: ways(),
      present: ({ kind }) => kind,
      keep: (draft, kind) => {
        if (kind === 'template' && options.templates.size === 0) {
          throw noTemplate();
        }
        draft.kind = kind;
      },
    }),
    ...sshSteps(options),
    ...templateSteps(options),
    textStep<ServerDraft>(options, STEP.folder, {
      applies: ({ kind }) => kind !== 'none',
      prompt: l10n.t('Folder of Campaign there, with bin/nlserver, conf and var in it'),
      present: ({ folder = USUAL_FOLDER }) => folder,
      check: folderRemark,
      keep: (draft, value) => {
        draft.folder = value.trim();
      },
    }),
    textStep<ServerDraft>(options, STEP.name, {
      prompt: l10n.t('The name under which you know this server'),
      present: (draft) => draft.name ?? suggestedName(draft),
      check: (value) => serverNameRemark(value, descriptor.servers),
      keep: (draft, value) => {
        draft.name = value.trim();
      },
    }),
  ];
}

function sshSteps(options: ServerStepsOptions): readonly Step[] {
  const { sshHosts } = options;
  const isTyped = ({ kind, knownHost }: ServerDraft): boolean =>
    kind === 'ssh' && (sshHosts.length === 0 || knownHost === '');
  return [
    choiceStep<ServerDraft, string>(options, STEP.knownHost, {
      applies: ({ kind }) => kind === 'ssh' && sshHosts.length > 0,
      placeholder: l10n.t('Which host of your ssh configuration?'),
      choices: [
        ...sshHosts.map(({ alias, hostName }) => ({
          label: alias,
          description: hostName,
          icon: 'remote',
          value: alias,
        })),
        { label: l10n.t('Another host…'), icon: 'edit', value: '' },
      ],
      present: ({ knownHost }) => knownHost,
      keep: (draft, value) => {
        draft.knownHost = value;
      },
    }),
    textStep<ServerDraft>(options, STEP.host, {
      applies: isTyped,
      prompt: l10n.t('Host, as you give it to ssh: [user@]host[:port]'),
      placeholder: 'neolane@mta-1',
      present: ({ sshTarget }) => sshTarget,
      check: hostRemark,
      keep: (draft, value) => {
        draft.sshTarget = value.trim();
      },
    }),
  ];
}

function templateSteps(options: ServerStepsOptions): readonly Step[] {
  const { templates } = options;
  const uses = ({ kind, template = '' }: ServerDraft, placeholder: string): boolean =>
    kind === 'template' && (templates.get(template) ?? []).some((part) => part.includes(placeholder));
  return [
    choiceStep<ServerDraft, string>(options, STEP.template, {
      applies: ({ kind }) => kind === 'template',
      placeholder: l10n.t('By which command?'),
      choices: [...templates].map(([name, template]) => ({
        label: name,
        description: template.join(' '),
        icon: 'terminal',
        value: name,
      })),
      present: ({ template }) => template,
      keep: (draft, value) => {
        draft.template = value;
      },
    }),
    textStep<ServerDraft>(options, 'templateHost', {
      applies: (draft) => uses(draft, '{host}'),
      prompt: l10n.t('What {0} stands for: a pod, a container, a host', '{host}'),
      present: ({ templateHost }) => templateHost,
      check: placeholderRemark,
      keep: (draft, value) => {
        draft.templateHost = value.trim();
      },
    }),
    textStep<ServerDraft>(options, 'templateInstance', {
      applies: (draft) => uses(draft, '{instance}'),
      prompt: l10n.t('What {0} stands for', '{instance}'),
      present: ({ templateInstance }) => templateInstance,
      check: placeholderRemark,
      keep: (draft, value) => {
        draft.templateInstance = value.trim();
      },
    }),
  ];
}

/** The described server; undefined while something is missing. */
export function serverOf(draft: ServerDraft): ServerDescriptor | undefined {
  const channel = channelOf(draft);
  return channel === undefined || draft.name === undefined ? undefined : { name: draft.name, channel };
}

function channelOf(draft: ServerDraft): ChannelDescriptor | undefined {
  const { kind, folder: installDir, template, templateHost: host = 'localhost', templateInstance: instance } = draft;
  if (kind === 'none') {
    return { kind };
  }
  if (kind === undefined || installDir === undefined) {
    return undefined;
  }
  if (kind === 'local') {
    return { kind, installDir, hostName: hostname() };
  }
  if (kind === 'template') {
    return template === undefined
      ? undefined
      : { kind, template, host, ...(instance === undefined ? {} : { instance }), installDir };
  }
  const target = parseSshTarget(sshTargetOf(draft));
  return target === undefined ? undefined : { kind, ...target, installDir };
}

function sshTargetOf({ knownHost, sshTarget }: ServerDraft): string {
  return (knownHost === undefined || knownHost === '' ? sshTarget : knownHost) ?? '';
}

function suggestedName(draft: ServerDraft): string {
  switch (draft.kind) {
    case 'ssh':
      return parseSshTarget(sshTargetOf(draft))?.host.split('.')[0] ?? '';
    case 'template':
      return draft.templateHost ?? '';
    case 'local':
      return 'local';
    default:
      return 'Adobe';
  }
}

function hostRemark(value: string): InputRemark | undefined {
  return parseSshTarget(value) === undefined
    ? error(l10n.t('This is not a host that ssh understands. An example: neolane@mta-1 or mta-1.example.com:2222.'))
    : undefined;
}

function folderRemark(value: string): InputRemark | undefined {
  const folder = value.trim();
  return folder.startsWith('/') || /^[A-Za-z]:[\\/]/.test(folder)
    ? undefined
    : error(l10n.t('The folder is a whole path, such as {0}.', USUAL_FOLDER));
}

/** What is wrong with the name of a server beside these. */
export function serverNameRemark(value: string, servers: readonly ServerDescriptor[]): InputRemark | undefined {
  return servers.some(({ name }) => name === value.trim())
    ? error(l10n.t('There is a server of this name already.'))
    : notEmpty(value);
}

function placeholderRemark(value: string): InputRemark | undefined {
  return /^[\w[][\w.:%[\]-]*$/.test(value.trim())
    ? undefined
    : error(l10n.t('Letters, digits, dots, dashes and underscores only.'));
}

function error(text: string): InputRemark {
  return { text, severity: 'error' };
}

function noTemplate(): NextStep {
  return new NextStep({
    what: l10n.t('There is no command template yet'),
    next: l10n.t('Write one into the user settings: an argument array with {host}, {instance} and {command}.'),
    action: {
      label: l10n.t('Open Settings'),
      command: 'workbench.action.openSettings',
      arguments: ['deliveryDoctor.commandTemplates'],
    },
  });
}

function ways(): readonly Choice<ChannelDescriptor['kind']>[] {
  return [
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
      label: l10n.t('With my own command'),
      detail: l10n.t(
        'kubectl exec, docker exec, sudo …: an argument array of the setting {0}',
        'deliveryDoctor.commandTemplates',
      ),
      icon: 'terminal',
      value: 'template',
    },
    {
      label: l10n.t('Hosted by Adobe'),
      detail: l10n.t('Only Adobe can reach it: Delivery Doctor then knows whom to ask'),
      icon: 'cloud',
      value: 'none',
    },
  ];
}
