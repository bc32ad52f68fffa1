import assert from 'node:assert/strict';
import type { ExaminedServer } from '../../../src/domain/advisor/instanceEvidence';
import { changesBetween, changesIn } from '../../../src/watch/changes';
import type { Sight } from '../../../src/watch/sight';
import { whatChanged } from '../../../src/watch/whatChanged';
import { deliveryOf, NOW, read, sightOf } from './watched';

const MINUTE = 60_000;

function server(modules: readonly string[], affinities: readonly string[] = ['default']): ExaminedServer {
  return {
    name: 'sending-1',
    modules: read(modules.map((name) => ({ name, instance: 'demo' }))),
    settings: read({ autoStart: ['mta'], affinities: [{ names: affinities, ips: [] }] }),
  };
}

function changes(before: Partial<Sight>, after: Partial<Sight>): readonly string[] {
  return changesBetween(sightOf(before), sightOf({ at: NOW + MINUTE, ...after }), 'en').map(({ what }) => what);
}

describe('what changed', () => {
  it('names modules, configuration, options, workflows and builds', () => {
    assert.deepEqual(changes({ servers: [server(['mta', 'web'])] }, { servers: [server(['web', 'stat'])] }), [
      'mta@demo stopped on sending-1',
      'stat@demo started on sending-1',
    ]);
    assert.deepEqual(changes({ servers: [server([])] }, { servers: [server([], ['default', 'vip'])] }), [
      'Configuration of sending-1, IP affinities: “default” → “default, vip”',
    ]);
    const options = sightOf().options;
    assert.deepEqual(changes({}, { options: { ...options, NmsOperation_LimitConcurrency: read('50') } }), [
      'Option NmsOperation_LimitConcurrency: “0” → “50”',
    ]);
    assert.deepEqual(
      changes(
        { workflows: { tracking: read({ label: 'Tracking', state: 11 }) } },
        { workflows: { tracking: read({ label: 'Tracking', state: 11, failed: true }) } },
      ),
      ['The workflow Tracking ended in an error'],
    );
    assert.deepEqual(changes({ build: '9401' }, { build: '9402' }), ['Build 9401 → 9402']);
  });

  it('names a large delivery that began, and routing', () => {
    const big = (state: number) => ({ deliveries: [deliveryOf({ state, counters: { toDeliver: 250_000 } })] });
    assert.deepEqual(changes(big(51), big(55)), ['Newsletter began to be sent: 250,000 messages']);
    assert.deepEqual(changes(big(55), big(55)), []);
    const routed = (routing: string) => ({
      deliveries: [deliveryOf()],
      natures: read({ '1': { ofEvents: false, inWaves: false, affinity: '', routing } }),
    });
    assert.deepEqual(changes(routed('bulk'), routed('mid')), ['Routing of Newsletter: “bulk” → “mid”']);
  });

  it('takes what could not be read for no change, nor dates that move by themselves', () => {
    const unread = { ...server([]), modules: { ok: false as const, because: 'ssh', source: 's' } };
    assert.deepEqual(changes({ servers: [server(['mta'])] }, { servers: [unread] }), []);
    const options = sightOf({ at: NOW + MINUTE }).options;
    assert.deepEqual(changes({}, { options }), []);
  });

  it('stands in a report, the nearest first, with what was done from here', async () => {
    async function* between(): AsyncGenerator<Sight, void> {
      yield sightOf({ at: NOW - 60 * MINUTE, servers: [server(['mta'])] });
      yield sightOf({ at: NOW - 50 * MINUTE, servers: [server([])] });
      yield sightOf({ at: NOW - 2 * MINUTE, servers: [server([], ['vip'])] });
    }
    const own = [{ at: NOW - 20 * MINUTE, what: '[x](y) paused' }];
    const lines = await whatChanged({ recorder: { between }, moment: NOW, own, language: 'en' });
    assert.deepEqual(
      lines.flatMap((line) => /before: (.*)$/.exec(line)?.[1] ?? []),
      [
        'Configuration of sending-1, IP affinities: “default” → “vip”',
        '[x](y) paused',
        'mta@demo stopped on sending-1',
      ],
    );
    assert.deepEqual(await whatChanged({ recorder: { between: noSights }, moment: NOW, own: [], language: 'en' }), []);
    assert.equal((await changesIn(between(), 'en')).length, 2);
  });
});

async function* noSights(): AsyncGenerator<Sight, void> {
  yield* [];
}
