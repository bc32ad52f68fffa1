import assert from 'node:assert/strict';
import { cp, mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RootHookObject } from 'mocha';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../host/browser';
import type { TestResult } from '../host/results';
import {
  installExtension,
  makeProfile,
  startServer,
  type Profile,
  type ServerOptions,
  type WorkbenchServer,
} from '../host/server';
import { hostVersion, provideVsCodeHost, type VsCodeHost } from '../host/vscodeHost';
import { Workbench, type OpenOptions } from './workbench';

/** A VS Code of one test: its own settings, its own workspace, the packaged extension installed. */
export interface Session {
  readonly workbench: Workbench;
  readonly server: WorkbenchServer;
  /** Installs another .vsix over the extension; the window has it once it is reloaded. */
  readonly install: (vsix: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface SessionOptions extends ServerOptions, OpenOptions {
  /** Installed instead of the packaged extension. */
  readonly vsix?: string;
}

/** The packaged extension that the run tests. */
export function packagedVsix(): string {
  const vsix = process.env.DELIVERY_DOCTOR_VSIX;
  assert.ok(vsix !== undefined, 'DELIVERY_DOCTOR_VSIX names the packaged extension');
  return vsix;
}

interface Stage {
  readonly host: VsCodeHost;
  readonly browser: Browser;
  /** A profile whose extensions folder holds the installed .vsix; each session gets a copy. */
  readonly installed: Profile;
}

let stage: Promise<Stage> | undefined;
const open = new Set<Session>();
const faultsOfClosed: string[] = [];

/** Opens VS Code with the packaged extension. It is closed after the suite if the test does not. */
export async function openSession(options: SessionOptions = {}): Promise<Session> {
  stage ??= setStage();
  const { host, browser, installed } = await stage;
  const profile = await makeProfile();
  const install = (vsix: string): Promise<void> => installExtension(host, profile, vsix);
  if (options.vsix === undefined) {
    await cp(installed.extensions, profile.extensions, { recursive: true });
  } else {
    await install(options.vsix);
  }
  const server = await startServer(host, profile, { ...options, notifications: showsNotifications(options) });
  const workbench = await Workbench.open(browser, server, options);
  const session = {
    workbench,
    server,
    install,
    close: async () => {
      open.delete(session);
      faultsOfClosed.push(...workbench.watch.faults);
      await workbench.close();
      await server.process.stop();
    },
  };
  open.add(session);
  return session;
}

/** Opens a VS Code that somebody else started; the caller closes it. */
export async function openAddress(address: string): Promise<Workbench> {
  stage ??= setStage();
  return Workbench.openAddress((await stage).browser, address);
}

/** The oldest VS Code shows no dialog where it shows no notification: there tests see both. */
function showsNotifications({ notifications }: SessionOptions): boolean {
  return notifications === true || hostVersion() === 'minimum';
}

async function setStage(): Promise<Stage> {
  const host = await provideVsCodeHost();
  const installed = await makeProfile();
  await installExtension(host, installed, packagedVsix());
  return { host, browser: await startBrowser(), installed };
}

/** What the browser's console held against the extension or its panels, by test. A hook that threw would end the whole suite. */
export const consoleFaults: TestResult[] = [];

/** After each test: a picture if it failed, and a look at the browser's console. After all: everything closed. */
export const rootHooks: RootHookObject = {
  async afterEach(this: Mocha.Context) {
    const test = this.currentTest;
    const title = test?.fullTitle() ?? '';
    if (test?.state === 'failed') {
      await pictures(title);
    }
    const faults = [
      ...faultsOfClosed.splice(0),
      ...[...open].flatMap((session) => session.workbench.watch.faults.splice(0)),
    ];
    if (faults.length > 0) {
      const file = test?.file === undefined ? {} : { file: basename(test.file) };
      consoleFaults.push({
        title: `${title}: browser console`,
        state: 'failed',
        ms: 0,
        ...file,
        error: faults.join('\n'),
      });
    }
  },
  async afterAll() {
    for (const session of [...open]) {
      await session.close();
    }
    if (stage !== undefined) {
      await (await stage).browser.close();
    }
  },
};

async function pictures(title: string): Promise<void> {
  const folder = join('test', 'e2e', 'screenshots', 'failed');
  await mkdir(folder, { recursive: true });
  const name = title.replaceAll(/[^A-Za-z0-9]+/g, '-').slice(0, 80);
  for (const [index, session] of [...open].entries()) {
    const path = await session.workbench.screenshot(join(folder, `${name}-${index}.png`)).catch(() => undefined);
    if (path !== undefined) {
      console.log(`  picture: ${path}`);
    }
    const { code, output } = session.server.process;
    if (code() !== undefined) {
      console.log(`  VS Code's server has ended with code ${code() ?? ''}:\n${output().slice(-2000)}`);
    }
  }
}
