import { resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { THEMES, Workbench, type Theme } from '../e2e/workbench';
import { startBrowser } from './browser';
import { HANDLE_VARIABLE, startDemo } from './demoInstance';
import { stopAll, stopOnSignals } from './processes';
import { makeProfile, remoteUri, startServer, type Profile } from './server';
import { printError } from './steps';
import { provideVsCodeHost } from './vscodeHost';

type Script = (page: Page, workbench: Workbench) => Promise<void>;

/** How long the workbench may settle before the picture is taken. */
const SETTLE_MS = 1000;

/** See look.mjs. */
export async function look(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options });
  stopOnSignals();
  try {
    const script = values.script === undefined ? undefined : await importScript(values.script);
    const own = await makeProfile();
    const profile = values.folder === undefined ? own : { ...own, workspace: resolve(values.folder) };
    await show(profile, values, script);
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  } finally {
    await stopAll();
  }
}

const options = {
  out: { type: 'string', default: 'look.png' },
  script: { type: 'string' },
  extension: { type: 'string', default: '.' },
  theme: { type: 'string', default: 'dark' },
  size: { type: 'string', default: '1280x800' },
  folder: { type: 'string' },
  demo: { type: 'boolean', default: false },
  setting: { type: 'string', multiple: true, default: [] as string[] },
  env: { type: 'string', multiple: true, default: [] as string[] },
} as const;

interface Values {
  readonly out: string;
  readonly extension: string;
  readonly theme: string;
  readonly size: string;
  readonly demo: boolean;
  readonly setting: readonly string[];
  readonly env: readonly string[];
}

async function show(profile: Profile, values: Values, script: Script | undefined): Promise<void> {
  const theme: Theme = isTheme(values.theme) ? values.theme : 'dark';
  const settings = Object.fromEntries(
    values.setting.map(pair).map(([key, json]): [string, unknown] => [key, JSON.parse(json)]),
  );
  const server = await startServer(await provideVsCodeHost(), profile, {
    env: {
      ...Object.fromEntries(values.env.map(pair)),
      ...(values.demo ? { [HANDLE_VARIABLE]: (await startDemo('1')).handle } : {}),
    },
    settings,
  });
  const browser = await startBrowser();
  try {
    const [width = 1280, height = 800] = values.size.split('x').map(Number);
    const payload = [['extensionDevelopmentPath', remoteUri(server, values.extension)]] as const;
    const workbench = await Workbench.open(browser, server, { width, height, payload });
    try {
      // Settings of a server's machine cannot choose colours: those are the browser's.
      await workbench.theme(theme);
      await script?.(workbench.page, workbench);
      await delay(SETTLE_MS);
    } finally {
      console.log(await workbench.screenshot(resolve(values.out)));
    }
    for (const fault of workbench.watch.faults) {
      console.error(fault);
    }
    if (workbench.watch.faults.length > 0) {
      process.exitCode = 1;
    }
  } finally {
    await browser.close();
  }
}

async function importScript(path: string): Promise<Script> {
  const module: unknown = await import(pathToFileURL(resolve(path)).href);
  if (isModule(module)) {
    return module.default;
  }
  throw new Error(`${path} has no default export that is a function.`);
}

function isModule(value: unknown): value is { default: Script } {
  return typeof value === 'object' && value !== null && 'default' in value && typeof value.default === 'function';
}

function isTheme(name: string): name is Theme {
  return name in THEMES;
}

function pair(text: string): [string, string] {
  const cut = text.indexOf('=');
  return [text.slice(0, cut), text.slice(cut + 1)];
}
