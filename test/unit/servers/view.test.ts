import assert from 'node:assert/strict';
import type { AffinityUse } from '../../../src/campaign/machines';
import type { ManagedServer } from '../../../src/servers/managedServer';
import type { Affinity, RunningModule } from '../../../src/servers/sendingServer';
import { affinitiesSeen, isNowhere } from '../../../src/views/servers/live/affinities';
import { lookAtServer, missingIn, modulesSeen } from '../../../src/views/servers/live/serverLook';

const running = (name: string, pid: number, memoryBytes = 10, instance = 'demo'): RunningModule => ({
  name,
  instance,
  pid,
  memoryBytes,
});
const affinity = (...names: string[]): Affinity => ({ names, ips: [{ address: '192.0.2.1', weight: 5 }] });
const use = (affinity: string, deliveryMode = 1): AffinityUse => ({
  id: affinity,
  label: affinity,
  internalName: `DM-${affinity}`,
  state: 51,
  deliveryMode,
  affinity,
});

describe('what the Servers view shows', () => {
  it('puts missing modules first, and knows what grew and what was restarted', () => {
    const expected = [
      { name: 'mta', instance: 'demo' },
      { name: 'web', instance: 'default' },
      { name: 'stat', instance: 'demo' },
    ];
    const first = modulesSeen([running('stat', 1, 100), running('wfserver', 2, 50)], expected, undefined);
    assert.deepEqual(
      first.map(({ id, running: one, expected: wanted }) => [id.name, one?.pid, wanted]),
      [
        ['mta', undefined, true],
        ['web', undefined, true],
        ['stat', 1, true],
        ['wfserver', 2, false],
      ],
    );
    assert.equal(first[2]?.grownBytes, undefined, 'the first look knows no trend');
    const second = modulesSeen(
      [running('stat', 1, 130), running('wfserver', 9, 50), running('mta', 4)],
      expected,
      first,
    );
    const of = (name: string) => second.find(({ id }) => id.name === name);
    assert.deepEqual([of('stat')?.grownBytes, of('stat')?.restarted], [30, false]);
    assert.deepEqual([of('wfserver')?.grownBytes, of('wfserver')?.restarted], [undefined, true]);
    assert.deepEqual([of('mta')?.grownBytes, of('mta')?.restarted], [undefined, false]);
  });

  it('shows what could be read when something could not, and the clock against the instance', async () => {
    const server = {
      pdump: async () => ({ modules: [running('web', 3, 1, 'default')] }),
      readConfig: async () => Promise.reject(new Error('unreadable')),
      hostFacts: async () => ({ clock: { there: 10_000, here: 4000 } }),
    } as unknown as ManagedServer;
    const look = await lookAtServer(
      server,
      { instance: 'demo', clockOffsetMs: 1000, before: undefined, now: () => 5 },
      new AbortController().signal,
    );
    assert.equal(look.skewMs, 5000);
    assert.equal(look.modules?.length, 1);
    assert.deepEqual(missingIn(look), [], 'without a configuration nothing is said to be missing');
    assert.match(String(look.configError), /unreadable/);
    const unknown = await lookAtServer(
      server,
      { instance: undefined, clockOffsetMs: undefined, before: undefined, now: () => 5 },
      new AbortController().signal,
    );
    assert.deepEqual([unknown.skewMs, unknown.configError], [undefined, undefined]);
  });

  it('finds the affinities that deliveries use and no server configures', () => {
    const servers = [
      { server: 'a', sends: true, affinities: [affinity('default'), affinity('news', 'promo')] },
      { server: 'b', sends: true, affinities: [affinity('default')] },
      { server: 'web', sends: false, affinities: [] },
    ];
    const seen = affinitiesSeen(servers, [use('vip'), use('Default'), use('promo'), use('mid.only', 4)]);
    assert.deepEqual(
      seen.map(({ name }) => name),
      ['Default', 'vip', 'default', 'news', 'promo'],
    );
    assert.deepEqual(
      seen.filter(isNowhere).map(({ name, nearly }) => [name, nearly]),
      [
        ['Default', 'default'],
        ['vip', undefined],
      ],
    );
    const promo = seen.find(({ name }) => name === 'promo');
    assert.deepEqual([promo?.on.map(({ server }) => server), promo?.missingOn, promo?.uses.length], [['a'], ['b'], 1]);
  });
});
