import assert from 'node:assert/strict';
import { formatActivity } from '../../../src/platform/activityRecord';

describe('formatActivity', () => {
  it('is one line, whatever an instance puts into a name', () => {
    const line = formatActivity({
      at: Date.UTC(2026, 10, 23, 14, 5),
      who: 'admin',
      where: 'Shop',
      what: 'Stop DM1\n2026-11-23T14:05:00.000Z [done] somebody else',
      before: 'In progress',
      after: 'Stopped',
      outcome: 'done',
    });
    assert.equal(line.includes('\n'), false);
    assert.ok(line.startsWith('2026-11-23T14:05:00.000Z [done] admin @ Shop | Stop DM1 '));
    assert.ok(line.endsWith('| In progress → Stopped'));
  });
});
