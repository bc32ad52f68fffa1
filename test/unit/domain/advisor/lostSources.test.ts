import { advise } from '../../../../src/domain/advisor/advise';
import { RULE_FACTS, RULE_FINDINGS } from '../../../../src/domain/advisor/rules';
import { CAUSE_FACTS } from '../../../../src/domain/diagnosis/causes';
import { assertGolden, findingsText } from '../golden';
import { emptyingEach, losingEach } from '../lostSources';
import { facts } from './cases';

describe('the health check with one source lost, or silent', () => {
  it('says what lost.txt says: which rules cannot tell any more, and of the others that all is in order', () => {
    const words = { findings: RULE_FINDINGS, facts: new Map([...CAUSE_FACTS, ...RULE_FACTS]) };
    const whole = facts();
    const sure = new Set(advise(whole).healthy);
    const silent = emptyingEach(whole).filter(([what]) => SILENT.some((name) => what.startsWith(name)));
    const cases = [
      ...losingEach(whole).map(([what, given]) => [`without ${what}`, given] as const),
      ...silent.map(([what, given]) => [`${what} tells nothing`, given] as const),
    ].map(([name, given]) => {
      const report = advise(given);
      const open = [...sure].filter((id) => !report.healthy.includes(id));
      return `${findingsText(name, report, words)}\nno longer in order: ${open.join(' ')}`;
    });
    assertGolden('test/unit/domain/advisor/lost.txt', `${cases.join('\n\n')}\n`);
  });
});

/** Sources that an instance may answer without telling anything. */
const SILENT = [
  'options',
  'workflows.',
  'workflowReasons',
  'domains',
  'quarantines',
  'plans',
  'preparations',
  'inactivity',
  'feeds',
  'mail.mails',
];
