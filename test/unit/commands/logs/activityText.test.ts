import assert from 'node:assert/strict';
import { activityCsv, activityJson } from '../../../../src/commands/logs/activityText';
import { recordOf } from '../../operations/recordOf';

const SECRETIVE = recordOf({
  who: 'jane.doe@shop.example',
  what: 'Change tracking of https://shop.example/?mail=john.roe%40mail.example',
  before: '=cmd, "Invitation for mary@mail.example"',
  text: 'Sent to max@mail.example',
  request: { kind: 'setUrlModes', url: 'mailto:info@mail.example' },
});

describe('exporting the Activity', () => {
  it('as CSV: one line an attempt, addresses masked, formulas defused', () => {
    const [heading = '', line = '', end] = activityCsv([SECRETIVE]).split('\r\n');
    assert.match(heading, /^\uFEFFtime,who,where,address,instance,/);
    assert.match(line, /^1970-01-01T00:00:01\.000Z,j•••@shop\.example,Shop,https:\/\/shop\.example,shop,/);
    assert.match(line, /"'=cmd, ""Invitation for m•••@mail\.example"""/);
    for (const name of ['jane', 'john', 'mary', 'max@', 'info@']) {
      assert.doesNotMatch(line, new RegExp(name));
    }
    assert.equal(end, '');
  });

  it('as JSON: what is not known is left out', () => {
    const [entry] = JSON.parse(activityJson([SECRETIVE, recordOf({ undone: true, proposer: 'A model' })])) as object[];
    assert.deepEqual(
      ['undone', 'proposer', 'undoes'].map((name) => entry !== undefined && name in entry),
      [false, false, false],
    );
    assert.match(activityJson([recordOf({ undone: true, proposer: 'A model' })]), /"undone": "true"/);
  });
});
