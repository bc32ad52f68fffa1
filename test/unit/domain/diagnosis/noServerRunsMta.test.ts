import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { foundIn, remediesOf } from './ask';
import { HOUR, MINUTE, NOW, evidenceOf, notRead, read, server } from './evidenceOf';

const OFF = ['web@default', 'wfserver@demo'];

/** A server that a migration left off. */
function leftOff(name: string) {
  return server(name, {
    modules: OFF,
    config: { autoStart: ['wfserver'], faults: [{ kind: 'autoStartRenamed', module: 'mta' }] },
  });
}

function found(part: Parameters<typeof evidenceOf>[0] = {}): readonly string[] {
  return foundIn(evidenceOf({ servers: [leftOff('s1')], ...part })).filter((one) =>
    /mtaStartRenamed|noServer/.test(one),
  );
}

describe('domain/diagnosis/noServerRunsMta', () => {
  it('names a migration that left the MTA off, with its start', () => {
    const evidence = evidenceOf({ servers: [leftOff('s1'), leftOff('s2')] });
    assert.deepEqual(foundIn(evidence), ['error likely mtaStartRenamed']);
    assert.deepEqual(remediesOf('mtaStartRenamed', evidence), [
      'startModule s1',
      'startModule s2',
      'openServerLog s1',
      'openServerLog s2',
    ]);
    assert.deepEqual(diagnose(evidence).findings[0]?.args, { instance: 'demo', servers: 's1, s2' });
  });

  it('is no more than possible where something speaks for another sender', () => {
    const contradictions: readonly Partial<Omit<Evidence, 'delivery'>>[] = [
      { lastSent: read(NOW - MINUTE, 'throughput') },
      { lastSent: notRead('throughput') },
      { unreachableServers: ['cloud'] },
      { monitored: read([{ name: 'mta', instance: 'demo', host: 'other', running: true }], 'monitoring') },
    ];
    for (const contradiction of contradictions) {
      assert.deepEqual(found(contradiction), ['warning possible mtaStartRenamed'], JSON.stringify(contradiction));
    }
    const elsewhere = [
      { name: 'mta', instance: 'other', running: true },
      { name: 'mta', instance: 'demo', running: false },
      { name: 'stat', instance: 'demo', running: true },
    ];
    assert.deepEqual(found({ monitored: read(elsewhere, 'monitoring') }), ['error likely mtaStartRenamed']);
  });

  it('holds nothing up before the date', () => {
    assert.deepEqual(found({ delivery: { contactDate: NOW + HOUR } }), ['warning likely mtaStartRenamed']);
  });

  it('says only that none is meant to, where the files show no mistake', () => {
    const servers = [server('s1', { modules: OFF, config: { autoStart: ['wfserver'] } })];
    assert.deepEqual(found({ servers }), ['warning possible noServerRunsMta']);
    const other = { kind: 'autoStartRenamed', module: 'stat' } as const;
    assert.deepEqual(found({ servers: [server('s1', { modules: OFF, config: { autoStart: [], faults: [other] } })] }), [
      'warning possible noServerRunsMta',
    ]);
  });

  it('keeps quiet where a server sends, or nothing was read', () => {
    assert.deepEqual(found({ servers: [leftOff('s1'), server('s2')] }), []);
    assert.deepEqual(found({ servers: [server('s1', { modules: OFF, config: notRead('config') })] }), []);
    assert.deepEqual(found({ delivery: { deliveryMode: 4 } }), []);
  });
});
