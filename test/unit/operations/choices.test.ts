import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { DeliveryDetail } from '../../../src/domain/delivery';
import { timeText } from '../../../src/domain/words/args';
import { choicesFor, type Choice, type OpenRemedy } from '../../../src/operations/choices';
import type { Place } from '../../../src/operations/place';
import { HOUR, MINUTE, NOW } from '../domain/diagnosis/evidenceOf';
import { instanceOver, memoryOf } from '../troubleshooting/parts';
import { never } from './workplace';

const DAY = 24 * HOUR;
const HERE = NOW - 5 * MINUTE;

/** Choices about a delivery, on an instance whose clock is five minutes ahead of ours. */
async function choices(remedy: OpenRemedy, part: Partial<DeliveryDetail> | undefined): Promise<Choice | undefined> {
  const memory = memoryOf(part);
  const base = instanceOver(part === undefined ? { ...memory, delivery: undefined } : memory);
  const instance = { ...base, info: { ...base.info, clockOffsetMs: 5 * MINUTE } };
  const place: Place = {
    instance: () => Promise.resolve(instance),
    server: () => Promise.reject(new Error('no server is asked')),
    now: () => HERE,
    because: String,
  };
  return choicesFor(remedy, place, 'en', never);
}

const optionsOf = (choice: Choice | undefined): readonly (readonly [string, string | undefined])[] =>
  (choice?.options ?? []).map(({ label, detail }) => [label, detail]);

describe('what a person chooses among', () => {
  const START: OpenRemedy = { kind: 'reschedule', deliveryId: '1001' };
  const END: OpenRemedy = { kind: 'extendValidity', deliveryId: '1001' };

  it('starts by the instance’s clock, to the minute, and none beyond the validity without moving that along', async () => {
    const choice = await choices(START, { contactDate: NOW - HOUR, validityDate: NOW + 2 * HOUR });
    const at = (ms: number): string => timeText(NOW + ms, 'en');
    assert.equal(choice?.title, 'When should it start?');
    assert.deepEqual(optionsOf(choice), [
      [at(MINUTE), 'in 1 min'],
      [at(30 * MINUTE), 'in 30 min'],
      [at(2 * HOUR), `in 2 h; its validity is moved along, until ${at(5 * HOUR)}`],
      [at(DAY), `in 24 h; its validity is moved along, until ${at(DAY + 3 * HOUR)}`],
      [at(7 * DAY), `in 7 days; its validity is moved along, until ${at(7 * DAY + 3 * HOUR)}`],
    ]);
    assert.deepEqual(choice.options[2]?.request, { ...START, to: NOW + 2 * HOUR, validity: NOW + 5 * HOUR });
    assert.deepEqual(choice.options[0]?.request, { ...START, to: NOW + MINUTE });
  });

  it('moves a validity along by five days where it lasted none, or from when is not told', async () => {
    for (const part of [
      { contactDate: undefined, validityDate: NOW },
      { contactDate: NOW, validityDate: NOW },
      { contactDate: NOW + HOUR, validityDate: NOW },
    ]) {
      const choice = await choices(START, part);
      assert.deepEqual(choice?.options[0]?.request, { ...START, to: NOW + MINUTE, validity: NOW + MINUTE + 5 * DAY });
    }
    const free = await choices(START, { validityDate: undefined });
    assert.deepEqual(free?.options[0]?.request, { ...START, to: NOW + MINUTE });
  });

  it('ends from now on, or from its start where that is later', async () => {
    const now = await choices(END, { contactDate: NOW - HOUR });
    assert.equal(now?.title, 'Until when should it be valid?');
    assert.deepEqual(
      now.options.map(({ detail, request }) => [detail, 'to' in request && request.to]),
      [
        ['in 1 h', NOW + HOUR],
        ['in 24 h', NOW + DAY],
        ['in 2 days', NOW + 2 * DAY],
        ['in 5 days', NOW + 5 * DAY],
      ],
    );
    const later = await choices(END, { contactDate: NOW + DAY });
    assert.deepEqual(
      later?.options.map(({ request }) => 'to' in request && request.to),
      [DAY + HOUR, 2 * DAY, 3 * DAY, 6 * DAY].map((ms) => NOW + ms),
    );
    assert.equal((await choices(END, { contactDate: undefined }))?.options[0]?.detail, 'in 1 h');
  });

  it('affinities that are configured, without the one that it has', async () => {
    const choice = await choices(
      { kind: 'changeAffinity', deliveryId: '1001', configured: ['default', 'promo', 'vip'] },
      { ipAffinity: 'promo', label: 'Autumn' },
    );
    assert.equal(choice?.title, 'IP affinity for Autumn');
    assert.deepEqual(optionsOf(choice), [
      ['default', 'configured on the sending servers'],
      ['vip', 'configured on the sending servers'],
    ]);
    assert.deepEqual(choice.options[1]?.request, { kind: 'setAffinity', deliveryId: '1001', affinity: 'vip' });
  });

  it('nothing where the delivery is gone', async () => {
    for (const remedy of [START, END]) {
      assert.equal(await choices(remedy, undefined), undefined);
    }
  });
});
