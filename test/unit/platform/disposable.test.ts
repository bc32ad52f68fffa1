import assert from 'node:assert/strict';
import { Disposable } from '../../../src/platform/disposable';

describe('Disposable', () => {
  class Owner extends Disposable {
    own(name: string, into: string[]): void {
      this._register({ dispose: () => into.push(name) });
    }
  }

  it('disposes what it owns once, newest first, and at once what comes too late', () => {
    const gone: string[] = [];
    const owner = new Owner();
    owner.own('first', gone);
    owner.own('second', gone);
    owner.dispose();
    owner.dispose();
    owner.own('late', gone);
    assert.deepEqual(gone, ['second', 'first', 'late']);
  });
});
