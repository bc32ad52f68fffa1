import assert from 'node:assert/strict';
import { StateStore } from '../../../../src/platform/stateStore';
import { TickedSteps } from '../../../../src/troubleshooting/activation/tickedSteps';

function memory(initial?: unknown): { readonly ticked: TickedSteps; kept: () => unknown } {
  let kept = initial;
  const state = new StateStore({
    get: () => kept,
    update: async (_key, value) => {
      kept = JSON.parse(JSON.stringify(value));
    },
  });
  return { ticked: new TickedSteps(state), kept: () => kept };
}

describe('troubleshooting/activation/tickedSteps', () => {
  it('keeps what was ticked by instance and guide, and forgets it with the instance', async () => {
    const { ticked, kept } = memory();
    await ticked.set('prod', 'images', 'a', true);
    await ticked.set('prod', 'images', 'b', true);
    await ticked.set('prod', 'images', 'a', true);
    await ticked.set('stage', 'images', 'a', true);
    await ticked.set('prod', 'images', 'b', false);
    assert.deepEqual(
      [ticked.of('prod', 'images'), ticked.of('prod', 'performance'), ticked.of('stage', 'images')],
      [['a'], [], ['a']],
    );
    await ticked.forget('prod');
    assert.deepEqual(kept(), { stage: { images: ['a'] } });
  });

  it('takes what another version wrote for what it can be', () => {
    for (const strange of [7, 'x', null, [], { prod: 7 }, { prod: { images: 'a' } }, { prod: { images: [7] } }]) {
      assert.deepEqual(memory(strange).ticked.of('prod', 'images'), []);
    }
  });
});
