import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROPOSAL_MS, Proposals, type ProposalDraft } from '../../../src/operations/proposals';

const TARGET = { connectionId: 'c1', url: 'https://shop.example', instanceName: 'shop', servers: {} };

function draft(changes: Partial<ProposalDraft> = {}): ProposalDraft {
  return {
    request: { kind: 'pause', deliveryId: '1234' },
    target: TARGET,
    proposer: 'A model',
    reason: 'The affinity is wrong.',
    seen: '[["state",55]]',
    ...changes,
  };
}

describe('operations proposed to a person', () => {
  let folder: string;
  let now = 1_000_000;

  /** As a window has them: several on one folder are several windows. */
  const open = (): Proposals => new Proposals(join(folder, 'proposals'), () => now, randomUUID);

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dd-proposals-'));
    now = 1_000_000;
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('one waits in every window and over a restart, with all that it was made from', async () => {
    const made = await open().propose(draft());
    const [seen] = await open().pending();
    assert.deepEqual(seen, made);
    assert.deepEqual(
      { ...seen, id: undefined },
      { ...draft(), id: undefined, at: 1_000_000, until: 1_000_000 + PROPOSAL_MS },
    );
  });

  it('is taken by one window only', async () => {
    const made = await open().propose(draft());
    const taken = await Promise.all(Array.from({ length: 8 }, () => open().take(made?.id ?? '')));
    assert.equal(taken.filter((one) => one !== undefined).length, 1);
    assert.deepEqual(await open().pending(), []);
  });

  it('ends, and its file goes with it', async () => {
    const proposals = open();
    const made = await proposals.propose(draft());
    now += PROPOSAL_MS - 1;
    assert.equal((await proposals.pending()).length, 1);
    now += 1;
    assert.equal(await proposals.take(made?.id ?? ''), undefined);
    await proposals.propose(draft({ request: { kind: 'stop', deliveryId: '1' } }));
    now += PROPOSAL_MS;
    assert.deepEqual(await proposals.pending(), []);
    assert.deepEqual(await readdir(join(folder, 'proposals')), []);
  });

  it('gets no more time from a clock that is set back', async () => {
    await open().propose(draft());
    now -= 60 * 60_000;
    assert.deepEqual(await open().pending(), []);
  });

  it('waits on when the person declined, until the end that it had', async () => {
    const proposals = open();
    const made = await proposals.propose(draft());
    const taken = await proposals.take(made?.id ?? '');
    assert.ok(taken);
    now += 1000;
    await proposals.putBack(taken);
    assert.deepEqual(await proposals.pending(), [made]);
    const again = await proposals.take(taken.id);
    assert.ok(again);
    now += PROPOSAL_MS;
    await proposals.putBack(again);
    assert.deepEqual(await readdir(join(folder, 'proposals')), []);
  });

  it('the same one again is the one that waits; on another state it takes its place', async () => {
    const proposals = open();
    const request = { kind: 'reschedule', deliveryId: '1', to: 5_000_000, from: undefined } as never;
    const first = await proposals.propose(draft({ request }));
    now += 10;
    assert.equal((await proposals.propose(draft({ request })))?.id, first?.id);
    const later = await proposals.propose(draft({ request, seen: '[["state",75]]' }));
    assert.notEqual(later?.id, first?.id);
    assert.deepEqual(
      (await proposals.pending()).map(({ id, seen }) => [id, seen]),
      [[later?.id, '[["state",75]]']],
    );
    const elsewhere = await proposals.propose(draft({ request, target: { ...TARGET, url: 'https://other.example' } }));
    assert.notEqual(elsewhere?.id, later?.id);
  });

  it('no more than a person reads may wait; one that goes makes room', async () => {
    const proposals = open();
    const ids: string[] = [];
    for (let number = 0; number < 20; number += 1) {
      now += 1;
      const made = await proposals.propose(draft({ request: { kind: 'pause', deliveryId: String(number) } }));
      ids.push(made?.id ?? '');
    }
    const next = draft({ request: { kind: 'pause', deliveryId: 'next' } });
    assert.equal(await proposals.propose(next), undefined);
    assert.deepEqual(
      (await proposals.pending()).map(({ id }) => id),
      ids,
      'oldest first',
    );
    assert.ok(await proposals.take(ids[3] ?? ''));
    assert.ok(await proposals.propose(next));
  });

  it('a reason is cut, for it is a stranger’s', async () => {
    const made = await open().propose(draft({ reason: 'x'.repeat(10_000) }));
    assert.equal(made?.reason.length, 2000);
  });

  it('files that are no proposals are passed over, and swept', async () => {
    const proposals = open();
    const good = await proposals.propose(draft());
    const forged = randomUUID();
    const kept = { ...good, id: forged };
    const path = (id: string): string => join(folder, 'proposals', `${id}.json`);
    await writeFile(path(forged), JSON.stringify({ ...kept, request: { kind: 'dropDatabase' } }));
    await writeFile(path(randomUUID()), JSON.stringify(kept));
    await writeFile(path(randomUUID()), '{"id":');
    await writeFile(join(folder, 'proposals', 'notes.txt'), 'mine');
    assert.deepEqual(await proposals.pending(), [good]);
    assert.deepEqual((await readdir(join(folder, 'proposals'))).sort(), [`${good?.id}.json`, 'notes.txt'].sort());
  });

  it('an id never leads out of the folder', async () => {
    await open().propose(draft());
    await writeFile(join(folder, 'secret.json'), '{}');
    assert.equal(await open().take('../secret'), undefined);
    assert.ok((await readdir(folder)).includes('secret.json'));
  });

  it('another window hears of one that was made and of one that was taken', async () => {
    const [here, there] = [open(), open()];
    let heard: () => void = () => undefined;
    const next = (): Promise<void> => new Promise((resolve) => (heard = resolve));
    const watching = await there.watch(() => {
      heard();
    });
    try {
      let hearing = next();
      const made = await here.propose(draft());
      await hearing;
      hearing = next();
      await here.take(made?.id ?? '');
      await hearing;
    } finally {
      watching.dispose();
    }
  });
});
