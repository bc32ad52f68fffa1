import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError, type CampaignErrorCode } from '../../../src/campaign/errors';
import { describeError, errorSentence } from '../../../src/connections/errorText';
import { UnknownInstanceName } from '../../../src/connections/instanceName';
import { UnknownConnection } from '../../../src/connections/manager';

/** As another bundle makes it, whose class is not ours. */
function fromOtherBundle(error: Error): Error {
  return Object.assign(new Error(error.message), { name: error.name });
}

describe('connections/errorText', () => {
  it('knows errors of ours that another bundle throws', () => {
    for (const error of [new UnknownConnection('a'), new UnknownInstanceName()]) {
      const words = describeError(error);
      assert.doesNotMatch(words.what, /did not expect/);
      assert.deepEqual(describeError(fromOtherBundle(error)), words);
    }
  });

  it('quotes what nobody expected, and asks for a report', () => {
    assert.equal(
      errorSentence(new Error('the moon fell')),
      'Something went wrong that Delivery Doctor did not expect: the moon fell',
    );
    assert.match(describeError('the moon').next ?? '', /report it/);
  });

  const ownSentences: readonly [CampaignErrorCode, Readonly<Record<string, string>>, RegExp][] = [
    ['tls', { host: 'a:8080', problem: 'NO_TLS_AT_THIS_PORT' }, /a:8080 does not answer in https.*http is spoken/],
    ['tls', { caFile: '/x.pem', problem: 'ENOENT' }, /certificate authority cannot be used: \/x\.pem.*no such file/],
    ['tls', { caFile: '/x.pem', problem: 'NO_CERTIFICATE_IN_FILE' }, /cannot be used.*no certificate in it/],
    ['proxy', { host: 'a', status: '403' }, /proxy did not let the request through.*does not allow this address/],
    ['proxy', { host: 'a', status: '407' }, /proxy did not let.*sign in/],
    ['unknownMethod', { method: 'nms:delivery#Foo' }, /does not know the method nms:delivery#Foo/],
    ['logonRefused', { problem: 'EMPTY_TOKEN' }, /No credentials were sent.*token is empty/],
    ['logonRefused', { problem: 'INVALID_CHARACTER_IN_TOKEN' }, /No credentials were sent.*blanks/],
    ['logonRefused', { problem: 'INVALID_CHARACTER_IN_PASSWORD' }, /No credentials were sent.*cannot be sent/],
    ['logonRefused', { problem: 'INVALID_TOKEN_ENDPOINT' }, /No credentials were sent.*not an address/],
    ['serverError', { message: 'SOP-330011 Error', detail: 'PGS-220000 deadlock' }, /PGS-220000 deadlock/],
  ];
  for (const [code, facts, words] of ownSentences) {
    it(`has a sentence of its own for ${code} with ${Object.values(facts).join(', ')}`, () => {
      const { what, why, next } = describeError(new CampaignError({ code, doing: 'x', facts }));
      assert.match([what, why, next].join(' '), words);
    });
  }
});
