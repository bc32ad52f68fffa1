import assert from 'node:assert/strict';
import { CAUSES } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { NO_MTA, SCENARIOS } from './diagnoseCases';
import { HOUR, MINUTE, NOW, evidenceOf, notRead, server } from './evidenceOf';

const summary = (evidence: Evidence): string[] =>
  diagnose(evidence).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`);

describe('domain/diagnosis', () => {
  for (const [name, evidence, expected] of SCENARIOS) {
    it(name, () => {
      assert.deepEqual(summary(evidence), expected);
    });
  }

  it('proves every finding with what was seen, where and when', () => {
    for (const [name, evidence] of SCENARIOS) {
      for (const finding of diagnose(evidence).findings) {
        assert.ok(finding.evidence.length > 0, `${name}: ${finding.cause}`);
        for (const item of finding.evidence) {
          assert.ok(item.source !== '' && item.observed !== '' && item.at > 0);
        }
      }
    }
  });

  it('says what it ruled out, and never a cause that it found', () => {
    const healthy = diagnose(evidenceOf({ delivery: { ipAffinity: 'promo' } }));
    for (const cause of [
      'scheduledForLater',
      'mtaNotRunning',
      'affinityNotConfigured',
      'routingInactive',
      'validityPassed',
    ] as const) {
      assert.ok(healthy.ruledOut.includes(cause), cause);
    }
    assert.deepEqual(healthy.unchecked, []);
    for (const [name, evidence] of SCENARIOS) {
      const { findings, ruledOut } = diagnose(evidence);
      assert.deepEqual(
        findings.filter((one) => ruledOut.some((id) => id === one.cause)),
        [],
        name,
      );
    }
  });

  it('says what it could not check, once each', () => {
    const blind = evidenceOf({
      servers: [
        server('s1', { modules: notRead('pdump on s1', 'timed out'), config: notRead('config on s1', 'timed out') }),
      ],
      journal: notRead('journal', 'no right'),
      delivery: { ipAffinity: 'promo', routing: undefined },
    });
    const { findings, unchecked, ruledOut } = diagnose(blind);
    assert.deepEqual(findings, []);
    assert.deepEqual(unchecked, [
      { what: 'pdump on s1', because: 'timed out' },
      { what: 'config on s1', because: 'timed out' },
      { what: '[deliveryProvider/@active]', because: 'notGiven' },
      { what: 'journal', because: 'no right' },
    ]);
    assert.ok(!ruledOut.includes('mtaNotRunning') && !ruledOut.includes('affinityNotConfigured'));
  });

  it('tells a server that only Adobe reaches from none at all', () => {
    const because = (evidence: Evidence): string | undefined =>
      diagnose(evidence).unchecked.find((entry) => entry.what === 'the sending servers')?.because;
    assert.equal(because(evidenceOf({ servers: [] })), 'noServer');
    assert.equal(because(evidenceOf({ servers: [], unreachableServers: ['cloud'] })), 'hostedByAdobe');
  });

  it('offers the remedies that fit', () => {
    const [stopped] = diagnose(evidenceOf({ servers: [server('s1', { modules: NO_MTA })] })).findings;
    const log = { kind: 'openServerLog', server: 's1', file: 'demo/log/mta.log' };
    assert.deepEqual(stopped?.remedies, [{ kind: 'startModule', server: 's1', module: 'mta', instance: 'demo' }, log]);
    const [unable] = diagnose(
      evidenceOf({ servers: [server('s1', { modules: NO_MTA, config: { statServerAddress: '' } })] }),
    ).findings;
    // It would refuse to start.
    assert.deepEqual(unable?.remedies, [{ ...log, text: 'statServerAddress' }]);
    const [affinity] = diagnose(
      evidenceOf({
        delivery: { ipAffinity: 'Promo ' },
        servers: [server('s1', { config: { affinityNames: ['only1', 'promo'] } }), server('s2')],
      }),
    ).findings;
    assert.equal(affinity?.args['nearly'], 'promo');
    // only what every sending server has
    assert.deepEqual(affinity.remedies, [
      { kind: 'changeAffinity', deliveryId: '1001', configured: ['promo'] },
      { kind: 'setAffinity', deliveryId: '1001', affinity: '' },
    ]);
  });

  it('is never certain on stale evidence, nor on such from the future', () => {
    for (const at of [NOW - 3 * MINUTE, NOW + 3 * MINUTE]) {
      assert.deepEqual(summary(evidenceOf({ servers: [server('s1', { modules: NO_MTA, at })] })), [
        'error likely mtaNotRunning',
      ]);
    }
  });

  it('is certain of nothing an hour later', () => {
    for (const [name, evidence] of SCENARIOS) {
      const certain = diagnose({ ...evidence, at: NOW + HOUR }).findings.filter(
        ({ certainty }) => certainty === 'certain',
      );
      assert.deepEqual(certain, [], name);
    }
  });

  it('is certain of nothing but the delivery itself when servers, workflows and domains are silent', () => {
    for (const [name, evidence] of SCENARIOS) {
      const { findings } = diagnose({
        ...evidence,
        servers: evidence.servers.map((one) => ({
          ...one,
          modules: notRead('pdump'),
          config: notRead('config'),
          host: notRead('host'),
        })),
        workflows: {},
        domains: notRead('domains'),
      });
      const certain = findings.filter(({ certainty }) => certainty === 'certain');
      assert.deepEqual(
        certain.filter(({ evidence: seen }) =>
          seen.some(({ source }) => !['delivery DM1001', 'journal'].includes(source)),
        ),
        [],
        name,
      );
    }
  });

  it('is never certain of the servers when any of them could not be asked', () => {
    for (const [name, evidence] of SCENARIOS) {
      const crippled = {
        ...evidence,
        servers: [...evidence.servers, server('s9', { modules: notRead('m'), config: notRead('c') })],
      };
      const wrong = diagnose(crippled).findings.filter(
        (one) =>
          one.certainty === 'certain' &&
          one.severity === 'error' &&
          ['mtaNotRunning', 'affinityNotConfigured'].includes(one.cause),
      );
      assert.deepEqual(wrong, [], name);
    }
  });

  it('finds nothing that it did not find before when a source fails, and is surer of nothing', () => {
    const silent: Partial<Evidence> = {
      affinityNames: notRead('a'),
      runningCampaignDeliveries: notRead('r'),
      limitConcurrency: notRead('l'),
      journal: notRead('j'),
      lastSent: notRead('t'),
      instanceClock: notRead('c'),
      waitingParts: notRead('p'),
      domains: notRead('d'),
      workflows: {},
    };
    const sure = ['possible', 'likely', 'certain'];
    for (const [name, evidence] of SCENARIOS) {
      const before = new Map(diagnose(evidence).findings.map((one) => [one.cause, sure.indexOf(one.certainty)]));
      for (const [source, lost] of Object.entries(silent)) {
        const surer = diagnose({ ...evidence, [source]: lost }).findings.filter(
          (one) => sure.indexOf(one.certainty) > (before.get(one.cause) ?? -1),
        );
        assert.deepEqual(
          surer.map(({ cause }) => cause),
          [],
          `${name}, without ${source}`,
        );
      }
    }
  });

  it('gives every cause an id of its own', () => {
    assert.equal(new Set(CAUSES.map((cause) => cause.id)).size, CAUSES.length);
  });
});
