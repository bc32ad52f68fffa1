import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { CampaignError, type CampaignErrorCode } from '../../../src/campaign/errors';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { FIRST_BAN_MS, stateAfterFailure } from '../../../src/connections/connectionState';
import { ConnectionSession } from '../../../src/connections/connectionSession';
import { Cancelled } from '../../../src/platform/abort';

const failure = (code: CampaignErrorCode): CampaignError => new CampaignError({ code, doing: 'Logon', facts: {} });
const never = new AbortController().signal;

/** A session whose sign-in takes 10 ms and ends as told; only `info` and `logoff` of an instance matter here. */
function session(outcome: () => CampaignErrorCode | 'ok') {
  const seen = { opened: 0, loggedOff: 0, states: [] as string[], now: 0 };
  const made = new ConnectionSession({
    open: async (signal) => {
      seen.opened += 1;
      await delay(10);
      signal.throwIfAborted();
      const result = outcome();
      if (result !== 'ok') {
        throw failure(result);
      }
      const info = { instanceName: 'demo', operator: 'admin', clockOffsetMs: 0 };
      const logoff = async (): Promise<void> => void (seen.loggedOff += 1);
      return { info, logoff } as unknown as CampaignInstance;
    },
    onChange: ({ kind }) => seen.states.push(kind),
    now: () => seen.now,
  });
  return { made, seen };
}

describe('ConnectionSession', () => {
  it('signs in once for all who ask at the same time', async () => {
    const { made, seen } = session(() => 'ok');
    const [a, b] = await Promise.all([made.instance(never), made.instance(never)]);
    assert.equal(a, b);
    assert.equal(await made.instance(never), a);
    assert.equal(seen.opened, 1);
    assert.deepEqual(seen.states, ['connecting', 'connected']);
  });

  it('goes on for the others when one gives up, and stops when nobody waits', async () => {
    const { made, seen } = session(() => 'ok');
    const impatient = new AbortController();
    const first = made.instance(impatient.signal);
    const second = made.instance(never);
    impatient.abort();
    await assert.rejects(first, Cancelled);
    assert.ok(await second);

    const alone = session(() => 'ok');
    const only = new AbortController();
    const waiting = alone.made.instance(only.signal);
    only.abort();
    await assert.rejects(waiting, Cancelled);
    await delay(20);
    assert.equal(alone.made.state.kind, 'disconnected');
    assert.equal(alone.made.existing, undefined);
    assert.equal(seen.loggedOff, 0);
  });

  it('does not sign in again by itself after a refusal, but does when a person says so', async () => {
    let answer: CampaignErrorCode | 'ok' = 'logonRefused';
    const { made, seen } = session(() => answer);
    await assert.rejects(made.instance(never), { code: 'logonRefused' });
    await assert.rejects(made.instance(never), { code: 'logonRefused' });
    await assert.rejects(made.instance(never), { code: 'logonRefused' });
    assert.equal(seen.opened, 1);
    assert.equal(made.state.kind, 'refused');
    answer = 'ok';
    await made.instance(never, true);
    assert.equal(seen.opened, 2);
    assert.equal(made.state.kind, 'connected');
  });

  it('leaves a banned operator alone, also when the ban is over: the next one would be longer', async () => {
    const { made, seen } = session(() => 'banned');
    await assert.rejects(made.instance(never));
    await assert.rejects(made.instance(never));
    assert.equal(seen.opened, 1);
    seen.now = FIRST_BAN_MS;
    await assert.rejects(made.instance(never));
    assert.equal(seen.opened, 1);
    await assert.rejects(made.instance(never, true));
    assert.equal(seen.opened, 2);
  });

  it('tries again after a fault of the network', async () => {
    const { made, seen } = session(() => 'timeout');
    await assert.rejects(made.instance(never));
    await assert.rejects(made.instance(never));
    assert.equal(seen.opened, 2);
    assert.equal(made.state.kind, 'failed');
  });

  it('is degraded while reads fail, and well again when one succeeds', async () => {
    const { made, seen } = session(() => 'ok');
    const instance = await made.instance(never);
    made.reportFailure(failure('connectionLost'));
    made.reportFailure(new Cancelled());
    assert.equal(made.state.kind, 'degraded');
    assert.equal(made.existing, instance);
    made.reportSuccess();
    made.reportSuccess();
    assert.deepEqual(seen.states, ['connecting', 'connected', 'degraded', 'connected']);
  });

  it('gives up a session that the instance ended, and keeps one that only lacks a right', async () => {
    const { made } = session(() => 'ok');
    await made.instance(never);
    made.reportFailure(failure('missingRight'));
    assert.equal(made.state.kind, 'degraded');
    made.reportFailure(failure('sessionExpired'));
    assert.equal(made.existing, undefined);
  });

  it('signs off when closed, also when closed while signing in', async () => {
    const open = session(() => 'ok');
    await open.made.instance(never);
    await open.made.close();
    assert.equal(open.seen.loggedOff, 1);
    assert.equal(open.made.state.kind, 'disconnected');

    const early = session(() => 'ok');
    const waiting = early.made.instance(never);
    await delay(1);
    await early.made.close();
    await assert.rejects(waiting);
    assert.equal(early.made.existing, undefined);
    assert.equal(early.made.state.kind, 'disconnected');
  });
});

describe('stateAfterFailure', () => {
  const expected: Partial<Record<CampaignErrorCode, string>> = {
    logonRefused: 'refused',
    securityZone: 'refused',
    missingRight: 'refused',
    banned: 'banned',
    dns: 'failed',
    tls: 'failed',
    html: 'refused',
    serverError: 'refused',
    malformed: 'refused',
    timeout: 'failed',
  };
  for (const [code, kind] of Object.entries(expected)) {
    it(`is ${kind} after ${code}`, () => {
      assert.equal(stateAfterFailure(failure(code as CampaignErrorCode), 0).kind, kind);
    });
  }
});
