import assert from 'node:assert/strict';
import type { Alert } from '../../../src/watch/alert';
import type { Sight } from '../../../src/watch/sight';
import { eventsSeen } from '../../../src/watch/timeline';
import { deliveryOf, NOW, read, sightOf } from './watched';

const LOOK = 120_000;

async function* series(...parts: readonly Partial<Sight>[]): AsyncGenerator<Sight, void> {
  for (const [index, part] of parts.entries()) {
    yield sightOf({ at: NOW + index * LOOK, ...part });
  }
}

const bouncing = (reasons: Readonly<Record<string, number>>): Sight['bounces'] =>
  read({ '1': { errors: 9, processed: 99, hard: 5, soft: 4, reasons } });

const server = (...names: readonly string[]): Sight['servers'] => [
  {
    name: 'sending-1',
    modules: read(names.map((name) => ({ name, instance: 'demo' }))),
    settings: read({ autoStart: [], affinities: [] }),
  },
];

const alert = (part: Partial<Alert>): Alert => ({
  criterion: 'startPending',
  subject: '1',
  severity: 'error',
  args: { label: 'Newsletter', lateMs: 60_000 },
  began: NOW,
  lastSeen: NOW + LOOK,
  level: 1,
  noticedLevel: 0,
  missed: 0,
  ...part,
});

const options = { alerts: [], from: NOW - LOOK, to: NOW + 10 * LOOK, language: 'en' };

describe('what looks saw happen', () => {
  it('is the states of one delivery as spans, and of all as moments', async () => {
    const at = (state: number): Partial<Sight> => ({ deliveries: [deliveryOf({ state })] });
    const one = await eventsSeen({ ...options, deliveryId: '1', sights: series(at(51), at(51), at(55), at(95)) });
    assert.deepEqual(
      one.events.map(({ lane, at: begin, until, tone }) => [lane, begin - NOW, (until ?? 0) - NOW, tone]),
      [
        ['states', 0, 2 * LOOK, 'warning'],
        ['states', 2 * LOOK, 3 * LOOK, 'good'],
        ['states', 3 * LOOK, 3 * LOOK, 'good'],
      ],
    );
    assert.deepEqual([one.looks, one.since], [4, NOW]);
    const every = await eventsSeen({ ...options, deliveryId: undefined, sights: series(at(51), at(51), at(55)) });
    assert.deepEqual(
      every.events.map(({ at: begin, until, what }) => [begin - NOW, until, what]),
      [[2 * LOOK, undefined, 'Newsletter: Start pending → In progress']],
    );
  });

  it('leads from a module to its log at that time, and from a failure to the failed messages', async () => {
    const { events } = await eventsSeen({
      ...options,
      deliveryId: '1',
      sights: series(
        { servers: server('mta', 'web'), bounces: bouncing({ unknownUser: 3 }) },
        { servers: server('web'), bounces: bouncing({ unknownUser: 5, mailBoxFull: 40 }) },
      ),
    });
    assert.deepEqual(
      events.map(({ lane, what, place }) => ({ lane, what, place })),
      [
        {
          lane: 'modules',
          what: 'mta@demo stopped on sending-1',
          place: { kind: 'serverLog', server: 'sending-1', file: 'demo/log/mta.log', at: NOW + LOOK },
        },
        {
          lane: 'errors',
          what: '40 Mailbox full, 2 User unknown',
          place: { kind: 'failedMessages', deliveryId: '1' },
        },
      ],
    );
  });

  it('keeps to the delivery that is asked for, and to the period', async () => {
    const alerts = [
      alert({}),
      alert({ subject: '2' }),
      alert({ criterion: 'serverDisk', subject: 'sending-1', args: {} }),
      alert({ began: NOW - 20 * LOOK, lastSeen: NOW - 19 * LOOK, ended: NOW - 18 * LOOK }),
    ];
    const of = async (deliveryId: string | undefined) =>
      (await eventsSeen({ ...options, alerts, deliveryId, sights: series() })).events.length;
    assert.deepEqual([await of('1'), await of(undefined)], [2, 3]);
  });
});
