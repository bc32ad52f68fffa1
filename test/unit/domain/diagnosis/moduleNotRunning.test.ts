import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { foundIn, remediesOf } from './ask';
import { DUE, evidenceOf, server } from './evidenceOf';

const meant = { autoStart: ['mta', 'wfserver', 'sms', 'stat'] };

describe('domain/diagnosis/moduleNotRunning', () => {
  it('finds the module of SMS missing for an SMS only', () => {
    const servers = [server('s1', { modules: ['mta@demo', 'wfserver@demo', 'stat@demo'], config: meant })];
    const sms = evidenceOf({ delivery: { ...DUE, messageType: 1 }, servers });
    assert.deepEqual(foundIn(sms), ['error likely smsNotRunning']);
    assert.deepEqual(remediesOf('smsNotRunning', sms), ['startModule s1', 'openServerLog s1']);
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers })), []);
  });

  it('finds the statistics server missing, as a warning where another one runs', () => {
    const without = server('s1', { modules: ['mta@demo', 'wfserver@demo'], config: meant });
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [without] })), ['error likely statNotRunning']);
    const withIt = server('s2', { modules: ['mta@demo', 'wfserver@demo', 'stat@demo'], config: meant });
    assert.deepEqual(foundIn(evidenceOf({ delivery: DUE, servers: [without, withIt] })), [
      'warning likely statNotRunning',
    ]);
  });

  it('rules nothing out where no server was asked', () => {
    assert.ok(!diagnose(evidenceOf({ delivery: DUE, servers: [] })).ruledOut.includes('moduleNotRunning'));
  });
});
