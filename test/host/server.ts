import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterStop, run, start, type Started } from './processes';
import { GiveUp } from './steps';
import type { VsCodeHost } from './vscodeHost';

/** A folder of its own for one VS Code: its settings, its extensions, the workspace it opens. */
export interface Profile {
  readonly folder: string;
  readonly data: string;
  readonly extensions: string;
  readonly workspace: string;
  readonly temporary: string;
}

export interface WorkbenchServer {
  /** e.g. `http://127.0.0.1:41234`. */
  readonly url: string;
  /** e.g. `127.0.0.1:41234`, the authority of `vscode-remote:` addresses. */
  readonly authority: string;
  readonly profile: Profile;
  readonly process: Started;
}

export interface ServerOptions {
  /** 0 or absent: any free port. */
  readonly port?: number;
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Shows notifications, as for a person; then the `payload` of the address is not heeded. */
  readonly notifications?: boolean;
  /** Added to {@link QUIET_SETTINGS}. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** Nothing that asks, greets, updates or reports: what is on screen is the extension's doing. */
export const QUIET_SETTINGS: Readonly<Record<string, unknown>> = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'git.enabled': false,
  'remote.autoForwardPorts': false,
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
};

const START_TIME_LIMIT_MS = 60_000;

/** Makes an empty profile in the machine's folder for temporary files. It goes when everything is stopped. */
export async function makeProfile(): Promise<Profile> {
  const folder = await mkdtemp(join(tmpdir(), 'vscode-profile-'));
  afterStop(() => rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }));
  const profile = {
    folder,
    data: join(folder, 'data'),
    extensions: join(folder, 'extensions'),
    workspace: join(folder, 'workspace'),
    temporary: join(folder, 'tmp'),
  };
  for (const path of [profile.data, profile.extensions, profile.workspace, profile.temporary]) {
    await mkdir(path);
  }
  return profile;
}

/** Starts VS Code's server for one profile and waits until it answers. */
export async function startServer(
  host: VsCodeHost,
  profile: Profile,
  options: ServerOptions = {},
): Promise<WorkbenchServer> {
  await writeQuietSettings(profile, options.settings);
  const port = await freePort(options.port ?? 0);
  const authority = `127.0.0.1:${port}`;
  const server = start(host.node, [host.server, ...serverArguments(port, profile, options.notifications === true)], {
    // VS Code leaves sockets in the folder for temporary files when it is stopped; there they go with the profile.
    env: { TMPDIR: profile.temporary, ...options.env },
  });
  await untilItAnswers(`http://${authority}/version`, server);
  return { url: `http://${authority}`, authority, profile, process: server };
}

/** Writes a profile's user settings: {@link QUIET_SETTINGS} and these, before the workbench opens. */
export async function writeQuietSettings(
  profile: Profile,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  const folder = join(profile.data, 'data', 'User');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'settings.json'), JSON.stringify({ ...QUIET_SETTINGS, ...settings }, undefined, 2));
}

/** Installs a .vsix into a profile, as a person does with `code --install-extension`. */
export async function installExtension(host: VsCodeHost, profile: Profile, vsix: string): Promise<void> {
  const where = ['--extensions-dir', profile.extensions, '--server-data-dir', profile.data];
  await run(host.node, [host.server, '--install-extension', resolve(vsix), ...where]);
}

/** Where a browser finds the workbench, with the profile's folder open. */
export function workbenchAddress(
  server: WorkbenchServer,
  payload: readonly (readonly [string, string])[] = [],
): string {
  const address = new URL(server.url);
  address.searchParams.set('folder', server.profile.workspace);
  if (payload.length > 0) {
    address.searchParams.set('payload', JSON.stringify(payload));
  }
  return address.href;
}

/** The address under which the workbench sees a file of this machine. */
export function remoteUri(server: WorkbenchServer, path: string): string {
  return `vscode-remote://${server.authority}${resolve(path)}`;
}

function serverArguments(port: number, profile: Profile, showsNotifications: boolean): string[] {
  return [
    '--host',
    '127.0.0.1',
    '--port',
    String(port),
    '--without-connection-token',
    '--accept-server-license-terms',
    // Makes the page heed the `payload` of its address, and show no notification.
    ...(showsNotifications ? [] : ['--enable-smoke-test-driver']),
    '--server-data-dir',
    profile.data,
    '--extensions-dir',
    profile.extensions,
    '--default-folder',
    profile.workspace,
    '--telemetry-level',
    'off',
  ];
}

/** The wished-for port if nobody listens on it, any such port for 0. */
async function freePort(wished: number): Promise<number> {
  return new Promise((settle, fail) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) => {
      fail(
        error.code === 'EADDRINUSE'
          ? new GiveUp(`Port ${wished} is taken: choose another, or none to get a free one.`)
          : error,
      );
    });
    probe.listen(wished, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') {
          settle(address.port);
        } else {
          fail(new Error('The system gave no port.'));
        }
      });
    });
  });
}

async function untilItAnswers(address: string, server: Started): Promise<void> {
  const deadline = Date.now() + START_TIME_LIMIT_MS;
  while (Date.now() < deadline) {
    if (server.code() !== undefined) {
      throw new GiveUp(`VS Code's server ended with code ${server.code() ?? 1}:\n${server.output()}`);
    }
    const answered = await fetch(address, { signal: AbortSignal.timeout(2000) }).then(
      (response) => response.ok,
      () => false,
    );
    if (answered) {
      return;
    }
    await delay(100);
  }
  await server.stop();
  throw new GiveUp(`VS Code's server did not answer within ${START_TIME_LIMIT_MS / 1000} s:\n${server.output()}`);
}
