import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openInstance } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { RunningDemo } from '../../../../src/demo';
import { startDemo } from '../../../../src/demo';
import { exportLog } from '../../../../src/panels/messages/export/exportLog';
import { NOTHING, runExport } from '../../../../src/panels/messages/export/exportRun';
import { offerResume } from '../../../../src/panels/messages/export/offerResume';
import { UnfinishedExports } from '../../../../src/panels/messages/export/unfinished';
import { openLog, type OpenLog } from '../../../../src/panels/messages/openLog';
import { StateStore } from '../../../../src/platform/stateStore';
import { descriptor, Recorder } from '../frame/recorder';

/** The stand-in itself, which gets the dialogs that are needed here. */
const vscode = createRequire(__filename)('vscode') as {
  readonly window: object;
  readonly workspace: object;
  readonly Uri: object;
};

describe('an export that ended with its window', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let folder: string;
  const { signal } = new AbortController();
  /** What was said, and the button that is pressed. */
  const said: string[] = [];
  let press: string | undefined;

  before(async () => {
    const say = (text: string): Promise<string | undefined> => {
      said.push(text);
      return Promise.resolve(press);
    };
    Object.assign(vscode.Uri, {
      joinPath: () => undefined,
      file: (path: string) => ({ fsPath: path, scheme: 'file' }),
    });
    Object.assign(vscode.workspace, { asRelativePath: ({ fsPath }: { fsPath: string }) => fsPath });
    Object.assign(vscode.window, {
      showInformationMessage: say,
      showWarningMessage: say,
      showErrorMessage: say,
      withProgress: (_: unknown, work: (progress: object, token: object) => unknown) =>
        work({ report: () => undefined }, { onCancellationRequested: () => ({ dispose: () => undefined }) }),
    });
    folder = await mkdtemp(join(tmpdir(), 'offer-'));
    demo = await startDemo({ clock: { speed: 0 } });
    const { url, operator, password } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, signal);
  });
  after(async () => {
    for (const part of [vscode.window, vscode.workspace, vscode.Uri]) {
      for (const name of Object.keys(part)) {
        Reflect.deleteProperty(part, name);
      }
    }
    await rm(folder, { recursive: true });
    await instance.logoff();
    await demo.close();
  });

  /** An export of a real log that broke after its first batches, and what VS Code kept of it. */
  async function broken(name: string, filter: { address?: string; statuses?: number[] }) {
    const kept = new Map<string, unknown>();
    const state = new StateStore({
      get: (key) => kept.get(key),
      update: (key, value) => Promise.resolve(void kept.set(key, value)),
    });
    const unfinished = new UnfinishedExports(state);
    const { rows } = await instance.deliveries.list({ now: Date.now(), pageSize: 200 }, signal);
    const delivery = rows.find(({ state: code, counters }) => code === 95 && (counters.toDeliver ?? 0) > 5_000);
    assert.ok(delivery);
    const log = await openLog(instance, { tab: 'messages', deliveryId: delivery.id, filter, masked: true }, signal);
    const cut: OpenLog = {
      ...log,
      async *export(afterId, until) {
        let batches = 0;
        for await (const batch of log.export(afterId, until)) {
          if ((batches += 1) > 2) {
            throw new Error('the window is closed');
          }
          yield batch;
        }
      },
    };
    const [path, whole] = [join(folder, `${name}.csv`), join(folder, `${name} whole.csv`)];
    const subject = {
      connectionId: 'c1',
      deliveryId: delivery.id,
      name: 'DM',
      tab: 'messages',
      filter,
      masked: true,
    } as const;
    const options = {
      format: 'csv',
      subject,
      begun: NOTHING,
      since: 0,
      unfinished,
      onProgress: () => undefined,
    } as const;
    await runExport({ ...options, log, path: whole }, signal);
    await runExport({ ...options, log: cut, path }, signal);
    const deps = {
      ...new Recorder({ connectionId: 'c1', deliveryId: delivery.id }).deps,
      state,
      access: {
        descriptor: () => descriptor,
        instance: () => Promise.resolve(instance),
        servers: () => Promise.resolve([]),
      },
    };
    said.length = 0;
    return { deps, unfinished, path, whole, log, subject };
  }

  it('is offered, and taken up behind its last row until the file is whole', async () => {
    const { deps, unfinished, path, whole, log } = await broken('a', { statuses: [1] });
    const before = unfinished.of(path)?.rows ?? 0;
    assert.ok(before > 0 && before < log.total);
    press = 'Resume export';
    await offerResume(deps);
    assert.match(said[0] ?? '', /^The export of the log of DM to a\.csv was interrupted after [\d,.\s]+ rows\.$/u);
    assert.match(said[1] ?? '', new RegExp(`^Saved ${log.total.toLocaleString()} rows to `));
    assert.deepEqual(await readFile(path), await readFile(whole));
    assert.deepEqual(unfinished.all(), []);
    await offerResume(deps);
    assert.equal(said.length, 2);
  });

  it('is forgotten when told so, and not offered where an address would have to be known', async () => {
    const { deps, unfinished, path } = await broken('b', {});
    press = 'Forget it';
    await offerResume(deps);
    assert.deepEqual([unfinished.all(), said.length], [[], 1]);
    assert.ok((await readFile(path)).length > 0, 'the file stays');
    const other = await broken('c', { address: '.' });
    await offerResume(other.deps);
    assert.deepEqual([other.unfinished.all().length, said.length], [1, 0]);
  });

  it('is offered to whoever exports the same rows to the same file, also where an address is looked for', async () => {
    const { unfinished, path, whole, log, subject } = await broken('e', { address: '.' });
    const kept = unfinished.of(path);
    assert.ok(kept !== undefined && kept.rows < log.total);
    press = 'Resume export';
    let opened = '';
    const upTo = (endId: string): Promise<OpenLog> => {
      opened = endId;
      return Promise.resolve(log);
    };
    Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve({ fsPath: path, scheme: 'file' }) });
    const request = { log, format: 'csv', subject, unfinished, upTo, now: () => 0, describe: String } as const;
    // Other rows: the file is written anew, and what was known of it does not hold.
    await exportLog({ ...request, subject: { ...subject, masked: false } });
    assert.match(said[0] ?? '', /^Saved /);
    assert.equal(unfinished.of(path), undefined);
    const again = await broken('e', { address: '.' });
    await exportLog({ ...request, unfinished: again.unfinished });
    assert.match(said[0] ?? '', /was interrupted after/);
    assert.match(said[1] ?? '', /^Saved /);
    assert.equal(opened, kept.endId);
    assert.deepEqual(await readFile(path), await readFile(whole));
  });

  it('two exports to one file: the second is told, and the rows of the first stay whole', async () => {
    const { unfinished, path, whole, log, subject } = await broken('f', {});
    await unfinished.forget(path);
    Object.assign(vscode.window, { showSaveDialog: () => Promise.resolve({ fsPath: path, scheme: 'file' }) });
    const upTo = (): Promise<OpenLog> => Promise.resolve(log);
    const request = { log, format: 'csv', subject, unfinished, upTo, now: () => 0, describe: String } as const;
    await Promise.all([exportLog(request), exportLog(request)]);
    assert.match(said[0] ?? '', /^f\.csv is being written by another export\. /);
    assert.match(said[1] ?? '', /^Saved /);
    assert.deepEqual(await readFile(path), await readFile(whole));
    await exportLog(request);
    assert.match(said[2] ?? '', /^Saved /, 'free again');
    await unfinished.keep({ ...(await broken('g', {})).unfinished.all()[0], path, pid: process.ppid } as never);
    said.length = 0;
    await exportLog(request);
    assert.match(said[0] ?? '', /is being written by another export/, 'by another window');
    assert.deepEqual(await readFile(path), await readFile(whole));
  });

  it('leaves a file alone that is another now', async () => {
    const { deps, path } = await broken('d', {});
    await writeFile(path, 'mine');
    press = 'Resume export';
    await offerResume(deps);
    assert.match(said[1] ?? '', /is not as the export left it/);
    assert.equal(await readFile(path, 'utf8'), 'mine');
  });
});
