import type { AdvisorThresholds } from '../domain/advisor/thresholds';
import { readThresholds } from './advisorSettings';

export const SETTINGS_SECTION = 'deliveryDoctor';

/** In whose time logs are shown. */
export const LOG_TIMES = ['instance', 'local', 'utc'] as const;
export type LogTimes = (typeof LOG_TIMES)[number];

/** The extension's settings as features use them; every number is already inside its bounds. */
export interface Settings {
  /** Deliveries per page of the tree. */
  readonly pageSize: number;
  /** Time limit of one call to an instance, ms. */
  readonly requestTimeoutMs: number;
  /** Calls to one instance at the same time. */
  readonly parallelCalls: number;
  /** How often a visible view looks, ms: when nothing is being sent, and while something is. */
  readonly pollMs: number;
  readonly pollWhileSendingMs: number;
  /** Newest lines of a journal that are read at first. */
  readonly auditLines: number;
  /** On which instances addresses of recipients are hidden until they are revealed. */
  readonly maskAddresses: (typeof MASK_ADDRESSES.choices)[number];
  readonly logTimes: LogTimes;
  /** Lines of logs in error become Problems. */
  readonly logProblems: boolean;
  /** Address of a delivery in Campaign's web access; `{url}` and `{id}` are filled in. */
  readonly webConsoleAddress: string;
  /** Whether remedies that are for experts are offered. */
  readonly expertRemedies: boolean;
  /** From when on the health checks speak up. */
  readonly advisor: AdvisorThresholds;
  /** Names under which the health check looks for DKIM keys. */
  readonly dkimSelectors: readonly string[];
  /** Argument arrays that reach a server, by name. */
  readonly commandTemplates: ReadonlyMap<string, readonly string[]>;
}

interface NumberSetting {
  readonly name: string;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
}

/** Names, defaults and bounds; a test holds them against package.json. */
export const NUMBER_SETTINGS = {
  pageSize: { name: 'pageSize', fallback: 100, min: 10, max: 500 },
  requestTimeout: { name: 'requestTimeoutSeconds', fallback: 30, min: 5, max: 600 },
  parallelCalls: { name: 'parallelCalls', fallback: 4, min: 1, max: 16 },
  poll: { name: 'pollSeconds', fallback: 30, min: 5, max: 3600 },
  pollWhileSending: { name: 'pollWhileSendingSeconds', fallback: 3, min: 1, max: 600 },
  auditLines: { name: 'auditLines', fallback: 1000, min: 50, max: 20000 },
} as const satisfies Record<string, NumberSetting>;

/** Where Campaign shows a delivery in a browser; a test holds it against package.json. */
export const WEB_CONSOLE_ADDRESS = { name: 'webConsoleAddress', fallback: '{url}/view/delivery/{id}' } as const;

/** When recipients' addresses are hidden at first; a test holds it against package.json. */
export const MASK_ADDRESSES = {
  name: 'maskAddresses',
  fallback: 'production',
  choices: ['production', 'always', 'never'],
} as const;

export const COMMAND_TEMPLATES = 'commandTemplates';

export const DKIM_SELECTORS = 'advisor.dkimSelectors';

/** A selector is a host name label, or several; what is none is left out, and so is what comes after the tenth. */
function selectorsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) {
    return [];
  }
  const names = value.filter(
    (name): name is string => typeof name === 'string' && /^[a-z0-9_](?:[a-z0-9_.-]{0,61}[a-z0-9_])?$/i.test(name),
  );
  return [...new Set(names)].slice(0, 10);
}

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

/** Settings that are one of a few words; a test holds them against package.json. */
export const WORD_SETTINGS = {
  logTimes: { name: 'logTimes', fallback: 'local', words: LOG_TIMES },
} as const;

/** Reads all settings; a value that is no number falls back to the default, one out of bounds to the nearest bound. */
export function readSettings(get: (name: string) => unknown): Settings {
  const number = ({ name, fallback, min, max }: NumberSetting): number => {
    const value = get(name);
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return fallback;
    }
    return Math.min(max, Math.max(min, value));
  };
  const webConsole = get(WEB_CONSOLE_ADDRESS.name);
  return {
    webConsoleAddress: typeof webConsole === 'string' && webConsole !== '' ? webConsole : WEB_CONSOLE_ADDRESS.fallback,
    pageSize: Math.round(number(NUMBER_SETTINGS.pageSize)),
    requestTimeoutMs: number(NUMBER_SETTINGS.requestTimeout) * 1000,
    parallelCalls: Math.round(number(NUMBER_SETTINGS.parallelCalls)),
    pollMs: number(NUMBER_SETTINGS.poll) * 1000,
    pollWhileSendingMs: number(NUMBER_SETTINGS.pollWhileSending) * 1000,
    auditLines: Math.round(number(NUMBER_SETTINGS.auditLines)),
    // What is none of the choices hides as by default: a slip of the pen must reveal nothing.
    maskAddresses:
      MASK_ADDRESSES.choices.find((choice) => choice === get(MASK_ADDRESSES.name)) ?? MASK_ADDRESSES.fallback,
    expertRemedies: get('expertRemedies') !== false,
    advisor: readThresholds(get),
    dkimSelectors: selectorsOf(get(DKIM_SELECTORS)),
    logTimes: LOG_TIMES.find((word) => word === get(WORD_SETTINGS.logTimes.name)) ?? WORD_SETTINGS.logTimes.fallback,
    logProblems: get('logProblems') === true,
    commandTemplates: templatesOf(get(COMMAND_TEMPLATES)),
  };
}
