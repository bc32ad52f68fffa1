import assert from 'node:assert/strict';
import type { Delivery } from '../../../src/domain/delivery';
import { argsOf } from '../../../src/domain/words/args';
import { CRITERIA, criterionOf } from '../../../src/watch/criteria/criteria';
import { DEFAULT_THRESHOLDS, type Sign } from '../../../src/watch/criteria/criterion';
import type { DeliveryNature, SendingRate, Sight } from '../../../src/watch/sight';
import { deliveryOf, NOW, read, sightOf } from './watched';

const HOUR = 60 * 60_000;
const MINUTE = 60_000;
const NATURE: DeliveryNature = { ofEvents: false, inWaves: false, affinity: '', routing: '' };

function signsOf(id: string, part: Partial<Sight>): readonly Sign[] {
  return (criterionOf(id) ?? assert.fail(id)).judge(sightOf(part), DEFAULT_THRESHOLDS).signs;
}

/** True when the criterion begins an alert. */
function speaks(id: string, part: Partial<Sight>): boolean {
  return signsOf(id, part).some(({ level }) => level >= 1);
}

function sending(
  rate: SendingRate | undefined,
  delivery: Partial<Delivery> = {},
  nature: Partial<DeliveryNature> = {},
) {
  return {
    deliveries: [
      deliveryOf({
        state: 55,
        broadStart: NOW - HOUR,
        counters: { toDeliver: 10_000, processed: 4000, success: 4000, error: 0 },
        ...delivery,
      }),
    ],
    rates: read<Readonly<Record<string, SendingRate>>>(rate === undefined ? {} : { '1': rate }),
    natures: read({ '1': { ...NATURE, ...nature } }),
  };
}

describe('criteria', () => {
  it('have ids and words of their own', () => {
    assert.equal(new Set(CRITERIA.map(({ id }) => id)).size, CRITERIA.length);
    for (const { name, description, title } of CRITERIA) {
      assert.ok(name() !== '' && description() !== '' && title(argsOf({}, 'en')) !== '');
    }
  });

  it('say nothing where all is well', () => {
    for (const criterion of CRITERIA) {
      assert.deepEqual(criterion.judge(sightOf({ deliveries: [deliveryOf()] }), DEFAULT_THRESHOLDS).signs, []);
    }
  });

  it('are silent, and blind, where nothing could be read', () => {
    const unread = { ok: false as const, because: 'test', source: 'test' };
    const sight = sightOf({ rates: unread, natures: unread, bounces: unread, feeds: unread, queue: unread });
    for (const id of ['lowThroughput', 'inProgress', 'hardBounceRatio', 'softBounceRatio', 'queueGrowing']) {
      const judged = criterionOf(id)?.judge(sight, DEFAULT_THRESHOLDS);
      assert.deepEqual(judged?.signs, [], id);
      assert.equal(judged.blind('1'), true, id);
    }
  });

  it('speak up for failed deliveries and preparations', () => {
    assert.ok(speaks('deliveryFailed', { deliveries: [deliveryOf({ state: 87 })] }));
    assert.ok(!speaks('deliveryFailed', { deliveries: [deliveryOf({ state: 37 })] }));
    assert.ok(speaks('preparationFailed', { deliveries: [deliveryOf({ state: 37 })] }));
  });

  it('hide addresses in labels', () => {
    const [sign] = signsOf('deliveryFailed', {
      deliveries: [deliveryOf({ state: 87, label: 'to jane.doe@example.com' })],
    });
    assert.equal(sign?.args['label'], 'to j•••@example.com');
  });

  it('count bounces of what was processed, from 50 messages on', () => {
    const bounces = (processed: number, hard: number) => ({
      deliveries: [deliveryOf()],
      bounces: read({ '1': { errors: hard, processed, hard, soft: 0, reasons: {} } }),
    });
    assert.ok(speaks('hardBounceRatio', bounces(1000, 50)));
    assert.ok(!speaks('hardBounceRatio', bounces(1000, 49)));
    assert.ok(!speaks('hardBounceRatio', bounces(49, 49)));
    assert.ok(!speaks('softBounceRatio', bounces(1000, 500)));
  });

  it('find a delivery slow against its own last half hour, or altogether', () => {
    assert.ok(speaks('lowThroughput', sending({ lately: 900, before: 4000 })));
    assert.ok(!speaks('lowThroughput', sending({ lately: 1100, before: 4000 })));
    assert.ok(speaks('lowThroughput', sending({ lately: 50, before: 60 })));
    assert.ok(speaks('lowThroughput', sending(undefined)));
  });

  it('find none slow that just began, is nearly through, sends in waves, for events, or by another MTA', () => {
    const slow = { lately: 0, before: 4000 };
    assert.ok(!speaks('lowThroughput', sending(slow, { broadStart: NOW - 20 * MINUTE })));
    assert.ok(!speaks('lowThroughput', sending(slow, { counters: { toDeliver: 10_000, processed: 9500 } })));
    assert.ok(!speaks('lowThroughput', sending(slow, {}, { inWaves: true })));
    assert.ok(!speaks('lowThroughput', sending(slow, {}, { ofEvents: true })));
    assert.ok(!speaks('lowThroughput', sending(slow, { deliveryMode: 4 })));
  });

  it('find a delivery long in progress, but none of events and none that has nothing left', () => {
    const since = { broadStart: NOW - 13 * HOUR };
    assert.ok(speaks('inProgress', sending(undefined, since)));
    assert.ok(!speaks('inProgress', sending(undefined, { broadStart: NOW - 11 * HOUR })));
    assert.ok(!speaks('inProgress', sending(undefined, since, { ofEvents: true })));
    assert.ok(!speaks('inProgress', sending(undefined, { ...since, counters: { toDeliver: 10, processed: 10 } })));
  });

  it('do not take the daily restart for a standstill', () => {
    const server = (timeOfDayMs: number) => ({
      servers: [
        {
          name: 'sending-1',
          modules: read([]),
          settings: read({ autoStart: ['mta'], affinities: [] }),
          timeOfDayMs,
        },
      ],
    });
    assert.ok(speaks('moduleMissing', server(12 * HOUR)));
    assert.ok(!speaks('moduleMissing', server(6 * HOUR)));
    assert.equal(
      criterionOf('moduleMissing')
        ?.judge(sightOf(server(6 * HOUR)), DEFAULT_THRESHOLDS)
        .blind('sending-1'),
      true,
    );
  });

  it('name a disk as the health check does', () => {
    const server = (freeBytes: number) => ({
      servers: [
        {
          name: 'sending-1',
          modules: read([]),
          settings: read({ autoStart: [], affinities: [] }),
          host: read({ freeBytes, totalBytes: 1000 }),
        },
      ],
    });
    assert.ok(speaks('serverDisk', server(90)));
    assert.ok(!speaks('serverDisk', server(110)));
  });

  it('name a certificate a month before its end, and gravely in its last week', () => {
    const certificate = (days: number) => ({
      certificates: [read({ host: 'campaign.example.com', validTo: NOW + days * 24 * HOUR })],
    });
    assert.ok(!speaks('certificateEnds', certificate(31)));
    assert.deepEqual(
      [29, 6, -1].map((days) => signsOf('certificateEnds', certificate(days))[0]?.severity),
      ['warning', 'error', 'error'],
    );
  });

  it('name a queue that grows over several looks, not a burst', () => {
    const queue = (...lengths: readonly number[]) => ({
      queue: read(lengths.map((waiting, index) => ({ at: NOW + index * MINUTE, waiting }))),
    });
    assert.ok(speaks('queueGrowing', queue(100, 400, 500, 900)));
    assert.ok(!speaks('queueGrowing', queue(900, 900, 900, 900)));
    assert.ok(!speaks('queueGrowing', queue(100, 2000, 500, 900)));
    assert.ok(!speaks('queueGrowing', queue(0, 900)));
  });

  it('name silent tracking and workflows in error as the health check does', () => {
    const options = {
      ...sightOf().options,
      NmsTracking_LastConsolidation: read(new Date(NOW - 4 * HOUR).toISOString()),
    };
    assert.ok(speaks('trackingSilent', { options }));
    assert.ok(
      speaks('workflowError', { workflows: { tracking: read({ label: 'Tracking', state: 11, failed: true }) } }),
    );
    assert.ok(!speaks('workflowError', { workflows: { tracking: read({ label: 'Tracking', state: 11 }) } }));
  });
});
