import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
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
});
