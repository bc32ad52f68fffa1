import { CAUSES, CAUSE_FACTS, CAUSE_FINDINGS } from '../../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { assertGolden, findingsText } from '../golden';
import { SCENARIOS } from './diagnoseCases';
import { EDGE_CASES } from './edgeCases';

const words = { findings: CAUSE_FINDINGS, facts: CAUSE_FACTS };

describe('the diagnosis, case by case', () => {
  it('says what edges.txt says, on both sides of every limit', () => {
    const cases = EDGE_CASES.map(([name, given]) => findingsText(name, diagnose(given), words));
    assertGolden('test/unit/domain/diagnosis/edges.txt', `${cases.join('\n\n')}\n`);
  });

  it('says what golden.txt says, with its evidence and remedies', () => {
    const cases = SCENARIOS.map(([name, given]) => findingsText(name, diagnose(given), words));
    const ruledOut = CAUSES.map((cause) => `${cause.id}: ${cause.ruledOut()}`);
    assertGolden(
      'test/unit/domain/diagnosis/golden.txt',
      `${[...cases, ['# Ruled out', ...ruledOut].join('\n')].join('\n\n')}\n`,
    );
  });
});
