import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import type { HealthReport } from '../../../../src/domain/advisor/advise';
import { RULES } from '../../../../src/domain/advisor/rules';
import { GUIDES } from '../../../../src/domain/guides/guides';
import { finding } from '../../../../src/domain/judgement/verdict';
import { guideOf, guides, rulesOf } from '../../../../src/troubleshooting/guides/guides';
import { stateOf } from '../../../../src/troubleshooting/guides/guideSteps';
import { renderGuide } from '../../../../src/troubleshooting/reportMarkdown';

const report = (part: Partial<HealthReport> = {}): HealthReport => ({
  at: 0,
  findings: [],
  healthy: [],
  unchecked: [],
  ...part,
});
const SHOP = { name: 'Shop', environment: 'stage' } as const;
const all = RULES.map(({ id }) => id);
const checked = (text: string): number => (text.match(/^- \[x\]/gm) ?? []).length;

describe('troubleshooting/guides', () => {
  it('has a name of its own for each step, and offers a guide for what it has a step about', () => {
    const steps = GUIDES.flatMap((guide) => guide.steps.map(({ id }) => id));
    assert.equal(new Set(steps).size, steps.length);
    assert.deepEqual(rulesOf('sendingDomains'), ['mx', 'spf']);
    assert.deepEqual(rulesOf('warmUp'), []);
    assert.equal(guideOf('spf')?.id, 'deliverability');
    assert.equal(guideOf('longPreparations')?.id, 'performance');
    assert.equal(guideOf('no such rule'), undefined);
    assert.deepEqual(
      guides().map(({ id }) => id),
      ['deliverability', 'images', 'performance', 'temporaryFiles'],
    );
  });

  it('checks a step off only when every rule of it is kept', () => {
    const step = ['mx', 'spf'];
    assert.equal(stateOf(step, report({ healthy: ['mx', 'spf'] })), 'done');
    assert.equal(stateOf(step, report({ healthy: ['mx'] })), 'unknown');
    assert.equal(stateOf(step, report()), 'unknown');
    const bad = finding({ cause: 'spf', severity: 'warning', certainty: 'likely', evidence: [] });
    assert.equal(stateOf(step, report({ healthy: ['mx'], findings: [bad] })), 'wrong');
    assert.equal(stateOf([], report({ healthy: all })), 'open');
  });

  for (const { id, steps } of GUIDES) {
    it(`${id} checks off what the tool can verify, and nothing else`, () => {
      const verifiable = steps.filter((step) => rulesOf(step.id).length > 0).length;
      assert.ok(verifiable > 0 && verifiable < steps.length, `${verifiable} of ${steps.length}`);
      const healthy = renderGuide(id, report({ healthy: all }), SHOP) ?? assert.fail();
      assert.equal(checked(healthy), verifiable);
      assert.match(healthy, /Only you can check this\./);
      const nothing = renderGuide(id, report(), SHOP) ?? assert.fail();
      assert.equal(checked(nothing), 0);
      assert.match(nothing, /This instance has nothing to check it on\./);
      const cut = Object.fromEntries(all.map((rule) => [rule, [{ what: rule, because: 'no answer' }]]));
      const untold = renderGuide(id, report({ untold: cut }), SHOP) ?? assert.fail();
      assert.match(untold, /Could not be checked: \w+: no answer/);
      assert.doesNotMatch(untold, /health report/);
      assert.ok(nothing.includes('](https://experienceleague.adobe.com/'));
    });
  }

  it('says what was found, under its step', () => {
    const bad = finding({
      cause: 'spf',
      severity: 'warning',
      certainty: 'certain',
      args: { domain: 'shop.fr', problem: 'none' },
      evidence: [],
    });
    const text = renderGuide('deliverability', report({ findings: [bad], healthy: ['mx'] }), SHOP) ?? assert.fail();
    assert.match(
      text,
      /^- \[ \] \*\*1\. [^\n]*\n {2}- Found: shop\.fr has no SPF record\n {2}- Passed: The sending domains accept mail\./m,
    );
    assert.match(text, /Passed: 0 of 8\. Needs attention: 1\. For you to check: 7\./);
    assert.equal(renderGuide('none', report(), SHOP), undefined);
  });
});
