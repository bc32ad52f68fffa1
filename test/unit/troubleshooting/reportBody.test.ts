import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import type { HealthReport } from '../../../src/domain/advisor/advise';
import type { Finding, Remedy } from '../../../src/domain/finding';
import { finding } from '../../../src/domain/judgement/verdict';
import { reportBody } from '../../../src/shared/protocol/report';
import { diagnosisBody, guideBody, healthBody, writeReport } from '../../../src/troubleshooting';
import { fixesOf } from '../../../src/troubleshooting/reportFixes';
import { remedyName } from '../../../src/troubleshooting/remedyName';
import { evidenceOf, NOW, read, SENDING, server } from '../domain/diagnosis/evidenceOf';

const start = (on: string): Remedy => ({ kind: 'startModule', server: on, module: 'mta', instance: 'demo' });
const LOG: Remedy = { kind: 'openServerLog', server: 's1', file: 'demo/log/mta.log' };

const bodyOf = (given: Parameters<typeof evidenceOf>[0] = {}) => diagnosisBody(diagnose(evidenceOf(given)), []);

/** Both sending servers without an MTA. */
const stopped = () =>
  bodyOf({
    servers: ['s1', 's2'].map((name) => server(name, { modules: ['web@default'], config: { autoStart: ['mta'] } })),
  });

const report = (part: Partial<HealthReport> = {}): HealthReport => ({
  at: NOW,
  findings: [],
  healthy: [],
  unchecked: [],
  ...part,
});
const advice = (cause: string, ...remedies: readonly Remedy[]): Finding =>
  finding({
    cause,
    severity: 'warning',
    certainty: 'certain',
    args: { server: 's1', modules: 'mta@demo' },
    evidence: [],
    remedies,
  });

describe('troubleshooting/reportBody', () => {
  it('sends people to Adobe only where servers out of their reach have to act', () => {
    const says = (given: Parameters<typeof evidenceOf>[0]): boolean =>
      bodyOf(given).notes.some((note) => note.includes('are out of reach from here'));
    assert.equal(says({ delivery: SENDING }), false);
    assert.equal(says({ delivery: { ...SENDING, deliveryMode: 4 } }), true);
    const twins = [{ id: '4711', state: DELIVERY_STATES.started }];
    const twin = read(
      { kind: 'seen', connectionId: 'mid', instance: 'mid-a', twins } as const,
      'delivery 4711 on mid-a',
    );
    assert.equal(says({ delivery: { ...SENDING, deliveryMode: 4, midRemoteId: '4711' }, twin }), false, 'one’s own');
  });

  it('offers what is the same on several servers at once, first', () => {
    const titles = (...remedies: readonly Remedy[]) => fixesOf(remedies).map(({ title }) => title);
    assert.deepEqual(titles(start('s1'), LOG), ['Start mta@demo on s1', 'Open demo/log/mta.log of s1']);
    assert.deepEqual(titles(start('s1'), start('s2')), [
      'Start mta@demo on Both Servers',
      'Start mta@demo on s1',
      'Start mta@demo on s2',
    ]);
    assert.equal(titles(start('s1'), start('s2'), start('s3'))[0], 'Start mta@demo on All 3 Servers');
    assert.equal(
      titles(start('s1'), { ...start('s2'), module: 'wfserver' } as Remedy).length,
      2,
      'another module is another matter',
    );
    const [both] = fixesOf([start('s1'), start('s2')]);
    assert.deepEqual(both?.remedies, [start('s1'), start('s2')].map(remedyName));
    assert.deepEqual(
      fixesOf([start('s1'), LOG]).map(({ changes }) => changes),
      [true, false],
    );
  });

  it('is what the page understands, with findings in their order', () => {
    const body = stopped();
    assert.deepEqual(reportBody.safeParse(structuredClone(body)).data, body);
    assert.equal(body.findings[0]?.id, 'mtaNotRunning:0');
    assert.equal(body.findings[0].fixes[0]?.title, 'Start mta@demo on Both Servers');
    assert.equal(body.tone, 'error');
    assert.equal(new Set(body.findings.map(({ id }) => id)).size, body.findings.length);
    assert.deepEqual([body.standing?.state, body.standing?.waiting], ['Start pending', 1000]);
  });

  it('says whether everything was looked at when nothing was found', () => {
    assert.deepEqual([bodyOf().tone, bodyOf().notes.length > 0], ['fine', true]);
  });

  it('is silent of what is snoozed, but names it', () => {
    const body = healthBody(report({ findings: [advice('failedDeliveries')] }), 'Shop', {
      silent: [advice('modulesMissing')],
      done: [],
    });
    assert.deepEqual(
      body.findings.map(({ code }) => code),
      ['failedDeliveries'],
    );
    assert.match(body.verdict, /^1 thing to look at/);
    assert.equal(body.snoozed.length, 1);
    assert.match(
      writeReport(body, { kind: 'health', descriptor: { name: 'Shop', environment: 'stage' } }, 'text'),
      /^## Snoozed$/m,
    );
  });

  it('starts in a guide what several findings miss by one fix, and counts what a person ticked', () => {
    const found = report({
      findings: [advice('modulesMissing', start('s1')), advice('modulesMissing', start('s2'))],
    });
    const guide = guideBody('performance', found, { ticked: [], done: [] }) ?? assert.fail();
    const wrong = guide.steps.find(({ state }) => state === 'wrong') ?? assert.fail();
    assert.equal(wrong.fixes[0]?.title, 'Start mta@demo on Both Servers');
    const open = guide.steps.find(({ state }) => state === 'open') ?? assert.fail();
    const ticked = guideBody('performance', found, { ticked: [open.id, wrong.id], done: [] }) ?? assert.fail();
    const numbers = (verdict: string) => (verdict.match(/\d+/g) ?? []).map(Number);
    const [before, after] = [numbers(guide.verdict), numbers(ticked.verdict)];
    assert.deepEqual(
      [after[0], after[2], after[3]],
      [(before[0] ?? 0) + 1, before[2], (before[3] ?? 0) - 1],
      'a tick does not put right what is wrong',
    );
  });

  it('reads as text: no escapes, no tables, and how sure it is beside the title', () => {
    const about = { kind: 'diagnosis', descriptor: { name: 'Shop', environment: 'stage' } } as const;
    const text = writeReport({ ...stopped(), label: 'Sale *now* | wkDlv_1 <b>' }, about, 'text');
    assert.match(text, /^# Sale \*now\* \| wkDlv_1 <b>\n/);
    assert.doesNotMatch(text, /\\|\*\*|^\| /m);
    assert.match(text, /^## The MTA of demo is not running: s1, s2 \(certain\)$/m);
    assert.match(text, /^What to do\n\n- Start mta@demo on Both Servers\n {2}\S/m);
    assert.match(text, /^- \d\d:\d\d:\d\d\S*(?: [AP]M)? {2}nlserver pdump on s1: /m);
    const broken = writeReport({ ...stopped(), label: 'a\n# b' }, about, 'text');
    assert.match(broken, /^# a # b\n/, 'a stranger’s line begins no heading');
  });
});
