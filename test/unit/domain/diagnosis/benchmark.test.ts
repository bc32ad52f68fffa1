import assert from 'node:assert/strict';
import { makeCases } from '../../../bench/diagnosis/cases';
import { PROMISES } from '../../../bench/diagnosis/report';
import { figuresOf, outcomeOf, type Outcome } from '../../../bench/diagnosis/score';

/** A sample of the benchmark (npm run bench:diagnosis): each trouble alone, in pairs, with lost sources, zones, clocks. */
describe('the diagnosis of worlds whose truth is known', function () {
  this.timeout(60_000);
  let outcomes: readonly Outcome[];

  before(() => {
    outcomes = makeCases(7, { alone: 1, pairs: 1, others: 1 }).map(outcomeOf);
  });

  it('claims what is true: precision of at least 0.98', () => {
    const { precision, cases } = figuresOf(outcomes);
    assert.ok(cases > 1000);
    assert.ok(precision >= 0.98, `precision ${precision}`);
  });

  it('is never certain of what is not so', () => {
    const wrong = outcomes.flatMap(({ of, findings }) =>
      findings
        .filter(({ certainty, right }) => certainty === 'certain' && !right)
        .map(({ cause }) => `${cause} of ${of.troubles.join(' + ')}, ${of.stage}, without ${of.lost ?? 'nothing'}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('keeps what its certainties promise', () => {
    const { calibration } = figuresOf(outcomes);
    for (const certainty of ['certain', 'likely', 'possible'] as const) {
      const { right, said } = calibration[certainty];
      assert.ok(said > 50 && right / said >= PROMISES[certainty], `${certainty}: ${right} of ${said}`);
    }
  });

  it('names every trouble that comes alone, first what matters, with the remedy that an expert would try', () => {
    const { recall, first, remedy } = figuresOf(outcomes.filter(({ of }) => of.kind === 'alone'));
    assert.deepEqual([recall, first, remedy], [1, 1, 1]);
  });
});
