import { advise } from '../../../../src/domain/advisor/advise';
import { RULES, RULE_FACTS, RULE_FINDINGS } from '../../../../src/domain/advisor/rules';
import { CAUSE_FACTS } from '../../../../src/domain/diagnosis/causes';
import { assertGolden, findingsText } from '../golden';
import { CASES } from './cases';

describe('the health check, case by case', () => {
  it('says what golden.txt says, with its evidence and remedies', () => {
    const words = { findings: RULE_FINDINGS, facts: new Map([...CAUSE_FACTS, ...RULE_FACTS]) };
    const cases = CASES.map(([name, given]) => findingsText(name, advise(given), words));
    const inOrder = RULES.map(({ id, ruledOut }) => `${id}: ${ruledOut()}`);
    assertGolden(
      'test/unit/domain/advisor/golden.txt',
      `${[...cases, ['# In order', ...inOrder].join('\n')].join('\n\n')}\n`,
    );
  });
});
