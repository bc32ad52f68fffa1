import assert from 'node:assert/strict';
import { DELIVERY_STATES as S } from '../../../../src/domain/deliveryState';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { outOfReach } from '../../../../src/domain/diagnosis/offerAdobe';
import { NO_MTA } from './diagnoseCases';
import { HOUR, NOW, SENDING, evidenceOf, notRead, read, server } from './evidenceOf';

const overdue = { contactDate: NOW - 3 * HOUR, lastModified: NOW - 3 * HOUR };

/** Kinds of the last two remedies of each finding. */
const offered = (evidence: Evidence): readonly string[] =>
  diagnose(evidence).findings.map(({ remedies }) =>
    remedies
      .map(({ kind }) => kind)
      .filter((kind) => kind === 'askAdobe' || kind === 'saveSupportReport')
      .join(),
  );

describe('domain/diagnosis/offerAdobe', () => {
  it('offers the request and the report, last, where the servers are Adobe’s', () => {
    const evidence = evidenceOf({ delivery: overdue, servers: [], unreachableServers: ['cloud-1'] });
    const [first] = diagnose(evidence).findings;
    assert.deepEqual(first?.remedies.slice(-2), [
      { kind: 'askAdobe', deliveryId: '1001' },
      { kind: 'saveSupportReport', deliveryId: '1001' },
    ]);
  });

  it('offers them where the delivery is handed to a mid-sourcing server', () => {
    const evidence = evidenceOf({ delivery: { ...overdue, deliveryMode: 4, midRemoteId: '0' } });
    assert.equal(offered(evidence)[0], 'askAdobe,saveSupportReport');
  });

  it('offers them once, with the first trouble', () => {
    const evidence = evidenceOf({
      delivery: { ...overdue, ipAffinity: 'luxury' },
      servers: [server('sending-1', { modules: NO_MTA })],
      unreachableServers: ['cloud-1'],
    });
    const kinds = offered(evidence);
    assert.ok(kinds.length > 1);
    assert.deepEqual(kinds, ['askAdobe,saveSupportReport', ...kinds.slice(1).map(() => '')]);
  });

  it('does not where one’s own servers send it, where all goes as planned, or where one’s own instance can be asked', () => {
    assert.ok(offered(evidenceOf({ delivery: overdue })).every((kinds) => kinds === ''));
    const planned = evidenceOf({ delivery: { contactDate: NOW + HOUR, deliveryMode: 4 } });
    assert.deepEqual(offered(planned), ['']);
    const twin = read(
      { kind: 'seen', connectionId: 'mid', instance: 'mid-a', twins: [{ id: '4711', state: S.startPending }] } as const,
      'delivery 4711 on mid-a',
    );
    const handedOver = { ...overdue, deliveryMode: 4, midRemoteId: '4711' };
    assert.ok(offered(evidenceOf({ delivery: handedOver, twin })).every((kinds) => kinds === ''));
  });

  it('knows what is out of reach', () => {
    assert.equal(outOfReach(evidenceOf({ delivery: SENDING })), false);
    for (const state of [S.edition, S.ready, S.paused, S.finished]) {
      assert.equal(outOfReach(evidenceOf({ delivery: { state, deliveryMode: 4 } })), false, `state ${state}`);
    }
    assert.equal(outOfReach(evidenceOf({ delivery: { state: S.started, deliveryMode: 4 } })), true);
    assert.equal(outOfReach(evidenceOf({ unreachableServers: ['cloud-1'] })), true);
    assert.equal(outOfReach(evidenceOf({ delivery: { deliveryMode: 4 }, twin: notRead('mid-a') })), true);
    const notLinked = read({ kind: 'notLinked', server: 'https://mid.example' } as const, 'mid-sourcing server');
    assert.equal(outOfReach(evidenceOf({ delivery: { deliveryMode: 4 }, twin: notLinked })), true);
  });
});
