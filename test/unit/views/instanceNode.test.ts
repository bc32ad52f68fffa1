import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { AttentionGroup } from '../../../src/domain/attention';
import { countsText } from '../../../src/views/deliveries/nodes/instanceNode';

const counts = (of: Partial<Record<AttentionGroup, number>>): string =>
  countsText(new Map(Object.entries(of) as [AttentionGroup, number][]));

describe('the row of a folded instance', () => {
  it('says how many deliveries need attention and are in progress', () => {
    assert.equal(counts({ needsAttention: 1, inProgress: 2, finished: 183 }), '1 needs attention · 2 in progress');
    assert.equal(counts({ needsAttention: 1200 }), '1,200 need attention');
  });

  it('says that nothing needs attention where nothing does', () => {
    assert.equal(counts({ finished: 183 }), 'nothing needs attention');
  });
});
