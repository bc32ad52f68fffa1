import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { DELIVERY_STATES } from '../../../../src/domain/deliveryState';
import { foundIn } from './ask';
import { HOUR, NOW, evidenceOf, notRead, server } from './evidenceOf';

const EMPTY = server('s1', {
  config: { affinityNames: ['promo', 'default'], faults: [{ kind: 'affinityWithoutAddress', affinity: 'promo' }] },
});
const FILLED = server('s2', { config: { affinityNames: ['promo', 'default'] } });

function found(part: Parameters<typeof evidenceOf>[0] = {}): readonly string[] {
  const delivery = { ipAffinity: 'promo', ...part.delivery };
  return foundIn(evidenceOf({ servers: [EMPTY], ...part, delivery })).filter((one) => one.includes('WithoutAddress'));
}

describe('domain/diagnosis/affinityWithoutAddress', () => {
  it('holds the delivery up where no sending server has an address for it', () => {
    assert.deepEqual(found(), ['error likely affinityWithoutAddress']);
    const [first] = diagnose(evidenceOf({ servers: [EMPTY], delivery: { ipAffinity: 'promo' } })).findings;
    assert.deepEqual(first?.args, { affinity: 'promo', servers: 's1' });
    assert.deepEqual(first?.remedies, [
      { kind: 'changeAffinity', deliveryId: '1001', configured: ['default'] },
      { kind: 'openServerLog', server: 's1', file: 'demo/log/mta.log' },
    ]);
    assert.deepEqual(
      first?.evidence.map(({ fact }) => fact?.key),
      ['affinityChosen', 'affinityEmpty'],
    );
  });

  it('takes the affinity of the typology, too', () => {
    const delivery = { ipAffinity: '', typologyAffinity: 'promo' };
    assert.deepEqual(found({ delivery }), ['error likely affinityWithoutAddress']);
  });

  it('is a warning where it holds nothing up now', () => {
    const warning = ['warning likely affinityWithoutAddress'];
    assert.deepEqual(found({ servers: [EMPTY, FILLED] }), warning);
    assert.deepEqual(found({ delivery: { contactDate: NOW + HOUR } }), warning);
    assert.deepEqual(found({ delivery: { state: DELIVERY_STATES.ready } }), warning);
    assert.deepEqual(found({ delivery: { messageType: 1 } }), ['warning possible affinityWithoutAddress']);
  });

  it('is silent where it has addresses, is asked for by nobody, or is not configured', () => {
    assert.deepEqual(found({ servers: [FILLED] }), []);
    assert.deepEqual(found({ delivery: { ipAffinity: '' } }), []);
    assert.deepEqual(found({ delivery: { ipAffinity: 'default' } }), []);
    assert.deepEqual(found({ delivery: { ipAffinity: 'luxury' } }), []);
    assert.deepEqual(found({ delivery: { deliveryMode: 4 } }), []);
  });

  it('is ruled out only where every configuration was read', () => {
    const ruledOut = (servers: Parameters<typeof evidenceOf>[0] & object): boolean =>
      diagnose(evidenceOf({ ...servers, delivery: { ipAffinity: 'promo' } })).ruledOut.includes(
        'affinityWithoutAddress',
      );
    assert.ok(ruledOut({ servers: [FILLED] }));
    assert.ok(!ruledOut({ servers: [FILLED, server('s3', { config: notRead('config') })] }));
  });
});
