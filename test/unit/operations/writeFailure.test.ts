import assert from 'node:assert/strict';
import { CampaignError } from '../../../src/campaign/errors';
import { TargetChanged } from '../../../src/operations/target';
import { writeFailureOf } from '../../../src/operations/writeFailure';
import { ServerError, type ServerErrorCode } from '../../../src/servers/errors';

const campaign = (code: CampaignError['code']): string =>
  writeFailureOf(new CampaignError({ code, doing: 'Write', facts: {} }));
const server = (code: ServerErrorCode, facts: Record<string, string> = {}): string =>
  writeFailureOf(new ServerError({ code, server: 's1', doing: 'nlserver', facts }));

describe('an order that failed', () => {
  it('did nothing where the far end said no, or was never reached', () => {
    for (const code of ['dns', 'refused', 'tls', 'proxy', 'logonRefused', 'missingRight', 'queryError'] as const) {
      assert.equal(campaign(code), 'refused', code);
    }
    for (const code of [
      'badName',
      'commandNotFound',
      'hostKey',
      'authentication',
      'template',
      'otherMachine',
    ] as const) {
      assert.equal(server(code), 'refused', code);
    }
    assert.equal(server('commandFailed', { reason: 'busy' }), 'refused');
    assert.equal(writeFailureOf(new TargetChanged('elsewhere')), 'refused');
    assert.equal(writeFailureOf(new RangeError('no key of its own')), 'refused');
  });

  it('may have done it all the same wherever nothing else is known', () => {
    for (const code of ['timeout', 'reset', 'http', 'truncated', 'malformed', 'cancelled'] as const) {
      assert.equal(campaign(code as CampaignError['code']), 'lost', code);
    }
    for (const code of [
      'timeout',
      'notReachable',
      'commandFailed',
      'cancelled',
      'tooMuchOutput',
      'unreadable',
    ] as const) {
      assert.equal(server(code), 'lost', code);
    }
    assert.equal(writeFailureOf(new Error('something')), 'lost');
    assert.equal(writeFailureOf(undefined), 'lost');
  });
});
