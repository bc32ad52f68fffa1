import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOnPath } from './chromium';
import { HANDLE_VARIABLE, startDemo, type Demo } from './demoInstance';
import { packageExtension, VSIX } from './package';
import { endProcess, isEnding, run, start, stopOnSignals, type Started } from './processes';
import { installExtension, makeProfile, startServer, writeQuietSettings } from './server';
import { GiveUp, printError, step } from './steps';
import { provideVsCodeHost } from './vscodeHost';

const options = {
  desktop: { type: 'boolean', default: false },
  port: { type: 'string', default: '0' },
  seed: { type: 'string', default: '1' },
  topology: { type: 'string', default: 'all-in-one' },
} as const;

/** See demo.mjs. */
export async function main(args: string[]): Promise<void> {
  stopOnSignals();
  let code = 0;
  try {
    await play(args);
  } catch (error) {
    if (!isEnding()) {
      printError(error);
    }
    code = 1;
  }
  await endProcess(code);
}

async function play(args: string[]): Promise<void> {
  const { values } = parseArgs({ args, options });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new GiveUp(`--port takes a number from 1 to 65535, not ${values.port}.`);
  }
  const desktop = values.desktop ? findOnPath(process.platform === 'win32' ? 'code.cmd' : 'code') : undefined;
  if (values.desktop && desktop === undefined) {
    console.log('There is no `code` on PATH: opening the workbench for a browser instead.');
  }
  await step('Building and packing the extension', () => packageExtension());
  const demo = await step('Starting the demo instance', () => startDemo(values.seed, ['--topology', values.topology]));
  const vscode = desktop === undefined ? await openForBrowser(demo, port) : await openDesktop(desktop, demo);
  console.log(
    '\nIn VS Code: click the Delivery Doctor icon on the left, then "Try the Demo Instance".\nCtrl-C ends the demo and everything it started.',
  );
  const ended = await Promise.race([demo.process.exited.then(() => demo.process), vscode.exited.then(() => vscode)]);
  if (desktop !== undefined && ended === vscode) {
    return;
  }
  throw new GiveUp(
    `${ended === vscode ? 'VS Code' : 'The demo instance'} ended by itself:\n${ended.output().trim().split('\n').slice(-15).join('\n')}`,
  );
}

async function openForBrowser(demo: Demo, port: number): Promise<Started> {
  const host = await provideVsCodeHost();
  return step('Opening VS Code', async () => {
    const profile = await makeProfile();
    await installExtension(host, profile, VSIX);
    const server = await startServer(host, profile, { port, env: { [HANDLE_VARIABLE]: demo.handle } });
    console.log(`\n  VS Code with Delivery Doctor: ${server.url}\n`);
    return server.process;
  });
}

async function openDesktop(code: string, demo: Demo): Promise<Started> {
  return step('Opening VS Code', async () => {
    const profile = await makeProfile();
    await writeQuietSettings(profile);
    const where = ['--user-data-dir', join(profile.data, 'data'), '--extensions-dir', profile.extensions];
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    await run(code, [...root, ...where, '--install-extension', VSIX]);
    return start(code, [...root, ...where, '--new-window', '--wait', profile.workspace], {
      env: { [HANDLE_VARIABLE]: demo.handle },
    });
  });
}
