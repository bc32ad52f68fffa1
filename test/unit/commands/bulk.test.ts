import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { listText } from '../../../src/commands/control/bulkSummary';
import { recomputeStatistics } from '../../../src/commands/control/recompute';
import { webConsoleAddress } from '../../../src/commands/deliveries/openInCampaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { DELIVERY_STATES as S } from '../../../src/domain/deliveryState';

const signal = new AbortController().signal;

/** An instance with one delivery, whose time of computation is, at each reading, the next of the list. */
function instance(state: number | undefined, computed: readonly (number | undefined)[]) {
  const sent: string[] = [];
  const times = [...computed];
  const made = {
    deliveries: { get: async () => (state === undefined ? undefined : { state }) },
    statistics: {
      recompute: async (id: string) => {
        sent.push(id);
      },
    },
    tracking: { figures: async () => ({ computedAt: times.shift() }) },
  } as unknown as CampaignInstance;
  return { made, sent };
}

describe('recomputing statistics', () => {
  it('sends the order once, and sees by the time of computation that it was carried out', async () => {
    const { made, sent } = instance(S.finished, [1, 2]);
    assert.equal((await recomputeStatistics(made, '7', S.finished, signal)).kind, 'done');
    assert.deepEqual(sent, ['7']);
  });

  it('does not call done what the figures do not show', async () => {
    for (const times of [
      [1, 1],
      [1, undefined],
    ]) {
      assert.equal(
        (await recomputeStatistics(instance(S.finished, times).made, '7', S.finished, signal)).kind,
        'notComputedYet',
      );
    }
  });

  it('touches neither a delivery that changed, nor one whose state forbids it, nor one that is gone', async () => {
    for (const [state, agreed, kind] of [
      [S.paused, S.finished, 'changed'],
      [S.edition, S.edition, 'changed'],
      [undefined, S.finished, 'gone'],
    ] as const) {
      const { made, sent } = instance(state, [1, 2]);
      assert.equal((await recomputeStatistics(made, '7', agreed, signal)).kind, kind);
      assert.deepEqual(sent, []);
    }
  });
});

describe('the list of what became of each', () => {
  it('puts what failed first, with why', () => {
    const delivery = (id: number) => ({
      id: String(id),
      internalName: `DM${id}`,
      label: `L${id}`,
      state: 55,
      messageType: 0,
      counters: {},
    });
    const text = listText('Stop', [
      { delivery: delivery(1) },
      { delivery: delivery(2), trouble: 'it does not exist any more' },
    ]);
    assert.deepEqual(text.split('\n'), [
      'Stop',
      '====',
      '',
      '✗ DM2  L2',
      '  → it does not exist any more',
      '✓ DM1  L1',
      '',
    ]);
  });
});

describe('the address of a delivery in the web console', () => {
  it('is made from a template that may name another host', () => {
    assert.equal(
      webConsoleAddress('{url}/view/delivery/{id}', 'https://shop.example/', '12'),
      'https://shop.example/view/delivery/12',
    );
    assert.equal(
      webConsoleAddress('https://web.example/#/delivery/{id}', 'https://shop.example', '1/2'),
      'https://web.example/#/delivery/1%2F2',
    );
  });

  it('is none when the template names no delivery, or would start something else than a browser', () => {
    for (const template of [
      '{url}/view/home',
      'file:///etc/{id}',
      'javascript:alert({id})',
      'command:x?{id}',
      '{id}',
    ]) {
      assert.equal(webConsoleAddress(template, 'https://shop.example', '12'), undefined, template);
    }
  });
});
