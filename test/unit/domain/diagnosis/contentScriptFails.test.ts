import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { DELIVERY_STATES } from '../../../../src/domain/deliveryState';
import { foundIn, remediesOf } from './ask';
import { MINUTE, NOW, SENDING, evidenceOf, notRead, read } from './evidenceOf';

const journal = read(
  [
    {
      type: 0,
      message: "JST-310000 Error while compiling script 'content htmlContent' line 38: x is not defined",
      at: NOW - MINUTE,
    },
    {
      type: 0,
      message: "SCR-160012 JavaScript: error while evaluating script 'content htmlContent'",
      at: NOW - MINUTE,
    },
  ],
  'journal',
);
const lastSent = read(NOW, 'throughput');
const unreachable = read(
  ['gmail.com', 'yahoo.com'].map((domain) => ({ domain, success: 2, error: 98, unreachable: 98 })),
  'results by domain',
);

describe('domain/diagnosis/contentScriptFails', () => {
  it('names the line of the script instead of the domains, and offers to pause first', () => {
    const given = evidenceOf({ delivery: SENDING, lastSent, journal, domains: unreachable });
    assert.deepEqual(foundIn(given)[0], 'error likely contentScriptFails');
    assert.equal(diagnose(given).findings[0]?.args['line'], '38');
    assert.ok(!foundIn(given).some((one) => one.includes('domainsRefuse')));
    assert.equal(remediesOf('contentScriptFails', given)[0], 'pause');
  });

  it('takes the texts of messages for it where the journal is silent, or cannot be read', () => {
    const text = "JST-310000 Error while compiling script 'content htmlContent' line 7: x is not defined";
    const messageTexts = read(
      [
        { text: 'Something else', count: 900 },
        { text, count: 196 },
      ],
      'texts of messages',
    );
    for (const silent of [read([], 'journal'), notRead('journal')]) {
      const given = evidenceOf({ delivery: SENDING, lastSent, journal: silent, messageTexts, domains: unreachable });
      assert.deepEqual(foundIn(given), ['error likely contentScriptFails']);
      assert.equal(diagnose(given).findings[0]?.args['line'], '7');
    }
  });

  it('prefers a text that names the line, and tells the same line of the journal once', () => {
    const plain = { type: 0, message: "SCR-160012 JavaScript: error while evaluating script 'x'", at: NOW - MINUTE };
    const given = evidenceOf({
      delivery: SENDING,
      lastSent,
      journal: read([plain], 'journal'),
      messageTexts: read([{ text: "content htmlContent' line 9: JST-310000 x", count: 196 }], 'texts of messages'),
      domains: unreachable,
    });
    assert.equal(diagnose(given).findings[0]?.args['line'], '9');
    assert.deepEqual(foundIn(given), ['error likely contentScriptFails']);
  });

  it('cannot tell while neither journal nor messages, or no results, were read', () => {
    const blind = { journal: notRead('journal'), messageTexts: notRead('texts') };
    const missing = (part: Parameters<typeof evidenceOf>[0]): readonly string[] =>
      diagnose(evidenceOf({ delivery: SENDING, lastSent, ...part })).unchecked.map(({ what }) => what);
    assert.ok(missing({ ...blind, domains: unreachable }).includes('texts'));
    assert.ok(missing({ journal, domains: notRead('domains') }).includes('domains'));
  });

  it('leaves it to the domains where the journal has no such error, or few messages fail', () => {
    assert.deepEqual(foundIn(evidenceOf({ delivery: SENDING, lastSent, domains: unreachable })), [
      'warning likely domainsRefuse',
    ]);
    const well = read([{ domain: 'gmail.com', success: 98, error: 2, unreachable: 2 }], 'results by domain');
    assert.ok(
      !foundIn(evidenceOf({ delivery: SENDING, lastSent, journal, domains: well })).some((one) =>
        one.includes('contentScriptFails'),
      ),
    );
  });

  it('shows the newest line that names the place, the share, and where to read on', () => {
    const script = (line: number, at: number) => ({
      type: 0,
      at,
      message: `JST-310000 Error while compiling script 'content htmlContent' line ${line}: x is not defined`,
    });
    const lines = read(
      [script(3, NOW - 9000), script(5, NOW - 5000), { type: 2, at: NOW, message: 'Sent' }],
      'journal',
    );
    const given = evidenceOf({ delivery: SENDING, lastSent, journal: lines, domains: unreachable });
    const [first] = diagnose(given).findings;
    assert.equal(first?.args['line'], '5');
    assert.deepEqual(
      first?.evidence.map(({ fact }) => fact),
      [
        { key: 'journalLine', args: { message: script(5, 0).message, lineAt: NOW - 5000 } },
        { key: 'unreachableShare', args: { percent: 98, processed: 200 } },
      ],
    );
    assert.deepEqual(remediesOf('contentScriptFails', given), ['pause', 'openAuditLog']);
  });

  it('names no line where none is told, and offers no pause to what waits for none', () => {
    const message = "SCR-160012 JavaScript: error while evaluating script 'content htmlContent'";
    const given = evidenceOf({
      delivery: { ...SENDING, state: DELIVERY_STATES.retryInProgress },
      lastSent,
      messageTexts: read([{ text: message, count: 196 }], 'texts of messages'),
      domains: unreachable,
    });
    const found = diagnose(given).findings.find(({ cause }) => cause === 'contentScriptFails');
    assert.equal(found?.args['line'], '');
    assert.deepEqual(found?.evidence[0]?.fact, { key: 'messageText', args: { count: 196, message } });
  });

  it('speaks from twenty messages and half of them on', () => {
    const saidOf = (success: number, lost: number): boolean => {
      const domains = read([{ domain: 'a.com', success, error: lost, unreachable: lost }], 'results by domain');
      return foundIn(evidenceOf({ delivery: SENDING, lastSent, journal, domains })).some((one) =>
        one.includes('contentScriptFails'),
      );
    };
    assert.deepEqual([saidOf(10, 10), saidOf(11, 10), saidOf(9, 10)], [true, false, false]);
  });

  it('is ruled out where nobody speaks of a script, and not judged without results', () => {
    const silent = diagnose(evidenceOf({ delivery: SENDING, lastSent, domains: unreachable }));
    assert.ok(silent.ruledOut.includes('contentScriptFails'));
    const unread = { journal: notRead('journal'), domains: unreachable };
    const half = diagnose(evidenceOf({ delivery: SENDING, lastSent, ...unread }));
    assert.ok(!half.ruledOut.includes('contentScriptFails'));
    const none = diagnose(evidenceOf({ delivery: SENDING, lastSent, journal, domains: read(undefined, 'domains') }));
    assert.ok(!none.ruledOut.includes('contentScriptFails'));
  });
});
