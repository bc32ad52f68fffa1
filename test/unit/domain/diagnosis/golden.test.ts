import { CAUSES, CAUSE_FACTS, CAUSE_FINDINGS } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { assertGolden, findingsText } from '../golden';
import { SCENARIOS } from './diagnoseCases';

describe('the diagnosis, case by case', () => {
  it('says what golden.txt says, with its evidence and remedies', () => {
    const words = { findings: CAUSE_FINDINGS, facts: CAUSE_FACTS };
    const cases = SCENARIOS.map(([name, given]) => findingsText(name, diagnose(given), words));
    const ruledOut = CAUSES.map((cause) => `${cause.id}: ${cause.ruledOut()}`);
    assertGolden(
      'test/unit/domain/diagnosis/golden.txt',
      `${[...cases, ['# Ruled out', ...ruledOut].join('\n')].join('\n\n')}\n`,
    );
  });
});
