import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join, resolve } from 'node:path';
import { findOnPath } from './chromium';
import { HOSTS, type HostPins, type HostVersion, type Pin } from './pins';
import { run } from './processes';
import { GiveUp, step } from './steps';

/** A real VS Code that runs on this machine: its server, and the Node to run it with. */
export interface VsCodeHost {
  readonly node: string;
  /** The server's main script. */
  readonly server: string;
}

/** `download`: the integration tests take the released desktop VS Code instead. */
export const VSCODE_VARIABLE = 'DELIVERY_DOCTOR_VSCODE';

/** `minimum`: the tests run in the oldest VS Code that the extension promises to run in. */
export const VERSION_VARIABLE = 'DELIVERY_DOCTOR_VSCODE_VERSION';

/** Which VS Code the tests run in. */
export function hostVersion(): HostVersion {
  return process.env[VERSION_VARIABLE] === 'minimum' ? 'minimum' : 'newest';
}

function pins(): HostPins {
  return HOSTS[hostVersion()];
}

const KEPT_IN = '.vscode-test';
const BUILDING = 'host.building-';

/** The VS Code to test in: the one kept from an earlier run, or a new one when there is none or a pinned version changed. */
export async function provideVsCodeHost(): Promise<VsCodeHost> {
  const home = join(KEPT_IN, hostVersion() === 'newest' ? 'host' : 'host-minimum');
  if (!(await isReady(home))) {
    await step('Getting a real VS Code (about a minute, once)', () => make(home));
  }
  return hostAt(home);
}

async function make(home: string): Promise<void> {
  await mkdir(KEPT_IN, { recursive: true });
  await removeAbandoned();
  // Built aside and moved in one step, so that an interrupted installation is never taken for a good one.
  const building = resolve(KEPT_IN, `${BUILDING}${process.pid}`);
  try {
    await build(building);
    await rm(home, { recursive: true, force: true });
    await rename(building, home);
  } catch (error) {
    // Somebody else may have been faster; theirs is as good.
    if (!(await isReady(home))) {
      throw error;
    }
  } finally {
    await rm(building, { recursive: true, force: true });
  }
}

async function build(folder: string): Promise<void> {
  const nodePin = needNodePin();
  needCompiler();
  await mkdir(folder, { recursive: true });
  await unpack(nodePin, folder, 'node');
  await unpack(pins().codeServer, folder, 'vscode', 'lib/vscode');
  const { node, server } = hostAt(folder);
  const vscode = join(folder, 'vscode');
  const npm = await npmScript();
  const env = {
    PATH: `${join(folder, 'node', 'bin')}${delimiter}${process.env.PATH ?? ''}`,
    npm_config_nodedir: join(folder, 'node'),
    JOBS: 'max',
    // Older versions fetch node-gyp by npx, which asks.
    npm_config_yes: 'true',
  };
  // Scripts stay off: several packages would fetch binaries from places out of reach. What must be compiled is, below.
  await run(node, [npm, 'install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: vscode, env });
  console.log('  compiling its native modules');
  await run(node, [npm, 'rebuild', ...pins().nativeModules], { cwd: vscode, env });
  await verify(node, server, nodePin, vscode);
  await writeFile(join(folder, 'ready.json'), fingerprint());
}

/** Fetches a package's tarball, compares its checksum, and unpacks one folder of it. */
async function unpack(pin: Pin, folder: string, into: string, inside = ''): Promise<void> {
  console.log(`  ${pin.name} ${pin.version}`);
  await run(process.execPath, [
    await npmScript(),
    'pack',
    `${pin.name}@${pin.version}`,
    '--pack-destination',
    folder,
    '--loglevel=error',
  ]);
  const tarball = join(folder, `${pin.name}-${pin.version}.tgz`);
  const actual = `sha512-${createHash('sha512')
    .update(await readFile(tarball))
    .digest('base64')}`;
  if (actual !== pin.integrity) {
    throw new GiveUp(
      `${pin.name}@${pin.version} is not the package we know: its checksum differs from the pinned one.`,
    );
  }
  const target = join(folder, into);
  await mkdir(target, { recursive: true });
  const depth = 1 + inside.split('/').filter((part) => part !== '').length;
  await run('tar', ['-xzf', tarball, '-C', target, `--strip-components=${depth}`, join('package', inside)]);
  await rm(tarball);
}

/** The tree is what we asked for, and its compiled parts load. */
async function verify(node: string, server: string, nodePin: Pin, vscode: string): Promise<void> {
  const nodeVersion = (await run(node, ['--version'])).trim();
  if (nodeVersion !== `v${nodePin.version}`) {
    throw new GiveUp(`${nodePin.name} answers ${nodeVersion} instead of v${nodePin.version}.`);
  }
  const version = (await run(node, [server, '--version'])).split('\n', 1)[0];
  if (version !== pins().vscode) {
    throw new GiveUp(`VS Code answers version ${version} instead of ${pins().vscode}.`);
  }
  for (const name of pins().nativeModules) {
    await run(node, ['-e', `require(${JSON.stringify(name)})`], { cwd: vscode });
  }
}

function hostAt(folder: string): VsCodeHost {
  const at = resolve(folder);
  return { node: join(at, 'node', 'bin', 'node'), server: join(at, 'vscode', 'out', 'server-main.js') };
}

async function isReady(home: string): Promise<boolean> {
  const { node, server } = hostAt(home);
  if (!existsSync(node) || !existsSync(server)) {
    return false;
  }
  const made = await readFile(join(home, 'ready.json'), 'utf8').catch(() => '');
  return made === fingerprint();
}

/** Changes when anything pinned does. */
function fingerprint(): string {
  return JSON.stringify(
    { node: needNodePin(), codeServer: pins().codeServer, vscode: pins().vscode, native: pins().nativeModules },
    undefined,
    2,
  );
}

function needNodePin(): Pin {
  const pin = process.platform === 'linux' ? pins().node[process.arch] : undefined;
  if (pin === undefined) {
    throw new GiveUp(
      `There is no ready-made VS Code for ${process.platform} on ${process.arch}: set ${VSCODE_VARIABLE}=download to test in a downloaded one.`,
    );
  }
  return pin;
}

function needCompiler(): void {
  const missing = ['tar', 'make', 'g++', 'python3'].filter((name) => findOnPath(name) === undefined);
  if (missing.length > 0) {
    throw new GiveUp(
      `To compile VS Code's native modules ${missing.join(', ')} must be installed (on Debian: apt-get install build-essential python3).`,
    );
  }
}

/** npm's own script, to be run under a Node of our choice. */
export async function npmScript(): Promise<string> {
  const named = process.env.npm_execpath;
  const npm = named !== undefined && /npm-cli\.c?js$/.test(named) ? named : findOnPath('npm');
  if (npm === undefined) {
    throw new GiveUp('npm is not on PATH; it comes with Node.');
  }
  return realpath(npm);
}

/** Leftovers of installations whose process is gone. */
async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(KEPT_IN)) {
    if (!name.startsWith(BUILDING) || isAlive(Number(name.slice(BUILDING.length)))) {
      continue;
    }
    await rm(join(KEPT_IN, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
