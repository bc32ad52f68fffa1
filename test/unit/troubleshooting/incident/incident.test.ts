import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { ATTENTION_GROUPS } from '../../../../src/domain/attention';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import type { Evidence } from '../../../../src/domain/diagnosis/evidence';
import { gatherEvidence } from '../../../../src/troubleshooting/gatherEvidence';
import { incidentText, parseIncident, type Incident } from '../../../../src/troubleshooting/incident/incidentFile';
import { gatherIncident, renderIncident } from '../../../../src/troubleshooting/incident/incidents';
import { evidenceOf } from '../../domain/diagnosis/evidenceOf';
import { never, now, onDemo } from '../onDemo';

const incidentOf = (evidence: Evidence, part: Partial<Incident> = {}): Incident => ({
  savedAt: 1,
  evidence,
  changed: [],
  record: [],
  ...part,
});

/** What a diagnosis found, without the words. */
const findingsOf = (evidence: Evidence): unknown => {
  const { findings, ruledOut, unchecked } = diagnose(evidence);
  return {
    findings: findings.map(({ cause, severity, certainty, remedies }) => ({ cause, severity, certainty, remedies })),
    ruledOut,
    unchecked: unchecked.map(({ what }) => what),
  };
};

describe('an incident file', function () {
  this.timeout(120_000);

  it('gives the same findings as the instance did, for everything that stands still on the demo', async () => {
    const scenarios = ['mtaStopped', 'affinityMissing', 'preparationError', 'expiredValidity', 'throttledDomain'];
    await onDemo({ scenarios }, async (access) => {
      const instance = await access.instance('d', never);
      const groups = ATTENTION_GROUPS.filter((group) => group !== 'finished' && group !== 'beingEdited');
      const causes = new Set<string>();
      for (const group of groups) {
        const query = { group, now: now() + instance.info.clockOffsetMs, pageSize: 3 };
        for (const { id } of (await instance.deliveries.list(query, never)).rows) {
          const evidence = await gatherEvidence(access, { connectionId: 'd', deliveryId: id }, now, never);
          const opened = parseIncident(incidentText(incidentOf(evidence), []));
          assert.ok(opened !== undefined, group);
          assert.deepEqual(findingsOf(opened.evidence), findingsOf(evidence));
          for (const { cause } of diagnose(evidence).findings) {
            causes.add(cause);
          }
        }
      }
      assert.ok(causes.size >= 4, [...causes].join(', '));
    });
  });

  it('is shown without any connection, with what was found, what changed and how much was recorded', async () => {
    await onDemo({ scenarios: ['mtaStopped'] }, async (access) => {
      const instance = await access.instance('d', never);
      const query = { group: 'needsAttention' as const, now: now() + instance.info.clockOffsetMs, pageSize: 1 };
      const [delivery] = (await instance.deliveries.list(query, never)).rows;
      assert.ok(delivery !== undefined);
      const ref = { connectionId: 'd', deliveryId: delivery.id };
      const around = async () => ({ changed: ['[x](command:y) stopped'], record: [1, 2] });
      const text = await gatherIncident(access, ref, now, never, around);
      const url = access.descriptor('d')?.url ?? assert.fail();
      assert.ok(!text.includes(url), 'the address of the instance is in it');
      const report = renderIncident(text) ?? assert.fail();
      assert.match(report, /Incident of demo/);
      assert.match(report, /mta/);
      assert.match(report, /2 looks/);
      assert.doesNotMatch(report, /[^\\]\[x\]\(command/);
    });
  });

  it('lets no address, number, token or password out, wherever it stands', () => {
    const evidence = evidenceOf();
    const canaries = 'canary.one@example.com +33612345678 password=canary-two ___1a2b3c4d-0000-0000-0000-00000canary3';
    const planted: Evidence = {
      ...evidence,
      instanceName: canaries,
      delivery: {
        ...evidence.delivery,
        value: { ...evidence.delivery.value, label: canaries, internalName: canaries },
      },
      journal: { ok: true, at: 1, source: canaries, value: [{ type: 0, message: canaries }] },
      journalReasons: [{ line: { type: 0, message: canaries } }],
      counts: { ok: false, source: canaries, because: canaries },
      workflows: { [canaries]: { ok: true, at: 1, source: canaries, value: { label: canaries } } },
    };
    const text = incidentText(incidentOf(planted, { changed: [canaries], record: [{ [canaries]: canaries }] }), [
      'hunter2',
    ]);
    assert.doesNotMatch(text, /canary|33612345678|hunter2/);
  });

  it('is nothing else', () => {
    const good = incidentText(incidentOf(evidenceOf()), []);
    assert.ok(parseIncident(good) !== undefined);
    for (const text of [
      '',
      '{}',
      'null',
      good.slice(0, -20),
      good.replace('delivery-doctor-incident', 'other'),
      good.replace('"version": 1', '"version": 2'),
      good.replace('"servers": [', '"servers": [7,'),
      good.replace('"journalReasons": [', '"journalReasons": ["x",'),
    ]) {
      assert.equal(parseIncident(text), undefined, text.slice(0, 80));
    }
  });
});
