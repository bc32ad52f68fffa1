import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { listText } from '../../../src/commands/control/bulkSummary';
import { webConsoleAddress } from '../../../src/commands/deliveries/openInCampaign';

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
      { delivery: delivery(1), outcome: { kind: 'done', text: 'it is', recordId: '1' } },
      { delivery: delivery(2), outcome: { kind: 'changedMeanwhile', text: 'it does not exist any more' } },
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
