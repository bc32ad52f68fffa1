import '../vscodeStandIn';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { DELIVERY_STATES as S, deliveryStateName } from '../../../src/domain/deliveryState';
import { timeText } from '../../../src/domain/words/args';
import { operationOf } from '../../../src/operations/catalog';
import type { Operation } from '../../../src/operations/operation';
import type { Place } from '../../../src/operations/place';
import type { OperationRequest } from '../../../src/operations/request';
import { NOW, HOUR, delivery } from '../domain/diagnosis/evidenceOf';
import { assertGolden } from '../domain/golden';

const DAY = 24 * HOUR;
const IDS = { deliveryId: '1001' } as const;

/** Operations whose state is a delivery as it was read. */
const ON_DELIVERY: readonly OperationRequest[] = [
  { kind: 'start', ...IDS },
  { kind: 'resume', ...IDS },
  { kind: 'pause', ...IDS },
  { kind: 'stop', ...IDS },
  { kind: 'prepare', ...IDS },
  { kind: 'reschedule', ...IDS, to: NOW + HOUR },
  { kind: 'extendValidity', ...IDS, to: NOW + 9 * DAY },
  { kind: 'setAffinity', ...IDS, affinity: 'promo' },
  { kind: 'setAffinity', ...IDS, affinity: '' },
  { kind: 'setAccount', ...IDS, account: 'bulk', active: true },
  { kind: 'setAccount', ...IDS, account: 'bulk', active: false },
];

/** Deliveries at the edges of what single operations ask for, each with the operation. */
const EDGES: readonly (readonly [OperationRequest, Partial<DeliveryDetail>])[] = [
  [{ kind: 'reschedule', ...IDS, to: NOW - 1 }, {}],
  [{ kind: 'reschedule', ...IDS, to: NOW }, {}],
  [{ kind: 'reschedule', ...IDS, to: NOW + 1 }, {}],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR }, { contactDate: NOW + HOUR }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR }, { contactDate: undefined }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR }, { validityDate: NOW + HOUR }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR }, { validityDate: NOW + HOUR + 1 }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR }, { validityDate: undefined }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR, validity: NOW + HOUR }, {}],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR, validity: NOW + 2 * HOUR }, { validityDate: NOW + HOUR }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR, from: NOW + 2 * HOUR }, { contactDate: NOW + 2 * HOUR }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR, from: NOW + 2 * HOUR }, { contactDate: NOW + 3 * HOUR }],
  [{ kind: 'reschedule', ...IDS, to: NOW + HOUR, from: NOW + 2 * HOUR }, { contactDate: NOW + HOUR }],
  [
    { kind: 'extendValidity', ...IDS, to: NOW - 1 },
    { state: S.paused, validityDate: NOW - HOUR },
  ],
  [
    { kind: 'extendValidity', ...IDS, to: NOW },
    { state: S.paused, validityDate: NOW - HOUR },
  ],
  [
    { kind: 'extendValidity', ...IDS, to: NOW + 1 },
    { state: S.paused, validityDate: NOW - HOUR },
  ],
  [{ kind: 'extendValidity', ...IDS, to: NOW + HOUR }, { validityDate: NOW + HOUR }],
  [{ kind: 'extendValidity', ...IDS, to: NOW + HOUR }, { validityDate: undefined }],
  [{ kind: 'extendValidity', ...IDS, to: NOW + HOUR }, { contactDate: NOW + HOUR }],
  [{ kind: 'extendValidity', ...IDS, to: NOW + HOUR }, { contactDate: NOW + 2 * HOUR }],
  [{ kind: 'setAffinity', ...IDS, affinity: 'promo' }, { ipAffinity: 'promo' }],
  [{ kind: 'setAffinity', ...IDS, affinity: 'promo' }, { ipAffinity: 'vip' }],
  [{ kind: 'setAffinity', ...IDS, affinity: '' }, { ipAffinity: 'vip' }],
  [{ kind: 'setAffinity', ...IDS, affinity: '' }, { ipAffinity: undefined }],
  [{ kind: 'setAccount', ...IDS, account: 'bulk', active: true }, { routing: { name: 'bulk', active: false } }],
  [{ kind: 'setAccount', ...IDS, account: 'bulk', active: true }, { routing: { name: 'bulk' } }],
];

const MODULE = { server: 's1', module: 'mta', instance: 'demo' } as const;
const mta = (pid: number) => ({ name: 'mta', instance: 'demo', pid });
const file = (name: string, sizeBytes: number) => ({ folder: 'tmp', name, sizeBytes, modifiedAt: NOW - 9 * DAY });
const failed = (id: string, state: number) => ({ ...delivery({ id, state }), internalName: `DM${id}` });

/** Operations with what they read themselves: before, and each that may be read afterwards. */
const OTHERS: readonly (readonly [OperationRequest, before: readonly unknown[], after: readonly unknown[]])[] = [
  [
    { kind: 'startModule', ...MODULE },
    [
      { running: undefined, inHand: [] },
      { running: mta(7), inHand: [] },
    ],
    [{ running: undefined, inHand: [] }, { running: mta(7), inHand: [] }, undefined],
  ],
  [
    { kind: 'stopModule', ...MODULE },
    [
      { running: mta(7), inHand: ['3 deliveries'] },
      { running: undefined, inHand: [] },
    ],
    [{ running: undefined, inHand: [] }, { running: mta(7), inHand: [] }, { running: mta(8), inHand: [] }, undefined],
  ],
  [
    { kind: 'restartModule', ...MODULE },
    [
      { running: mta(7), inHand: ['3 deliveries', '2 of them'] },
      { running: undefined, inHand: [] },
    ],
    [{ running: undefined, inHand: [] }, { running: mta(7), inHand: [] }, { running: mta(8), inHand: [] }, undefined],
  ],
  [
    { kind: 'restartWorkflow', workflow: 'cleanup' },
    [
      { label: 'Cleanup', state: 20 },
      { label: 'Cleanup', state: 11, failed: true },
      { label: 'Cleanup', state: 11 },
      { label: 'Cleanup', state: 11, failed: false },
    ],
    [
      { label: 'Cleanup', state: 11 },
      { label: 'Cleanup', state: 11, failed: true },
      { label: 'Cleanup', state: 20 },
      undefined,
    ],
  ],
  [
    { kind: 'setConcurrency', limit: 20 },
    [
      { text: '10', limit: 10 },
      { text: '20', limit: 20 },
      { text: '', limit: 10 },
      { text: 'many', limit: undefined },
    ],
    [{ text: '20', limit: 20 }, { text: '10', limit: 10 }, undefined],
  ],
  [
    { kind: 'setConcurrency', limit: 60 },
    [
      { text: '50', limit: 50 },
      { text: '70', limit: 70 },
    ],
    [],
  ],
  [
    { kind: 'deleteFailed', deliveryIds: ['1', '2'] },
    [
      { failed: [failed('1', S.failed), failed('2', S.preparationError)], there: ['1', '2'] },
      { failed: [failed('1', S.failed)], there: ['1', '2'] },
      { failed: [], there: ['1'] },
    ],
    [{ failed: [], there: [] }, { failed: [], there: ['2'] }, { failed: [], there: ['1', '2'] }, undefined],
  ],
  [
    { kind: 'purgeTemporary', server: 's1', days: 7 },
    [
      { old: [file('a', 2e6), file('b', 3e6)], there: new Set(['tmp/a', 'tmp/b', 'tmp/c']) },
      { old: Array.from({ length: 9 }, (_, index) => file(String(index), 1)), there: new Set<string>() },
      { old: [], there: new Set(['tmp/c']) },
    ],
    [{ old: [], there: new Set(['tmp/c']) }, { old: [], there: new Set(['tmp/a']) }, undefined],
  ],
  [
    { kind: 'switchTracking', ...IDS, on: false },
    [S.edition, S.ready, S.targetSelection, S.started].map((state) => ({ delivery: delivery({ state }), on: true })),
    [{ delivery: delivery(), on: false }, { delivery: delivery(), on: true }, { delivery: delivery() }, undefined],
  ],
  [
    { kind: 'switchTracking', ...IDS, on: true },
    [false, true, undefined].map((on) => ({ delivery: delivery({ state: S.edition }), on })),
    [
      { delivery: delivery(), on: true },
      { delivery: delivery(), on: false },
    ],
  ],
  [
    { kind: 'recomputeStatistics', ...IDS },
    [S.started, S.finished, S.edition].map((state) => ({ delivery: delivery({ state }), computedAt: NOW - HOUR })),
    [
      { delivery: delivery(), computedAt: NOW },
      { delivery: delivery(), computedAt: NOW - HOUR },
      { delivery: delivery() },
      undefined,
    ],
  ],
];

/** What is seen after the order, from the first state that is asked about: shown, not yet, or come to a bad end. */
function sightsOf(
  request: OperationRequest,
  [before]: readonly unknown[],
  after: readonly unknown[],
): readonly string[] {
  const operation = opened(request);
  return after.map((now) => {
    const { kind } = operation.sight(before, now);
    const done = kind === 'shown' ? `: ${operation.done(before, now, { now: NOW, language: 'en' })}` : '';
    const { after: became } = operation.values(before, now, { now: NOW, language: 'en' });
    return `  then ${now === undefined ? 'gone' : became} is ${kind}${done}`;
  });
}

/** Times stand as they are by UTC, so that the text is the same in every time zone. */
function plain(text: string): string {
  const times = new Set<number>();
  for (let at = NOW - 2 * HOUR; at <= NOW + 4 * HOUR; at += HOUR) {
    times.add(at);
  }
  for (const at of [NOW - 1, NOW - HOUR / 6, NOW + 5 * DAY, NOW + 9 * DAY]) {
    times.add(at);
  }
  return [...times].reduce((done, at) => done.replaceAll(timeText(at, 'en'), new Date(at).toISOString()), text);
}

const opened = (request: OperationRequest): Operation<Place, unknown> => operationOf(request, 'en');

/** What a person is asked, what they agree to, and what the record says; or why nobody is asked. */
function askedOf(request: OperationRequest, before: unknown): readonly string[] {
  const operation = opened(request);
  const situation = { now: NOW, language: 'en' };
  const needless = operation.needless(before, situation);
  if (needless !== undefined) {
    return [`${needless.kind}: ${needless.text}`];
  }
  const { question, now, effect, undo, action, typed } = operation.ask(before, situation);
  const values = operation.values(before, undefined, situation);
  return [
    question,
    `  now: ${now}`,
    `  effect: ${effect}`,
    `  undo: ${undo}`,
    `  [${action}], on production: ${typed ?? 'the instance'}`,
    `  agreed: ${JSON.stringify(operation.agreed(before))}`,
    `  record: ${operation.title} · ${operation.named?.(before) ?? ''}: ${values.before} → ${values.after}`,
    `  taken back by: ${JSON.stringify(operation.undo(before)) ?? 'nothing'}`,
    `  subject: ${operation.subject}, looked at every ${operation.watching.everyMs} ms for ${operation.watching.limitMs} ms`,
  ];
}

/** In which state each operation is asked about, and which state shows that it worked, from the first that it is. */
function statesOf(request: OperationRequest): readonly string[] {
  const operation = opened(request);
  const states = Object.values(S);
  const asked = states.filter(
    (state) => operation.needless(delivery({ state }), { now: NOW, language: 'en' }) === undefined,
  );
  const shown = asked.flatMap((from) =>
    states
      .filter((to) => operation.sight(delivery({ state: from }), delivery({ state: to })).kind === 'shown')
      .map((to) => `${nameOf(from)} → ${nameOf(to)}`),
  );
  return [
    `${JSON.stringify(request)}`,
    `  asked in: ${asked.map(nameOf).join(' ')}`,
    `  shown by: ${shown.join(', ')}`,
  ];
}

function nameOf(state: number): string {
  return deliveryStateName(state) ?? String(state);
}

describe('what is asked about anything else', () => {
  it('is what askedElse.txt says, and what is seen afterwards', () => {
    const cases = OTHERS.map(([request, before, after]) =>
      [
        JSON.stringify(request),
        ...before.flatMap((state) => askedOf(request, state)),
        ...sightsOf(request, before, after),
      ].join('\n'),
    );
    assertGolden('test/unit/operations/askedElse.txt', plain(`${cases.join('\n\n')}\n`));
  });
});

describe('what is asked about a delivery', () => {
  it('is what asked.txt says: in which states, in which words, agreed to what, recorded how', () => {
    const states = ON_DELIVERY.map((request) => statesOf(request).join('\n'));
    const asked = ON_DELIVERY.flatMap((request) =>
      [S.startPending, S.started, S.paused, S.ready, S.edition].map((state) =>
        askedOf(request, delivery({ state })).join('\n'),
      ),
    );
    const edges = EDGES.map(([request, part]) =>
      [
        `${JSON.stringify(request)} of ${JSON.stringify(part, (_, value: unknown) => value ?? 'not told')}`,
        ...askedOf(request, delivery(part)),
      ].join('\n'),
    );
    assertGolden(
      'test/unit/operations/asked.txt',
      plain(`${['# States', ...states, '# Questions', ...new Set(asked), '# Edges', ...edges].join('\n\n')}\n`),
    );
  });
});
