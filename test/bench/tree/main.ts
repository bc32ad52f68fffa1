/**
 * Measures the deliveries view in a real VS Code against a demo instance with 100,000 deliveries: from a click to a page, the
 * memory of the extension host, and the calls that a refresh costs: `npm run bench:tree` (`--deliveries=1000` for a quick look).
 */
import { readFileSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { Workbench } from '../../e2e/workbench';
import { startBrowser } from '../../host/browser';
import { HANDLE_VARIABLE, startDemo } from '../../host/demoInstance';
import { stopAll, stopOnSignals } from '../../host/processes';
import { makeProfile, remoteUri, startServer } from '../../host/server';
import { provideVsCodeHost } from '../../host/vscodeHost';
import { startCallCounter } from './callCounter';

const deliveries = Number(
  /=(\d+)$/.exec(process.argv.find((argument) => argument.startsWith('--deliveries=')) ?? '')?.[1] ?? 100_000,
);
const PAGES = 10;
/** The tree looks by itself at most this often while it is measured: only what is asked for counts. */
const POLL_S = 3600;

type Row = readonly [what: string, value: string];

async function main(): Promise<void> {
  stopOnSignals();
  const rows: Row[] = [];
  const demo = await startDemo('1', ['--deliveries', String(deliveries)]);
  const handle = JSON.parse(await readFile(demo.handle, 'utf8')) as { url: string };
  const counter = await startCallCounter(handle.url);
  await writeFile(demo.handle, JSON.stringify({ ...handle, url: counter.url }), { mode: 0o600 });
  const server = await startServer(await provideVsCodeHost(), await makeProfile(), {
    env: { [HANDLE_VARIABLE]: demo.handle },
    settings: { 'deliveryDoctor.pollSeconds': POLL_S, 'deliveryDoctor.pollWhileSendingSeconds': 600 },
  });
  const browser = await startBrowser();
  const workbench = await Workbench.open(browser, server, {
    width: 1280,
    height: 900,
    payload: [['extensionDevelopmentPath', remoteUri(server, '.')]],
  });
  const row = (name: RegExp) => workbench.treeItem(name).first();
  const timed = async (what: string, click: () => Promise<void>, seen: () => Promise<void>): Promise<void> => {
    await click();
    const began = performance.now();
    await seen();
    rows.push([what, `${(performance.now() - began).toFixed(0)} ms`]);
  };
  try {
    await workbench.view('Delivery Doctor');
    await workbench.welcomeButton('Try the Demo Instance').click();
    await row(/^Finished, /).waitFor({ timeout: 60_000 });
    rows.push(['extension host before, resident', megabytes(hostBytes(server.process.pid))]);
    for (const title of ['Servers', 'Advisor']) {
      await workbench.sidebar.getByRole('button', { name: `${title} Section` }).click();
    }
    await timed(
      'click on Finished → first page',
      () => row(/^Finished, /).click(),
      () => row(/, Finished, /).waitFor(),
    );
    // The figures of the page come a moment after its names.
    await delay(2000);
    const calls = await counter.during(async () => {
      await workbench.command('Delivery Doctor: Refresh');
      await delay(3000);
    });
    rows.push(['SOAP calls per refresh, 4 groups open', counted(calls)]);
    for (let page = 2; page <= PAGES; page += 1) {
      const more = row(new RegExp(`^Load more \\(${(page - 1) * 100 < 1000 ? String((page - 1) * 100) : '1,000'} of`));
      await row(/, Finished, |^Load more/).focus();
      for (let tries = 0; tries < 20 && (await more.count()) === 0; tries += 1) {
        await workbench.page.keyboard.press('End');
        await delay(100);
        // Groups below the one that is open end the list: go up from there.
        for (let up = 0; up < 6 && (await more.count()) === 0; up += 1) {
          await workbench.page.keyboard.press('PageUp');
        }
      }
      await more.click();
      await more.waitFor({ state: 'hidden' });
    }
    rows.push([`extension host after ${PAGES} pages, resident`, megabytes(hostBytes(server.process.pid))]);
    const again = await counter.during(async () => {
      await workbench.command('Delivery Doctor: Refresh');
      await delay(3000);
    });
    rows.push([`SOAP calls per refresh, ${PAGES} pages open`, counted(again)]);
    // Rows out of sight are not in the page: to the top, where the groups are.
    await row(/, Finished, |^Load more/).focus();
    await workbench.page.keyboard.press('Home');
    await row(/^Failed, /).waitFor();
    await workbench.command('Delivery Doctor: Filter deliveries…');
    await workbench.quickInput().fill('state:finished newsletter');
    await timed(
      'filter chosen → filtered page',
      () => workbench.pick(/^Filter: /),
      async () => {
        await row(/^Failed, /).waitFor({ state: 'hidden' });
        await row(/newsletter.*, Finished, /i).waitFor();
      },
    );
    await workbench.command('Delivery Doctor: Clear filter');
    await row(/^Failed, /).waitFor();
    await workbench.command('Delivery Doctor: Group deliveries…');
    await timed(
      'grouping chosen → campaigns',
      () => workbench.pick('by campaign'),
      () => row(/^No campaign, /).waitFor(),
    );
    await timed(
      'click on a campaign → its page',
      () => row(/^No campaign, /).click(),
      () => row(/, email, /).waitFor(),
    );
  } finally {
    print(rows);
    await browser.close();
    await counter.close();
    await stopAll();
  }
}

/** Memory of the process that runs extensions, among all that VS Code's server has started. */
function hostBytes(server: number): number {
  const all = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  const parentOf = (pid: string): number =>
    Number(
      readOr(`/proc/${pid}/stat`)
        .replace(/^.*\) /s, '')
        .split(' ')[1],
    );
  const isBelow = (pid: string): boolean => {
    for (let at = Number(pid); at > 1; at = parentOf(String(at))) {
      if (at === server) {
        return true;
      }
    }
    return false;
  };
  const host = all.find((pid) => readOr(`/proc/${pid}/cmdline`).includes('--type=extensionHost') && isBelow(pid));
  return Number(/VmRSS:\s+(\d+)/.exec(readOr(`/proc/${host ?? ''}/status`))?.[1] ?? 0) * 1024;
}

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** `6: 6 × ExecuteQuery nms:delivery`. */
function counted(calls: readonly string[]): string {
  const kinds = [...new Set(calls)].map((kind) => `${calls.filter((call) => call === kind).length} × ${kind}`);
  return `${calls.length}: ${kinds.join(', ')}`;
}

function megabytes(bytes: number): string {
  return bytes === 0 ? 'not measured' : `${(bytes / 1e6).toFixed(0)} MB`;
}

function print(rows: readonly Row[]): void {
  console.log(`\n${deliveries.toLocaleString('en')} deliveries`);
  for (const [what, value] of rows) {
    console.log(`${what.padEnd(44)}${value}`);
  }
}

main().then(
  () => process.exit(0),
  async (error: unknown) => {
    console.error(error);
    await stopAll();
    process.exit(1);
  },
);
