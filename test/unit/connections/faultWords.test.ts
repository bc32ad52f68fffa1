import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { CampaignError, type CampaignErrorCode } from '../../../src/campaign/errors';
import { campaignErrorText } from '../../../src/connections/campaignErrorText';
import { useExplanations } from '../../../src/connections/knownFault';
import { explainText } from '../../../src/knowledge';
import { sentence } from '../../../src/platform/commandRunner';

function wordsOf(code: CampaignErrorCode, facts: Readonly<Record<string, string>>, doing = 'ExecuteQuery'): string {
  return sentence(campaignErrorText(new CampaignError({ code, doing, facts })));
}

describe('the words of a fault', () => {
  before(() => {
    useExplanations(explainText);
  });

  it('show the detail, and what can be done about it', () => {
    const words = wordsOf('missingRight', {
      message: "SOP-330011 Error while executing the method 'ExecuteQuery' of service 'xtk:queryDef'.",
      detail:
        "QUE-370030 You do not have the rights needed on folder of identifier 85948572 (documents of type 'Workflow (workflow)') to complete the operation.",
    });
    assert.match(words, /QUE-370030 .*folder of identifier 85948572/);
    assert.match(words, /give the operator’s group the missing right on that folder/);
  });

  it('say that the zone hides the reason, and how it is shown', () => {
    const words = wordsOf('serverError', {
      message:
        "SOP-330023 An error occurred during the SOAP call. You don't have the required rights to view the detail.",
      faultCode: 'SOP-330023',
    });
    assert.match(words, /hides why the call failed.*showErrors="true"/);
    assert.doesNotMatch(words, /The log has the details/);
  });

  it('take 504 for a gateway that gave up, not for a sign-in page', () => {
    for (const words of [
      wordsOf('html', { status: '504', kind: 'gateway', title: '504 Gateway Time-out' }),
      wordsOf('http', { status: '504' }),
    ]) {
      assert.match(words, /gateway before the instance gave up waiting/);
      assert.doesNotMatch(words, /portal|sign-in page/);
    }
    assert.match(wordsOf('html', { status: '503', kind: 'gateway' }), /got no answer from it \(HTTP 503\)/);
    assert.match(wordsOf('html', { status: '200', kind: 'login' }), /portal or a sign-in page/);
  });

  it('know the empty answer to a sign-in around the daily restart', () => {
    assert.match(wordsOf('malformed', { reason: 'empty body', status: '200' }, 'Logon'), /while it restarts/);
    assert.match(
      wordsOf('malformed', { reason: 'the logon answer lacks a token' }, 'BearerTokenLogon'),
      /while it restarts/,
    );
    assert.doesNotMatch(wordsOf('malformed', { reason: 'not XML' }, 'Logon'), /while it restarts/);
    assert.doesNotMatch(wordsOf('malformed', { reason: 'empty body' }), /while it restarts/);
  });

  it('name the address that the called server does not accept', () => {
    const words = wordsOf('securityZone', {
      message:
        "XSV-350014 The '192.0.2.7' IP address via which you are accessing the server is not accepted. Connection refused.",
    });
    assert.match(words, /does not accept calls from this IP address/);
  });

  it('are the plain ones for what the catalogue does not know', () => {
    assert.match(
      wordsOf('serverError', { message: 'Etwas ging schief' }),
      /Etwas ging schief.*The log has the details/,
    );
  });
});
