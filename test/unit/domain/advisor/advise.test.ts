import assert from 'node:assert/strict';
import fc from 'fast-check';
import { advise } from '../../../../src/domain/advisor/advise';
import { DEFAULTS } from '../../../../src/domain/advisor/rule';
import { RULES, filterOf, type RuleId } from '../../../../src/domain/advisor/rules';
import type { InstanceEvidence } from '../../../../src/domain/advisor/instanceEvidence';
import { optionDate } from '../../../../src/domain/advisor/instance/ranLately';
import { LOAD_THRESHOLDS, spread, tooClose } from '../../../../src/domain/advisor/deliveries/plannedLoad';
import { parseFilter } from '../../../../src/domain/deliveryFilter';
import { ATTENTION_GROUPS } from '../../../../src/domain/attention';
import { MINUTE, NOW, delivery, notRead, read } from '../diagnosis/evidenceOf';
import { CASES, facts } from './cases';
import { mailFacts } from './mailCases';

const APART_MS = DEFAULTS(LOAD_THRESHOLDS.apartMs);

describe('domain/advisor', () => {
  for (const [name, given, expected] of CASES) {
    it(name, () => {
      assert.deepEqual(
        advise(given).findings.map((one) => `${one.severity} ${one.certainty} ${one.cause}`),
        expected,
      );
    });
  }

  it('covers every rule with a case', () => {
    const seen = new Set(CASES.flatMap(([, given]) => advise(given).findings.map(({ cause }) => cause)));
    assert.deepEqual(
      RULES.map(({ id }) => id).filter((id) => !seen.has(id)),
      [],
    );
  });

  it('is healthy by all rules on a healthy instance', () => {
    const { healthy, unchecked } = advise(facts());
    assert.deepEqual([...healthy].sort(), RULES.map(({ id }) => id).sort());
    assert.deepEqual(unchecked, []);
  });

  it('finds nothing, and calls nothing healthy, where nothing could be read', () => {
    const blind = facts({
      groups: Object.fromEntries(ATTENTION_GROUPS.map((name) => [name, notRead(name)])),
      runningCampaignDeliveries: notRead('running'),
      workflows: {},
      domains: notRead('providers'),
      quarantines: notRead('quarantines'),
      feeds: notRead('workflows in error'),
      inactivity: notRead('reactions'),
      preparations: notRead('analyses'),
      plans: notRead('plans'),
      mail: { mails: notRead('contents'), local: false, answers: new Map() },
      servers: [{ name: 's1', modules: notRead('pdump'), settings: notRead('configuration') }],
    });
    const options = Object.fromEntries(
      Object.keys(blind.options).map((name) => [name, notRead(name)]),
    ) as unknown as InstanceEvidence['options'];
    const report = advise({
      ...blind,
      options,
      dns: {
        domains: notRead('senders'),
        addresses: [{ address: '198.51.101.7', server: 's1', names: notRead('PTR') }],
      },
    });
    assert.deepEqual([report.findings, report.healthy], [[], []]);
    assert.ok(report.unchecked.length >= 10);
  });

  it('says of what the instance does not tell that it could not be checked', () => {
    const silent = facts({
      mail: { mails: read(undefined, 'contents'), local: false, answers: new Map() },
      domains: read(undefined, 'providers'),
      quarantines: read(undefined, 'quarantines'),
      inactivity: read(undefined, 'reactions'),
      preparations: read(undefined, 'analyses'),
      plans: read(undefined, 'plans'),
      feeds: read(undefined, 'workflows in error'),
    });
    const { healthy, unchecked, findings } = advise(silent);
    assert.deepEqual(findings, []);
    const silentRules: readonly RuleId[] = [
      'complaints',
      'unknownUsers',
      'domainBounces',
      'quarantineGrowth',
      'inactiveRecipients',
      'feedingWorkflows',
      'imagesMissing',
      'heavyMails',
    ];
    for (const rule of silentRules) {
      assert.ok(!healthy.includes(rule), rule);
    }
    assert.ok(unchecked.length >= 4 && unchecked.every(({ because }) => because === 'notGiven'));
  });

  it('says which images could not be asked for, and calls the others in order no more', () => {
    const { mails } = mailFacts();
    const { healthy, unchecked, findings } = advise(
      facts({
        mail: {
          ...mailFacts(),
          mails,
          answers: new Map([['https://res.shop.fr/logo.png', notRead('logo.png', 'no way out')]]),
        },
      }),
    );
    assert.deepEqual([findings, unchecked], [[], [{ what: 'logo.png', because: 'no way out' }]]);
    assert.ok(!healthy.includes('imagesMissing') && healthy.includes('imagesOverHttp'));
  });

  it('says why it does not count people', () => {
    const because = (value: InstanceEvidence['inactivity']): string[] =>
      advise(facts({ inactivity: value })).unchecked.map((entry) => entry.because);
    assert.deepEqual(because(read({ since: NOW - 30 * 24 * 60 * MINUTE, reached: 10_000, reacted: 1 }, 'reactions')), [
      'logTooShort',
    ]);
    assert.deepEqual(because({ ok: false, source: 'reactions', because: 'notAsked' }), ['notAsked']);
  });

  it('shows what rules are about by filters that the deliveries view understands', () => {
    const filters = RULES.flatMap(({ id }) => filterOf(id) ?? []);
    assert.ok(filters.length >= 8);
    for (const filter of filters) {
      assert.deepEqual(parseFilter(filter).problem, undefined, filter);
    }
  });

  it('is silent about a rule that was snoozed', () => {
    const failing = facts({ groups: { failed: [delivery({ state: 87 })] } });
    const { findings, healthy } = advise(failing, DEFAULTS, new Set(['failedDeliveries']));
    assert.deepEqual(findings, []);
    assert.ok(!healthy.includes('failedDeliveries'));
  });

  it('reads the dates of options, and refuses what is none', () => {
    const at = Date.UTC(2026, 10, 23, 4, 0, 12);
    for (const text of ['2026-11-23 04:00:12.345Z', '2026/11/23 04:00:12', '2026-11-23T04:00:12Z']) {
      assert.equal(optionDate(text), at, text);
    }
    assert.equal(optionDate('2026-11-23'), Date.UTC(2026, 10, 23));
    for (const text of ['', 'yesterday', '1', '23/11/2026']) {
      assert.equal(optionDate(text), undefined, text);
    }
  });

  it('spreads large deliveries: in order, never earlier, far enough apart', () => {
    const minutes = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 12 });
    fc.assert(
      fc.property(minutes, (starts) => {
        const planned = starts.map((at, index) =>
          delivery({ id: String(index), contactDate: NOW + at * MINUTE, counters: { toDeliver: 2_000_000 } }),
        );
        for (const group of tooClose(planned, 1_000_000, APART_MS)) {
          const dates = spread(group, APART_MS);
          assert.equal(dates[0]?.contactDate, group[0]?.contactDate);
          dates.forEach(({ contactDate }, index) => {
            assert.ok(contactDate >= (group[index]?.contactDate ?? Infinity));
            if (index > 0) {
              assert.ok(contactDate - (dates[index - 1]?.contactDate ?? 0) >= APART_MS);
            }
          });
          assert.deepEqual(
            tooClose(
              dates.map(({ delivery: one, contactDate }) => ({ ...one, contactDate })),
              1_000_000,
              APART_MS,
            ),
            [],
          );
        }
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});
