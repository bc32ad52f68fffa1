import assert from 'node:assert/strict';
import { foundIn } from './ask';
import { DUE, evidenceOf, server } from './evidenceOf';

describe('domain/diagnosis/mtaNotRunning', () => {
  it('is at most likely where nlserver printed its banner and nothing else', () => {
    const silent = { ...server('s1', { modules: [] }), onlyBanner: true } as const;
    const alone = foundIn(evidenceOf({ delivery: DUE, servers: [silent] }));
    assert.ok(alone.includes('error likely mtaNotRunning'), alone.join());
    const beside = foundIn(evidenceOf({ delivery: DUE, servers: [silent, server('s2')] }));
    assert.ok(beside.includes('warning likely mtaNotRunning'), beside.join());
  });
});
