import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileJournal } from '../../../src/operations/fileJournal';
import { FileLeases } from '../../../src/operations/fileLeases';
import type { OperationRecord } from '../../../src/operations/ports';
import { recordOf } from './recordOf';

describe('the record of operations in files', () => {
  let folder: string;
  const openWindow = (): FileJournal =>
    new FileJournal(join(folder, 'activity'), new FileLeases(join(folder, 'leases'), () => performance.now()));
  const idsOf = (records: readonly OperationRecord[]): string[] => records.map(({ id }) => id);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dd-journal-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is empty at first, and gives back all that was recorded, in another window too', async () => {
    assert.deepEqual(await openWindow().entries(), []);
    const record = recordOf({ proposer: 'A model', undoes: 'r0', undone: true });
    await openWindow().record(record);
    assert.deepEqual(await openWindow().entries(), [record]);
  });

  it('an attempt is one entry, as it was settled last; entries stand in the order of their time', async () => {
    const journal = openWindow();
    await journal.record(recordOf({ id: 'later', at: 3000 }));
    await journal.record(recordOf({ id: 'first', at: 2000, outcome: 'sent', text: '' }));
    await journal.record(recordOf({ id: 'first', at: 2000, outcome: 'unknown', undo: undefined }));
    const entries = await journal.entries();
    assert.deepEqual(idsOf(entries), ['first', 'later']);
    assert.deepEqual([entries[0]?.outcome, entries[0]?.undo], ['unknown', undefined]);
  });

  it('half a line that a crash left costs that line only', async () => {
    const journal = openWindow();
    await journal.record(recordOf({ id: 'before' }));
    await appendFile(join(folder, 'activity', 'activity.jsonl'), '{"id":"torn","at":12');
    await openWindow().record(recordOf({ id: 'after' }));
    assert.deepEqual(idsOf(await journal.entries()).sort(), ['after', 'before']);
  });

  it('lines of another version are passed over', async () => {
    const journal = openWindow();
    await journal.record(recordOf());
    const strange = [{ ...recordOf({ id: 'x' }), outcome: 'happy' }, { id: 'y' }, 7, null];
    await appendFile(
      join(folder, 'activity', 'activity.jsonl'),
      strange.map((line) => `${JSON.stringify(line)}\n`).join(''),
    );
    assert.deepEqual(idsOf(await journal.entries()), ['r1']);
  });

  it('windows that record at once do not disturb each other', async () => {
    const windows = Array.from({ length: 4 }, openWindow);
    await Promise.all(
      windows.flatMap((window, number) =>
        Array.from({ length: 25 }, (_, turn) => window.record(recordOf({ id: `${number}-${turn}` }))),
      ),
    );
    assert.equal((await openWindow().entries()).length, 100);
  });

  it('is bounded: two files, and what comes last is there', async () => {
    const windows = [openWindow(), openWindow()];
    const long = 'x'.repeat(100_000);
    for (let turn = 0; turn < 20; turn += 1) {
      await Promise.all(
        windows.map((window, number) => window.record(recordOf({ id: `${turn}-${number}`, at: turn, text: long }))),
      );
    }
    const files = await readdir(join(folder, 'activity'));
    assert.deepEqual(files.sort(), ['activity.1.jsonl', 'activity.jsonl']);
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(folder, 'activity', name))).size));
    assert.ok(
      sizes.every((size) => size < 1.5 * 1024 * 1024),
      String(sizes),
    );
    const kept = idsOf(await openWindow().entries());
    assert.deepEqual(kept.slice(-2).sort(), ['19-0', '19-1']);
    assert.ok(kept.length >= 10 && !kept.includes('0-0'), `${kept.length} kept`);
  });

  it('an attempt that began in the older file is settled by the newer one', async () => {
    const journal = openWindow();
    await journal.record(recordOf({ id: 'mine', outcome: 'sent' }));
    await journal.record(recordOf({ id: 'big', text: 'x'.repeat(1_100_000) }));
    await journal.record(recordOf({ id: 'mine', outcome: 'done' }));
    const entries = await journal.entries();
    assert.equal(entries.find(({ id }) => id === 'mine')?.outcome, 'done');
    assert.match(await readFile(join(folder, 'activity', 'activity.1.jsonl'), 'utf8'), /"outcome":"sent"/);
  });

  it('while another window makes room, this one writes on', async () => {
    const leases = new FileLeases(join(folder, 'leases'), () => performance.now());
    const journal = new FileJournal(join(folder, 'activity'), leases);
    await journal.record(recordOf({ id: 'big', text: 'x'.repeat(1_100_000) }));
    const held = await leases.acquire(join(folder, 'activity', 'activity.jsonl'));
    assert.ok(held);
    await journal.record(recordOf({ id: 'mine' }));
    assert.deepEqual(await readdir(join(folder, 'activity')), ['activity.jsonl']);
    await held.release();
    await journal.record(recordOf({ id: 'next' }));
    assert.deepEqual((await readdir(join(folder, 'activity'))).length, 2);
    assert.deepEqual(idsOf(await journal.entries()).sort(), ['big', 'mine', 'next']);
  });

  it('says so when nothing can be kept', async () => {
    await writeFile(join(folder, 'activity'), 'no folder');
    await assert.rejects(openWindow().record(recordOf()));
  });
});
