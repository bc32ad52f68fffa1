import assert from 'node:assert/strict';
import type { Finding, Remedy } from '../../../src/domain/finding';
import { namedRemedies, remedyName } from '../../../src/troubleshooting/remedyName';

const CLEAR: Remedy = { kind: 'setAffinity', deliveryId: '1', affinity: '' };
const OTHER: Remedy = { kind: 'setAffinity', deliveryId: '2', affinity: '' };

function findings(...remedies: readonly Remedy[]): readonly Finding[] {
  return remedies.map((remedy) => ({
    cause: 'x',
    severity: 'error',
    certainty: 'certain',
    args: {},
    evidence: [],
    remedies: [remedy],
  }));
}

describe('troubleshooting/remedyName', () => {
  it('finds a remedy wherever the answer has it now', () => {
    for (const given of [findings(CLEAR, OTHER), findings(OTHER, CLEAR)]) {
      assert.deepEqual(namedRemedies(given, { remedy: remedyName(CLEAR) }), [CLEAR]);
      assert.deepEqual(namedRemedies(given, { remedies: [OTHER, CLEAR].map(remedyName) }), [OTHER, CLEAR]);
    }
  });

  it('applies none that the answer does not offer, whatever a link carries', () => {
    const given = findings(CLEAR);
    for (const request of [
      undefined,
      'x',
      {},
      { remedy: 0 },
      { remedy: '{}' },
      { remedy: remedyName(OTHER) },
      { remedy: CLEAR },
      { remedies: [] },
      { remedies: [CLEAR, OTHER].map(remedyName) },
      { remedies: remedyName(CLEAR) },
    ]) {
      assert.equal(namedRemedies(given, request), undefined);
    }
  });
});
