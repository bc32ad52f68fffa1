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

/** What a person is asked about a delivery, what they agree to, and what the record says; or why nobody is asked. */
function askedOf(request: OperationRequest, part: Partial<DeliveryDetail>): readonly string[] {
  const operation = opened(request);
  const situation = { now: NOW, language: 'en' };
  const before = delivery(part);
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

describe('what is asked about a delivery', () => {
  it('is what asked.txt says: in which states, in which words, agreed to what, recorded how', () => {
    const states = ON_DELIVERY.map((request) => statesOf(request).join('\n'));
    const asked = ON_DELIVERY.flatMap((request) =>
      [S.startPending, S.started, S.paused, S.ready, S.edition].map((state) => askedOf(request, { state }).join('\n')),
    );
    const edges = EDGES.map(([request, part]) =>
      [
        `${JSON.stringify(request)} of ${JSON.stringify(part, (_, value: unknown) => value ?? 'not told')}`,
        ...askedOf(request, part),
      ].join('\n'),
    );
    assertGolden(
      'test/unit/operations/asked.txt',
      plain(`${['# States', ...states, '# Questions', ...new Set(asked), '# Edges', ...edges].join('\n\n')}\n`),
    );
  });
});
