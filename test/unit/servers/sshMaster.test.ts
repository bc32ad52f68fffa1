import assert from 'node:assert/strict';
import { SshMaster } from '../../../src/servers/channel/sshMaster';

/** A connection whose opening ends when the test says so, or is aborted. */
class Opening {
  readonly signals: AbortSignal[] = [];
  private readonly ends: { done: () => void }[] = [];

  readonly open = (signal: AbortSignal): Promise<void> => {
    this.signals.push(signal);
    return new Promise((resolve, reject) => {
      this.ends.push({ done: resolve });
      signal.addEventListener('abort', () => {
        reject(new Error('killed'));
      });
    });
  };

  done(): void {
    this.ends.at(-1)?.done();
  }
}

describe('servers/channel/sshMaster', () => {
  it('opens once, however many ask, and not again while it is fresh', async () => {
    const opening = new Opening();
    let now = 0;
    const master = new SshMaster(opening.open, () => now);
    const life = new AbortController();
    const asked = [master.ready('s', 'x', life.signal), master.ready('s', 'y', life.signal)];
    opening.done();
    await Promise.all(asked);
    now = 40_000;
    await master.ready('s', 'z', life.signal);
    assert.equal(opening.signals.length, 1);
    assert.equal(opening.signals[0]?.aborted, true, 'nobody waits for it any more');
  });

  it('goes on opening while somebody waits, and is ended when nobody does', async () => {
    const opening = new Opening();
    const master = new SshMaster(opening.open, () => 0);
    const [one, other] = [new AbortController(), new AbortController()];
    const first = master.ready('s', 'x', one.signal);
    const second = master.ready('s', 'y', other.signal);
    one.abort();
    await assert.rejects(first, { code: 'cancelled' });
    assert.equal(opening.signals[0]?.aborted, false);
    other.abort();
    await assert.rejects(second, { code: 'cancelled' });
    assert.equal(opening.signals[0]?.aborted, true);
    const third = master.ready('s', 'z', new AbortController().signal);
    assert.equal(opening.signals.length, 2, 'what was ended is not waited for');
    opening.done();
    await third;
  });
});
