import assert from 'node:assert/strict';
import { runWizard, type StepPlace, type StepResult, type WizardStep } from '../../../src/platform/wizard';

interface Draft {
  kind?: string;
  asked: string[];
}

/** Steps that answer from a script: `id` → the results of its successive questions. */
function scripted(
  ids: readonly string[],
  script: Readonly<Record<string, StepResult[]>>,
  applies?: WizardStep<Draft>['applies'],
) {
  const places: StepPlace[] = [];
  const steps = ids.map((id): WizardStep<Draft> => ({
    id,
    applies: id === 'optional' ? applies : undefined,
    ask: async (draft, place) => {
      draft.asked.push(id);
      places.push(place);
      return script[id]?.shift() ?? 'next';
    },
  }));
  return { steps, places };
}

describe('runWizard', () => {
  it('asks in order and tells each step its place', async () => {
    const { steps, places } = scripted(['a', 'b'], {});
    const draft: Draft = { asked: [] };
    assert.equal(await runWizard(steps, draft), true);
    assert.deepEqual(draft.asked, ['a', 'b']);
    assert.deepEqual(places, [
      { number: 1, total: 2, canGoBack: false },
      { number: 2, total: 2, canGoBack: true },
    ]);
  });

  it('goes back, and forward again', async () => {
    const { steps } = scripted(['a', 'b', 'c'], { c: ['back'] });
    const draft: Draft = { asked: [] };
    await runWizard(steps, draft);
    assert.deepEqual(draft.asked, ['a', 'b', 'c', 'b', 'c']);
  });

  it('stops when the person gives up', async () => {
    const { steps } = scripted(['a', 'b'], { a: ['cancel'] });
    const draft: Draft = { asked: [] };
    assert.equal(await runWizard(steps, draft), false);
    assert.deepEqual(draft.asked, ['a']);
  });

  it('leaves out a step that the answers make needless', async () => {
    const { steps, places } = scripted(['a', 'optional', 'b'], {}, (draft) => draft.kind === 'x');
    const draft: Draft = { asked: [] };
    await runWizard(steps, draft);
    assert.deepEqual(draft.asked, ['a', 'b']);
    assert.equal(places[1]?.total, 2);
    const other: Draft = { kind: 'x', asked: [] };
    await runWizard(steps, other);
    assert.deepEqual(other.asked, ['a', 'optional', 'b']);
  });

  it('starts where it is told, with a way back before it', async () => {
    const { steps } = scripted(['a', 'b', 'c'], { b: ['back'] });
    const draft: Draft = { asked: [] };
    await runWizard(steps, draft, 'b');
    assert.deepEqual(draft.asked, ['b', 'a', 'b', 'c']);
  });
});
