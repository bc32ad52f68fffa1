import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultConfig, instanceConfig, serverConfig } from './configText';
import { writeModules, type ModuleState } from './moduleFile';
import type { ServerSpec } from './spec';

export interface LayoutOptions {
  readonly instance: string;
  readonly pollSeconds: number;
  readonly now: number;
  readonly random: () => number;
}

/** The script that `bin/nlserver` runs: beside the bundle, or in its own folder when unbundled. */
export function nlserverScript(): string {
  const bundled = join(__dirname, 'nlserver.js');
  return existsSync(bundled) ? bundled : join(__dirname, '..', 'nlserver', 'main.js');
}

function writeWrapper(dir: string): void {
  const bin = join(dir, 'bin');
  mkdirSync(bin, { recursive: true });
  const script = nlserverScript();
  const shell = [
    '#!/bin/sh',
    '# nlserver of the demo instance: acts on the modules of this folder only.',
    'here=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)',
    `ELECTRON_RUN_AS_NODE=1 exec ${quoteShell(process.execPath)} ${quoteShell(script)} --root "$here" "$@"`,
    '',
  ].join('\n');
  writeFileSync(join(bin, 'nlserver'), shell);
  chmodSync(join(bin, 'nlserver'), 0o755);
  const windows = [
    '@echo off',
    'set ELECTRON_RUN_AS_NODE=1',
    `"${process.execPath}" "${script}" --root "%~dp0.." %*`,
    '',
  ].join('\r\n');
  writeFileSync(join(bin, 'nlserver.cmd'), windows);
}

function quoteShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

function startingModules(server: ServerSpec, { now, random }: LayoutOptions): ModuleState[] {
  let pid = 2000 + Math.floor(random() * 6000);
  return server.modules
    .filter((item) => item.autoStart)
    .map((item) => {
      pid += 3 + Math.floor(random() * 40);
      return { name: item.name, instance: item.instance, pid, memoryMb: item.memoryMb, startedAt: now - 9 * 3_600_000 };
    });
}

/** The one image that is published from the beginning: a drawing of 120 by 32 pixels. */
const LOGO = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAHgAAAAgAQMAAADjdy4LAAAABlBMVEX///8oWka8d5VdAAAAa0lEQVR42uXRoQ6DMBSF4b9Nl9VRQTJ7' +
    'g9lrFIXlkergMdkyMckbQCeOmCJorviS353ksv0fR/0KpOzEwNtj5sWTjyOnIB58KSVG0bDSE5K4s9DhTfy6xWVR2/Agao/cQNSeiQUx' +
    'XX7fyX/umyOSoCPw01UAAAAASUVORK5CYII=',
  'base64',
);

/** Makes one server's folder: `bin`, `conf`, `var`, `tmp`. Files of an earlier start are overwritten. */
export function createServer(dir: string, server: ServerSpec, options: LayoutOptions): void {
  const { instance } = options;
  for (const sub of ['var', 'tmp']) {
    rmSync(join(dir, sub), { recursive: true, force: true });
  }
  for (const sub of [
    'conf',
    `var/${instance}/log`,
    'var/default/log',
    `var/${instance}/mta`,
    'var/run',
    'var/res/img',
    'tmp',
  ]) {
    mkdirSync(join(dir, sub), { recursive: true });
  }
  writeWrapper(dir);
  writeFileSync(join(dir, 'conf', `config-${instance}.xml`), instanceConfig(server, instance));
  writeFileSync(join(dir, 'conf', 'config-default.xml'), defaultConfig(server));
  writeFileSync(join(dir, 'conf', 'serverConf.xml'), serverConfig(options.pollSeconds));
  writeFileSync(join(dir, 'var', 'res', 'img', 'logo.png'), LOGO);
  writeModules(dir, startingModules(server, options));
  for (let index = 0; index < 3; index++) {
    writeFileSync(
      join(dir, 'tmp', `tmp${String(Math.floor(options.random() * 10_000)).padStart(4, '0')}.tmp`),
      '<delivery/>\n'.repeat(40 + index * 25),
    );
  }
}
