import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileTurns } from '../../../src/connections/fileTurns';

describe('fileTurns', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-turns-'));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  it('give a turn to one of many windows, and to the next when it is over', async () => {
    const windows = Array.from({ length: 8 }, () => fileTurns(folder, Date.now));
    const got = (await Promise.all(windows.map((window) => window.acquire('shop')))).filter(
      (turn) => turn !== undefined,
    );
    assert.equal(got.length, 1);
    assert.notEqual(await windows[0]?.acquire('another'), undefined);
    await got[0]?.release();
    assert.notEqual(await windows[1]?.acquire('shop'), undefined);
  });

  it('do not wait for a window that ended in the middle of its turn', async () => {
    assert.notEqual(await fileTurns(folder, Date.now).acquire('shop'), undefined);
    const later = fileTurns(folder, () => Date.now() + 61_000);
    assert.equal(await later.acquire('shop'), undefined);
    assert.notEqual(await later.acquire('shop'), undefined);
  });
});
