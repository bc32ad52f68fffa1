import assert from 'node:assert/strict';
import { Emitter } from '../../../src/platform/emitter';

describe('Emitter', () => {
  it('tells every listener even when one throws, and none that left', () => {
    const heard: string[] = [];
    const errors: unknown[] = [];
    const emitter = new Emitter<string>((error) => errors.push(error));
    emitter.event(() => {
      throw new Error('bad listener');
    });
    emitter.event((value) => heard.push(`a ${value}`));
    emitter.event((value) => heard.push(`b ${value}`)).dispose();
    emitter.fire('x');
    assert.deepEqual(heard, ['a x']);
    assert.equal(errors.length, 1);
  });
});
