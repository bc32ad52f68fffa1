import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn } from './ask';
import { HOUR, NOW, evidenceOf, server } from './evidenceOf';

describe('domain/diagnosis/affinityNotConfigured', () => {
  it('judges the affinity that the typology asks for', () => {
    const [found] = diagnose(evidenceOf({ delivery: { typologyAffinity: 'luxury' } })).findings;
    assert.deepEqual([found?.severity, found?.certainty, found?.cause], ['error', 'certain', 'affinityNotConfigured']);
    assert.ok(found?.evidence.some(({ fact }) => fact?.key === 'affinityOfTypology'));
    assert.deepEqual(foundIn(evidenceOf({ delivery: { typologyAffinity: 'promo' } })), []);
  });

  it('prefers the delivery’s own to the typology’s', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ipAffinity: 'promo', typologyAffinity: 'luxury' } })), []);
  });

  it('rules nothing out where the typology was not read', () => {
    const { ruledOut, unchecked } = diagnose(evidenceOf({ delivery: { typologyAffinity: undefined } }));
    assert.ok(!ruledOut.includes('affinityNotConfigured'));
    assert.ok(unchecked.some(({ what }) => what === '[typology/@IPAffinity]'));
  });

  it('lets an SMS have its affinity on one server only', () => {
    const servers = [server('s1', { config: { affinityNames: ['sms1'] } }), server('s2')];
    assert.deepEqual(foundIn(evidenceOf({ delivery: { messageType: 1, ipAffinity: 'sms1' }, servers })), []);
  });

  it('is a warning before its date, and before anybody confirmed it', () => {
    const later = { ipAffinity: 'luxury', contactDate: NOW + HOUR };
    assert.deepEqual(foundIn(evidenceOf({ delivery: later })), [
      'info certain scheduledForLater',
      'warning certain affinityNotConfigured',
    ]);
    const ready = { ipAffinity: 'luxury', state: S.ready };
    assert.deepEqual(foundIn(evidenceOf({ delivery: ready })), [
      'warning certain waitingForApproval',
      'warning certain affinityNotConfigured',
    ]);
  });

  it('is no more than possible where a longer name of a mid-sourcing server ends in it', () => {
    const servers = [server('s1', { config: { affinityNames: ['mkt_prod.luxury'] } })];
    assert.deepEqual(foundIn(evidenceOf({ delivery: { ipAffinity: 'luxury' }, servers })), [
      'warning possible affinityNotConfigured',
    ]);
  });

  it('names the comma where a semicolon should part the names', () => {
    const servers = [server('s1', { config: { affinityNames: ['default,luxury'] } })];
    const [found] = diagnose(evidenceOf({ delivery: { ipAffinity: 'luxury' }, servers })).findings;
    assert.equal(found?.args['inCommas'], 'default,luxury');
  });
});
