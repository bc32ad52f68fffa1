import { l10n } from 'vscode';
import { parseAddress, suggestedName } from '../../connections/address';
import { secretName } from '../../connections/askSecret';
import {
  ENVIRONMENTS,
  type ConnectionDescriptor,
  type Environment,
  type SignInSettings,
} from '../../connections/descriptor';
import type { Choice, InputRemark } from '../../platform/prompter';
import type { WizardStep } from '../../platform/wizard';
import { choiceStep, textStep, type WizardOptions } from '../wizardSteps';
import { addressRemark, endpointRemark, nameRemark, type InstanceDraft } from './instanceDraft';

type Step = WizardStep<InstanceDraft>;

/** Where a failed test sends the person back to. */
export const STEP = {
  name: 'name',
  url: 'url',
  environment: 'environment',
  signIn: 'signIn',
  operator: 'operator',
  secret: 'secret',
} as const;

export interface InstanceStepsOptions extends WizardOptions {
  readonly others: readonly ConnectionDescriptor[];
  /** The instance that is edited; its secret may stay as it is. */
  readonly editing?: ConnectionDescriptor;
}

/** The questions that describe an instance, one after another, each with what was typed before. */
export function instanceSteps(options: InstanceStepsOptions): readonly Step[] {
  const { others, editing } = options;
  return [
    text(options, STEP.name, 'name', {
      prompt: l10n.t('The name under which you know this instance'),
      placeholder: l10n.t('Shop FR'),
      check: (value) => nameRemark(value, others, editing?.id),
    }),
    text(options, STEP.url, 'url', {
      prompt: l10n.t('Address of the Campaign application server'),
      placeholder: 'https://campaign.example.com',
      check: addressRemark,
      store: (value) => parseAddress(value).url,
    }),
    choiceStep<InstanceDraft, Environment>(options, STEP.environment, {
      placeholder: l10n.t('What is it used for? Production is marked in red and asks twice.'),
      choices: environments(),
      present: ({ environment }) => environment,
      keep: (draft, value) => {
        draft.environment = value;
      },
    }),
    choiceStep<InstanceDraft, SignInSettings['kind']>(options, STEP.signIn, {
      placeholder: l10n.t('How do you sign in?'),
      choices: signIns(),
      present: ({ kind }) => kind,
      keep: (draft, value) => {
        draft.kind = value;
      },
    }),
    text(options, STEP.operator, 'operator', {
      applies: ({ kind }) => kind === 'password',
      prompt: l10n.t('Operator: the account name in Campaign'),
      placeholder: 'admin',
    }),
    text(options, 'clientId', 'clientId', {
      applies: isIms,
      prompt: l10n.t('Client id of the technical account (Adobe Developer Console)'),
    }),
    text(options, 'tokenEndpoint', 'tokenEndpoint', {
      applies: isIms,
      prompt: l10n.t('Address that gives the access token'),
      initial: 'https://ims-na1.adobelogin.com/ims/token/v3',
      check: endpointRemark,
      store: (value) => parseAddress(value).url,
    }),
    text(options, 'scope', 'scope', {
      applies: isIms,
      prompt: l10n.t('Scopes of the technical account, separated by commas'),
      initial: 'openid,AdobeID,campaign_sdk',
    }),
    ...secretSteps(options),
  ];
}

function secretSteps(options: InstanceStepsOptions): readonly Step[] {
  const keep = options.editing !== undefined;
  const kept = l10n.t('It is kept in the secret storage of VS Code only.');
  const prompt = keep ? l10n.t('{0} Leave it empty to keep the present one.', kept) : kept;
  return [
    {
      id: STEP.secret,
      ask: (draft, place) =>
        text(options, STEP.secret, 'secret', {
          prompt: `${secretName(draft.kind ?? 'password')}. ${prompt}`,
          secret: true,
          optional: keep,
        }).ask(draft, place),
    },
    text(options, 'securityToken', 'securityToken', {
      applies: ({ kind }) => kind === 'sessionTokens',
      prompt: `${l10n.t('Security token')}. ${prompt}`,
      secret: true,
      optional: keep,
    }),
  ];
}

const isIms = ({ kind }: InstanceDraft): boolean => kind === 'imsServiceAccount';

type TextField = 'name' | 'url' | 'operator' | 'clientId' | 'tokenEndpoint' | 'scope' | 'secret' | 'securityToken';

interface TextQuestion {
  readonly prompt: string;
  readonly placeholder?: string;
  readonly initial?: string;
  readonly secret?: boolean;
  readonly optional?: boolean;
  readonly applies?: (draft: InstanceDraft) => boolean;
  readonly check?: (value: string) => InputRemark | undefined;
  /** What to keep of what was typed. */
  readonly store?: (value: string) => string | undefined;
}

function text(options: InstanceStepsOptions, id: string, field: TextField, question: TextQuestion): Step {
  const { secret = false, optional = false, store = (value: string) => (secret ? value : value.trim()) } = question;
  return textStep<InstanceDraft>(options, id, {
    prompt: question.prompt,
    placeholder: question.placeholder,
    secret,
    applies: question.applies,
    present: (draft) =>
      draft[field] ?? (field === 'name' && draft.url !== undefined ? suggestedName(draft.url) : question.initial),
    check: question.check ?? (optional ? () => undefined : undefined),
    keep: (draft, value) => {
      draft[field] = value === '' && optional ? undefined : store(value);
    },
  });
}

function environments(): readonly Choice<Environment>[] {
  const words: Readonly<Record<Environment, readonly [string, string, string]>> = {
    production: ['flame', l10n.t('Production'), l10n.t('Real recipients: every change asks twice')],
    stage: ['beaker', l10n.t('Stage'), l10n.t('The last test before production')],
    development: ['tools', l10n.t('Development'), l10n.t('For building and trying things out')],
    demo: ['play-circle', l10n.t('Demo'), l10n.t('Nothing real is behind it')],
  };
  return ENVIRONMENTS.map((value) => {
    const [icon, label, detail] = words[value];
    return { label, detail, icon, value };
  });
}

function signIns(): readonly Choice<SignInSettings['kind']>[] {
  return [
    {
      label: l10n.t('Operator and password'),
      detail: l10n.t('An account of the instance itself'),
      icon: 'account',
      value: 'password',
    },
    {
      label: l10n.t('Technical account (OAuth server-to-server)'),
      detail: l10n.t('Client id and secret of the Adobe Developer Console; what Adobe asks for since 7.3'),
      icon: 'key',
      value: 'imsServiceAccount',
    },
    {
      label: l10n.t('Access token'),
      detail: l10n.t('A token that you have already, sent with every call'),
      icon: 'shield',
      value: 'bearerToken',
    },
    {
      label: l10n.t('Access token, exchanged for a session'),
      detail: l10n.t('A token that you have already, used once to sign in'),
      icon: 'shield',
      value: 'bearerTokenLogon',
    },
    {
      label: l10n.t('Session and security token'),
      detail: l10n.t('Of a session that is open elsewhere'),
      icon: 'link',
      value: 'sessionTokens',
    },
  ];
}
