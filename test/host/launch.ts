import { setTimeout as delay } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { startBrowser } from './browser';
import { endProcess, isEnding, stopOnSignals } from './processes';
import { readResults, RESULTS_VARIABLE, resultsFile, type SuiteResults } from './results';
import { makeProfile, remoteUri, startServer, workbenchAddress, type WorkbenchServer } from './server';
import { GiveUp, printError } from './steps';
import { provideVsCodeHost } from './vscodeHost';

const BEGINS_WITHIN_MS = 90_000;
const ENDS_WITHIN_MS = 480_000;

/** Runs a test suite in the extension host, and ends the process with 0 when all of it passed. */
export async function launch(args: readonly string[]): Promise<void> {
  stopOnSignals();
  let code = 1;
  try {
    code = await runInExtensionHost(args);
  } catch (error) {
    if (!isEnding()) {
      printError(error);
    }
  }
  await endProcess(code);
}

async function runInExtensionHost(args: readonly string[]): Promise<number> {
  const results = resultsFile();
  const server = await startServer(await provideVsCodeHost(), await makeProfile(), {
    env: { [RESULTS_VARIABLE]: results },
  });
  const browser = await startBrowser();
  const payload = [
    ...valuesOf(args, 'extensionDevelopmentPath').map(
      (path) => ['extensionDevelopmentPath', remoteUri(server, path)] as const,
    ),
    ...valuesOf(args, 'extensionTestsPath').map(
      (path) => ['extensionTestsPath', remoteUri(server, withExtension(path))] as const,
    ),
    ['skipWelcome', 'true'] as const,
  ];
  const page = await browser.newPage();
  const errors = listen(page);
  await page.goto(workbenchAddress(server, payload));
  try {
    const finished = await untilFinished(results);
    return finished.tests.some((test) => test.state === 'failed') ? 1 : 0;
  } catch (error) {
    printTrouble(server, errors);
    throw error;
  } finally {
    await browser.close();
  }
}

async function untilFinished(file: string): Promise<SuiteResults> {
  const started = Date.now();
  for (;;) {
    const results = await readResults(file);
    if (results?.state === 'finished') {
      return results;
    }
    const waited = Date.now() - started;
    if (results === undefined && waited > BEGINS_WITHIN_MS) {
      throw new GiveUp(`The suite did not begin within ${BEGINS_WITHIN_MS / 1000} s.`);
    }
    if (waited > ENDS_WITHIN_MS) {
      throw new GiveUp(`The suite did not end within ${ENDS_WITHIN_MS / 1000} s.`);
    }
    await delay(200);
  }
}

function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') {
      errors.push(message.text());
    }
  });
  page.on('pageerror', (error) => {
    errors.push(error.stack ?? error.message);
  });
  return errors;
}

function printTrouble(server: WorkbenchServer, errors: readonly string[]): void {
  console.error('The window logged:', ...errors.map((text) => `\n  ${text}`));
  console.error(`The server logged:\n${server.process.output()}`);
}

/** The server takes a file's full name where the desktop adds `.js` itself. */
function withExtension(path: string): string {
  return path.endsWith('.js') ? path : `${path}.js`;
}

function valuesOf(args: readonly string[], name: string): string[] {
  const prefix = `--${name}=`;
  return args.filter((arg) => arg.startsWith(prefix)).map((arg) => arg.slice(prefix.length));
}
