import * as l10n from '@vscode/l10n';
import { choiceSetting, flagSetting, numberSetting, textSetting, type SettingDefinition } from './setting';

/** In whose time logs are shown. */
export const LOG_TIMES = ['instance', 'local', 'utc'] as const;
export type LogTimes = (typeof LOG_TIMES)[number];

/** Arrays of texts by name; an entry that is none is left out. */
function templatesOf(value: unknown): ReadonlyMap<string, readonly string[]> {
  if (typeof value !== 'object' || value === null) {
    return new Map();
  }
  return new Map(
    Object.entries(value).flatMap(([name, parts]: [string, unknown]): [string, readonly string[]][] => {
      if (!Array.isArray(parts)) {
        return [];
      }
      const texts = parts.filter((part) => typeof part === 'string');
      return texts.length === parts.length ? [[name, texts]] : [];
    }),
  );
}

const commandTemplates: SettingDefinition<ReadonlyMap<string, readonly string[]>> = {
  name: 'commandTemplates',
  description: () =>
    l10n.t(
      'Your own commands for reaching a server, by name: argument arrays with `{host}`, `{instance}` and `{command}` as placeholders, such as `["kubectl", "exec", "{host}", "--", "{command}"]`. `{command}` alone is replaced by the arguments of the command; within a longer text by one quoted line. Never used in a workspace that is not trusted.',
    ),
  schema: {
    type: 'object',
    default: {},
    additionalProperties: { type: 'array', items: { type: 'string' }, minItems: 2 },
  },
  read: templatesOf,
};

const MOST_SELECTORS = 10;

/** A selector is a host name label, or several; what is none is left out, and so is what comes after the tenth. */
function selectorsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    return [];
  }
  const names = value.filter(
    (name): name is string => typeof name === 'string' && /^[a-z0-9_](?:[a-z0-9_.-]{0,61}[a-z0-9_])?$/i.test(name),
  );
  return [...new Set(names)].slice(0, MOST_SELECTORS);
}

const dkimSelectors: SettingDefinition<readonly string[]> = {
  name: 'advisor.dkimSelectors',
  description: () =>
    l10n.t(
      'Selectors under which the health check looks for the DKIM keys of the sending domains, such as `s1`. DNS lists none, so without them the length of the keys cannot be checked.',
    ),
  schema: { type: 'array', items: { type: 'string' }, maxItems: MOST_SELECTORS, default: [] },
  read: selectorsOf,
};

/** The settings by their name in the code. The thresholds of the health check stand with its rules. */
export const SETTINGS = {
  /** Deliveries per page of the tree. */
  pageSize: numberSetting({
    name: 'pageSize',
    description: () => l10n.t('How many deliveries a group shows at first, and how many *Load more* adds.'),
    fallback: 100,
    min: 10,
    max: 500,
    whole: true,
  }),
  /** Time limit of one call to an instance, ms. */
  requestTimeoutMs: numberSetting({
    name: 'requestTimeoutSeconds',
    description: () => l10n.t('Time limit of one call to an instance, in seconds.'),
    fallback: 30,
    min: 5,
    max: 600,
    unit: 'seconds',
  }),
  /** Calls to one instance at the same time. */
  parallelCalls: numberSetting({
    name: 'parallelCalls',
    description: () => l10n.t('How many calls may go to one instance at the same time.'),
    fallback: 4,
    min: 1,
    max: 16,
    whole: true,
  }),
  /** How often a visible view looks, ms, when nothing is being sent. */
  pollMs: numberSetting({
    name: 'pollSeconds',
    description: () =>
      l10n.t(
        'How often the visible view looks at the open instances, in seconds, while nothing is being sent. A slow instance is asked less often.',
      ),
    fallback: 30,
    min: 5,
    max: 3600,
    unit: 'seconds',
  }),
  /** The same while something is being sent, ms. */
  pollWhileSendingMs: numberSetting({
    name: 'pollWhileSendingSeconds',
    description: () =>
      l10n.t(
        'How often the visible view looks, in seconds, while something is being sent or was just changed from here.',
      ),
    fallback: 3,
    min: 1,
    max: 600,
    unit: 'seconds',
  }),
  /** Newest lines of a journal that are read at first. */
  auditLines: numberSetting({
    name: 'auditLines',
    description: () => l10n.t('How many of the newest lines of a journal are read.'),
    fallback: 1000,
    min: 50,
    max: 20_000,
    whole: true,
  }),
  /**
   * On which instances addresses of recipients are hidden until they are revealed. What is none of the choices hides as
   * by default: a slip of the pen must reveal nothing.
   */
  maskAddresses: choiceSetting({
    name: 'maskAddresses',
    description: () =>
      l10n.t(
        'Where the addresses of recipients are hidden until they are revealed in the message grid or a log: on ' +
          '*production* instances, *always* or *never*. What is copied or exported is hidden as in the grid.',
      ),
    fallback: 'production',
    words: ['production', 'always', 'never'],
    choices: [
      { value: 'production', description: () => l10n.t('On instances that are marked as production') },
      { value: 'always', description: () => l10n.t('On all instances') },
      { value: 'never', description: () => l10n.t('On none') },
    ],
  }),
  logTimes: choiceSetting<LogTimes>({
    name: 'logTimes',
    description: () => l10n.t('The time zone in which the lines of logs are shown.'),
    fallback: 'local',
    words: LOG_TIMES,
    choices: [
      { value: 'instance', description: () => l10n.t('The time of the instance') },
      { value: 'local', description: () => l10n.t('The time of this computer') },
      { value: 'utc', description: () => l10n.t('UTC, as servers write it') },
    ],
  }),
  /** Whether a log shows each line whole, or only time of day, level and message. */
  logColumns: choiceSetting({
    name: 'logColumns',
    description: () => l10n.t('What a log shows of each line when it is opened.'),
    fallback: 'all',
    words: ['all', 'message'],
    choices: [
      { value: 'all', description: () => l10n.t('The whole line') },
      { value: 'message', description: () => l10n.t('Time of day, level and message, without process and thread') },
    ],
  }),
  /** Lines of logs in error become Problems. */
  logProblems: flagSetting({
    name: 'logProblems',
    description: () => l10n.t('Lists the lines in error of open logs in *Problems*.'),
    fallback: false,
  }),
  /** Address of a delivery in Campaign's web access; `{url}` and `{id}` are filled in. */
  webConsoleAddress: textSetting({
    name: 'webConsoleAddress',
    description: () =>
      l10n.t(
        'Address of a delivery in Campaign’s web access. `{url}` stands for the address of the instance, `{id}` for the id of the delivery.',
      ),
    fallback: '{url}/view/delivery/{id}',
  }),
  /** Whether remedies that are for experts are offered. */
  expertRemedies: flagSetting({
    name: 'expertRemedies',
    description: () =>
      l10n.t('Offer remedies that are for experts: those that touch more than one delivery, or cannot be taken back.'),
    fallback: true,
  }),
  /** Whether assistants may ask. */
  assistants: flagSetting({
    name: 'assistants',
    description: () =>
      l10n.t(
        'Lets assistants of the editor look at instances and servers with the tools of Delivery Doctor, and propose remedies that you decide on. They can change nothing. Without this there are neither tools nor an MCP server.',
      ),
    fallback: true,
  }),
  /** Argument arrays that reach a server, by name. */
  commandTemplates,
  /** Names under which the health check looks for DKIM keys. */
  dkimSelectors,
} as const;

type Values<T extends Readonly<Record<string, SettingDefinition<unknown>>>> = {
  readonly [K in keyof T]: ReturnType<T[K]['read']>;
};

/** The extension's settings as features use them; every number is already inside its bounds. */
export interface Settings extends Values<typeof SETTINGS> {
  /** What stands under the name of a threshold of the health check: its rule knows the default and the bounds. */
  readonly threshold: (name: string) => unknown;
}

/** Reads all settings; `get` tells what stands under a name without the extension's prefix. */
export function readSettings(get: (name: string) => unknown): Settings {
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { name, read }]) => [key, read(get(name))]),
  ) as Values<typeof SETTINGS>;
  return { ...values, threshold: get };
}
