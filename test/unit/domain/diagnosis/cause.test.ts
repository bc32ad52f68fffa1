import assert from 'node:assert/strict';
import { defineCause } from '../../../../src/domain/diagnosis/cause';
import { CAUSES, CAUSE_FACTS, CAUSE_FINDINGS } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { fact, finding, found } from '../../../../src/domain/judgement/verdict';
import type { FactWords, FindingWords } from '../../../../src/domain/judgement/definition';
import { evidenceOf, read } from './evidenceOf';

const says = { title: () => 'title', meaning: () => 'meaning', page: 'sending' } as const;
const seen = read(1, 'somewhere');
const concerns = (): boolean => true;
const ruledOut = (): string => 'not so';
const judge = () => ({ kind: 'ruledOut' }) as const;
const late = { id: 'late', ruledOut, findings: { late: says }, facts: {}, concerns, judge } as const;

// What must not compile: `tsc`, which every check runs, complains of a line that expects an error and has none.
describe('domain/diagnosis/cause', () => {
  it('takes a finding and a fact that have words', () => {
    const cause = defineCause({
      id: 'late',
      ruledOut,
      findings: { late: says },
      facts: { clock: () => 'ten' },
      concerns,
      judge: () =>
        found(
          finding({ cause: 'late', severity: 'info', certainty: 'possible', evidence: [fact(seen, 'clock')] }),
          finding({ cause: 'late', severity: 'info', certainty: 'possible', evidence: [fact(seen, 'state')] }),
        ),
    });
    assert.equal(cause.id, 'late');
  });

  it('refuses a finding without words', () => {
    const unknown = finding({ cause: 'later', severity: 'info', certainty: 'possible', evidence: [] });
    // @ts-expect-error `later` has no words
    defineCause({ ...late, judge: () => found(unknown) });
  });

  it('refuses a fact without words', () => {
    const unknown = fact(seen, 'clock');
    const shown = finding({ cause: 'late', severity: 'info', certainty: 'possible', evidence: [unknown] });
    // @ts-expect-error `clock` has no words
    defineCause({ ...late, judge: () => found(shown) });
  });

  it('refuses findings of which a word is missing, and a cause without its “ruled out”', () => {
    const { title, meaning, page } = says;
    // @ts-expect-error no meaning is given
    defineCause({ ...late, findings: { late: { title, page } } });
    // @ts-expect-error no page is given
    defineCause({ ...late, findings: { late: { title, meaning } } });
    // @ts-expect-error no words for when it was ruled out
    defineCause({ ...late, ruledOut: undefined });
  });

  it('makes unions of the ids in the list', () => {
    const diagnosis = diagnose(evidenceOf());
    // @ts-expect-error no cause has this id
    assert.ok(!diagnosis.ruledOut.includes('noSuchCause'));
    assert.ok(!diagnosis.findings.some(({ cause }) => cause === 'noServerRunsMta'));
    // @ts-expect-error no cause finds this
    assert.ok(!diagnosis.findings.some(({ cause }) => cause === 'noSuchFinding'));
  });

  it('has no two causes with one id, and no id or key with two meanings', () => {
    assert.equal(new Set(CAUSES.map(({ id }) => id)).size, CAUSES.length);
    for (const { findings, facts } of CAUSES) {
      for (const [id, words] of Object.entries<FindingWords>(findings)) {
        assert.equal(CAUSE_FINDINGS.get(id), words, id);
      }
      for (const [key, words] of Object.entries<FactWords>(facts)) {
        assert.equal(CAUSE_FACTS.get(key), words, key);
      }
    }
  });
});
