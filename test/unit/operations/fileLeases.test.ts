import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileLeases, LEASE_MS } from '../../../src/operations/fileLeases';

const DAY = 24 * 60 * 60_000;

describe('leases in files', () => {
  let folder: string;
  let uptime: number;

  /** A window: several on one folder see the same leases. */
  const openWindow = (): FileLeases => new FileLeases(join(folder, 'leases'), () => uptime);
  const names = (): Promise<string[]> => readdir(join(folder, 'leases'));

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dd-leases-'));
    uptime = 5_000_000;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('one of many windows gets a thing; another thing is free', async () => {
    const got = await Promise.all(Array.from({ length: 12 }, () => openWindow().acquire('mta')));
    assert.equal(got.filter((lease) => lease !== undefined).length, 1);
    assert.ok(await openWindow().acquire('web'));
  });

  it('one of many windows succeeds a lease that ended', async () => {
    await openWindow().acquire('mta');
    uptime += LEASE_MS;
    const got = await Promise.all(Array.from({ length: 12 }, () => openWindow().acquire('mta')));
    assert.equal(got.filter((lease) => lease !== undefined).length, 1);
  });

  it('lasts for as long as it is extended, and ends without that', async () => {
    const lease = await openWindow().acquire('mta');
    for (let turn = 0; turn < 3; turn += 1) {
      uptime += LEASE_MS - 1;
      assert.equal(await lease?.extend(), true);
      assert.equal(await openWindow().acquire('mta'), undefined);
    }
    uptime += LEASE_MS - 1;
    assert.equal(await openWindow().acquire('mta'), undefined);
    uptime += 1;
    assert.equal(await lease?.extend(), false, 'ended, though nobody has it yet');
    assert.equal(await lease?.superseded(), false);
    assert.ok(await openWindow().acquire('mta'));
    assert.equal(await lease?.superseded(), true);
  });

  it('is free at once when it is given back, and cannot be extended then', async () => {
    const lease = await openWindow().acquire('mta');
    await lease?.release();
    assert.equal(await lease?.extend(), false);
    assert.ok(await openWindow().acquire('mta'));
  });

  it('given back while it is being extended, it stays given back', async () => {
    for (let turn = 0; turn < 20; turn += 1) {
      const lease = await openWindow().acquire('mta');
      assert.ok(lease, `turn ${turn}`);
      await Promise.all([lease.extend(), lease.extend(), lease.release(), lease.extend()]);
    }
  });

  it('extended by two at once, by the beat and right before the order, it is ours to both', async () => {
    const lease = await openWindow().acquire('mta');
    assert.ok(lease);
    assert.deepEqual(await Promise.all([lease.extend(), lease.extend(), lease.extend()]), [true, true, true]);
  });

  it('one who lost it does not give back what another has', async () => {
    const late = await openWindow().acquire('mta');
    uptime += LEASE_MS;
    const next = await openWindow().acquire('mta');
    assert.equal(await late?.extend(), false);
    await late?.release();
    assert.equal(await openWindow().acquire('mta'), undefined);
    assert.equal(await next?.extend(), true);
  });

  it('ends when the machine is booted again, whatever it said', async () => {
    const before = await openWindow().acquire('mta');
    uptime = 1000;
    assert.ok(await openWindow().acquire('mta'));
    assert.equal(await before?.extend(), false);
  });

  it('a clock that is set neither ends nor lengthens it: only the time since the boot counts', async () => {
    const clock = Date.now;
    try {
      const lease = await openWindow().acquire('mta');
      for (const jump of [-DAY, DAY, 400 * DAY]) {
        Date.now = () => clock() + jump;
        assert.equal(await openWindow().acquire('mta'), undefined);
        assert.equal(await lease?.extend(), true);
      }
      uptime += LEASE_MS;
      Date.now = () => clock() - DAY;
      assert.ok(await openWindow().acquire('mta'));
    } finally {
      Date.now = clock;
    }
  });

  it('leaves one file for a thing, however often it is changed, and none of others after a day', async () => {
    for (let turn = 0; turn < 5; turn += 1) {
      const lease = await openWindow().acquire('mta');
      await lease?.extend();
      await lease?.release();
    }
    assert.equal((await names()).length, 1);
    await openWindow().acquire('web');
    assert.equal((await names()).length, 2, 'what was given back a moment ago stays, for its number');
    uptime += DAY + 2 * LEASE_MS;
    await openWindow().acquire('stat');
    assert.equal((await names()).length, 1);
  });

  it('one that was swept while its window hung is not taken for the one that came after', async () => {
    const hung = await openWindow().acquire('mta');
    uptime += DAY + 2 * LEASE_MS;
    await openWindow().acquire('web');
    const next = await openWindow().acquire('mta');
    assert.deepEqual([await hung?.superseded(), await hung?.extend()], [true, false]);
    await hung?.release();
    assert.equal(await next?.extend(), true);
  });

  it('what a crash or another version left holds nobody up for long, and is swept', async () => {
    const lease = await openWindow().acquire('mta');
    await lease?.release();
    const [name = ''] = await names();
    const path = join(folder, 'leases', name);
    const kept = await readFile(path, 'utf8');
    await writeFile(`${path}.draft`, kept);
    await writeFile(join(folder, 'leases', 'notes.txt'), 'mine');
    await writeFile(path, 'half of it');
    assert.ok(await openWindow().acquire('mta'));
    assert.deepEqual((await names()).map((one) => one.replace(/^[0-9a-f]{32}/, 'mta')).sort(), ['mta.2', 'notes.txt']);
  });

  it('keeps only one in where the file system knows no links', async () => {
    const link = (): Promise<void> => Promise.reject(Object.assign(new Error('no links here'), { code: 'EPERM' }));
    const openThere = (): FileLeases => new FileLeases(join(folder, 'leases'), () => uptime, { link });
    const got = await Promise.all(Array.from({ length: 12 }, () => openThere().acquire('mta')));
    assert.equal(got.filter((lease) => lease !== undefined).length, 1);
    assert.equal(await openThere().acquire('mta'), undefined);
    // One that is made and not written yet is somebody's.
    const [name = ''] = await names();
    await writeFile(join(folder, 'leases', name), '');
    assert.equal(await openThere().acquire('mta'), undefined);
  });

  it('where it cannot be kept, nobody is told that the thing is theirs', async () => {
    await writeFile(join(folder, 'leases'), 'no folder');
    await assert.rejects(openWindow().acquire('mta'));
  });
});
