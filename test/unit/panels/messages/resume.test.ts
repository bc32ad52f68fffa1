import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { NOTHING, runExport, type RunOptions } from '../../../../src/panels/messages/export/exportRun';
import { endsLineAt } from '../../../../src/panels/messages/export/openRowFile';
import {
  isAtWork,
  marksOf,
  UnfinishedExports,
  type ExportSubject,
} from '../../../../src/panels/messages/export/unfinished';
import type { OpenLog } from '../../../../src/panels/messages/openLog';
import { StateStore } from '../../../../src/platform/stateStore';
import type { ExportFormat, GridRow } from '../../../../src/shared/protocol/messages';

const { signal } = new AbortController();
const SUBJECT: ExportSubject = {
  connectionId: 'c1',
  deliveryId: '7',
  name: 'DM7',
  tab: 'messages',
  filter: { statuses: [1] },
  masked: false,
};

describe('panels/messages/export, taken up', () => {
  let folder: string;
  let kept: Map<string, unknown>;
  let unfinished: UnfinishedExports;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'resume-'));
  });
  after(async () => {
    await rm(folder, { recursive: true });
  });
  beforeEach(() => {
    kept = new Map();
    // As VS Code keeps it: JSON.
    unfinished = new UnfinishedExports(
      new StateStore({
        get: (key) => kept.get(key),
        update: (key, value) =>
          Promise.resolve(void kept.set(key, value === undefined ? undefined : JSON.parse(JSON.stringify(value)))),
      }),
    );
  });

  /** Fifty rows in batches of seven, with characters of several bytes, that breaks before row `breakAt`. */
  function logOf(breakAt = Infinity): OpenLog {
    const row = (index: number): GridRow => ({ id: String(index), cells: [`é👩‍👧 "${index}"`, index] });
    return {
      tab: 'messages',
      total: 50,
      endId: '49',
      lacking: [],
      columns: [
        { id: 'address', label: 'Adresse é', kind: 'text' },
        { id: 'n', label: 'N', kind: 'number' },
      ],
      newer: () => Promise.resolve(0),
      changed: () => Promise.resolve(0),
      again: () => Promise.resolve([]),
      block: () => Promise.resolve([]),
      row: () => Promise.resolve(undefined),
      async *export(afterId) {
        for (let at = afterId === undefined ? 0 : Number(afterId) + 1; at < 50; at += 7) {
          if (at >= breakAt) {
            throw new Error('the line is cut');
          }
          yield await Promise.resolve(Array.from({ length: Math.min(7, 50 - at) }, (_, more) => row(at + more)));
        }
      },
    };
  }
  const run = (change: Partial<RunOptions> & { path: string }, until: AbortSignal = signal) =>
    runExport(
      {
        log: logOf(),
        format: 'csv',
        subject: SUBJECT,
        begun: NOTHING,
        since: 5,
        unfinished,
        onProgress: () => undefined,
        ...change,
      },
      until,
    );

  for (const format of ['csv', 'ndjson'] satisfies ExportFormat[]) {
    it(`writes the very same ${format} after the process ended in the middle of a row`, async () => {
      const [whole, path] = [join(folder, `whole.${format}`), join(folder, `broken.${format}`)];
      assert.equal((await run({ path: whole, format })).failure, undefined);
      const broken = await run({ path, format, log: logOf(25) });
      assert.equal(broken.rows, 28);
      const [one] = unfinished.all();
      assert.ok(one !== undefined && !one.cancelled && one.whole);
      assert.deepEqual(
        [one.rows, one.lastId, one.endId, one.since, one.bytes],
        [28, '27', '49', 5, (await readFile(path)).length],
      );
      // What was written after the last note: whole rows, and a part of one.
      await appendFile(path, (await readFile(whole)).subarray(one.bytes, one.bytes + 57));
      assert.equal(await endsLineAt(path, one.bytes), true);
      const outcome = await run({ path, format, begun: one, since: one.since });
      assert.deepEqual([outcome.failure, outcome.rows], [undefined, 50]);
      assert.deepEqual(await readFile(path), await readFile(whole));
      assert.deepEqual(unfinished.all(), []);
    });
  }

  it('does not take up a file that ends before, or was written by another program', async () => {
    const path = join(folder, 'other.csv');
    await run({ path, log: logOf(25) });
    const [one] = unfinished.all();
    assert.ok(one);
    assert.equal(await endsLineAt(path, one.bytes - 1), false);
    await truncate(path, one.bytes - 3);
    assert.equal(await endsLineAt(path, one.bytes), false);
  });

  it('keeps no address, and knows the same rows by a digest', async () => {
    const subject = { ...SUBJECT, filter: { address: 'jane.doe', domain: 'example.com' } };
    await run({ path: join(folder, 'a.csv'), subject, log: logOf(10) });
    const [one] = unfinished.all();
    assert.ok(one !== undefined && !one.whole);
    assert.deepEqual(one.filter, { domain: 'example.com' });
    assert.doesNotMatch(JSON.stringify([...kept]), /jane|👩/);
    const columns = ['address', 'n'];
    assert.equal(one.marks, marksOf(subject, 'csv', columns));
    for (const other of [
      SUBJECT,
      { ...subject, masked: true },
      { ...subject, connectionId: 'c2' },
      { ...subject, filter: { domain: 'example.com' } },
    ]) {
      assert.notEqual(one.marks, marksOf(other, 'csv', columns));
    }
    assert.notEqual(one.marks, marksOf(subject, 'csv', ['address']));
  });

  it('marks what somebody cancelled, forgets a file that is written anew, keeps nothing of Excel', async () => {
    const stop = new AbortController();
    stop.abort();
    const path = join(folder, 'b.csv');
    await run({ path, log: logOf(20) }, stop.signal);
    assert.equal(unfinished.of(path)?.cancelled, true);
    await run({ path });
    assert.equal(unfinished.of(path), undefined);
    await run({ path: join(folder, 'c.xlsx'), format: 'xlsx', log: logOf(20) });
    assert.deepEqual(unfinished.all(), []);
    kept.set('messages.exports', [{ path: 1 }, 'x']);
    assert.deepEqual(unfinished.all(), []);
  });

  it('leaves an export alone that another window is at', async () => {
    await run({ path: join(folder, 'd.csv'), log: logOf(20) });
    const [one] = unfinished.all();
    assert.ok(one);
    assert.equal(isAtWork(one, process.pid), false);
    assert.equal(isAtWork({ ...one, pid: process.ppid }, process.pid), true);
    const { stdout } = await promisify(execFile)(process.execPath, ['-p', 'process.pid']);
    assert.equal(isAtWork({ ...one, pid: Number(stdout) }, process.pid), false);
  });
});
