import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EMPTY_BOOK, type AlertBook } from '../../../src/watch/alert';
import { AlertFile } from '../../../src/watch/alertFile';

describe('the file of alerts', () => {
  const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-alerts-'));
  const path = join(folder, 'one', 'alerts.json');
  const book: AlertBook = {
    alerts: [
      {
        criterion: 'startPending',
        subject: '1',
        severity: 'error',
        args: { label: 'Newsletter', lateMs: 5 },
        began: 1,
        lastSeen: 2,
        level: 1,
        noticedLevel: 1,
        missed: 0,
        handled: { by: 'jane', at: 3, how: 'muted' },
      },
    ],
    candidates: { 'moduleMissing:sending-1': 1 },
    muted: ['startPending:1'],
    quietUntil: 9,
  };

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('gives back what was kept', async () => {
    const file = new AlertFile(path);
    assert.deepEqual(await file.read(), EMPTY_BOOK);
    await file.write(book);
    assert.deepEqual(await new AlertFile(path).read(), book);
  });

  it('leaves that of a newer version as it is, says so once, and keeps its own beside it', async () => {
    const newer = '{"version":2,"alerts":{"all":"new"}}';
    const said: string[] = [];
    const file = new AlertFile(path, (text) => said.push(text));
    writeFileSync(path, newer);
    assert.deepEqual(await file.read(), EMPTY_BOOK);
    await file.write(book);
    assert.deepEqual(await file.read(), book);
    assert.equal(readFileSync(path, 'utf8'), newer);
    assert.match(said.join(), /^[^,]*was written by a newer version; it is kept as it is\.$/);
    rmSync(`${path}.1`);
  });

  it('is empty where it is damaged', async () => {
    for (const text of ['', '{', '{"version":2}', JSON.stringify({ version: 1, alerts: [{}] })]) {
      writeFileSync(path, text);
      assert.deepEqual(await new AlertFile(path).read(), EMPTY_BOOK, text);
    }
  });
});
