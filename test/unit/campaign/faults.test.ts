import assert from 'node:assert/strict';
import type { CampaignErrorCode } from '../../../src/campaign/errors';
import { refusal, signal, withInstance } from './support/client';
import { envelope, fault, script } from './support/envelopes';
import type { Answer } from './support/scriptedServer';

const HTML_LOGIN =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><form><input type="password"></form></body></html>';

async function codeOf(
  answer: Answer | string,
): Promise<{ code: CampaignErrorCode; facts: Readonly<Record<string, string>> }> {
  let result: { code: CampaignErrorCode; facts: Readonly<Record<string, string>> } | undefined;
  await withInstance(script({ GetOption: () => answer }), async (instance) => {
    result = await refusal(instance.options.get('X', signal()));
  });
  assert.ok(result);
  return result;
}

describe('faults', () => {
  const faults: readonly [CampaignErrorCode, string, string?][] = [
    ['logonRefused', 'XSV-350012 Invalid login or password. Connection denied.'],
    ['banned', 'XSV-350012 Too many failed attempts, the operator is banned for 5 minutes.'],
    ['securityZone', "XSV-350013 The '192.0.2.11' IP address via which you are trying to log on is not allowed."],
    ['sessionExpired', 'XSV-350008 Session has expired or is invalid. Please reconnect.'],
    ['unknownAttribute', "XTK-170036 Unable to parse expression '@x'."],
    ['unknownMethod', "SOP-330006 The method 'Foo' is not defined in SOAP service 'nms:delivery'."],
    ['unknownMethod', 'SOP-330024 Unspecified function library'],
    ['unknownSchema', "XFR-180000 Unable to find the document of identifier 'nms:nothing'."],
    ['missingRight', 'SOP-330011 Error while executing the method.', 'Access denied: you do not have the rights.'],
    ['queryError', 'XTK-170016 Raw SQL is not allowed'],
    ['serverError', 'SOP-330011 Error while executing the method.', 'PGS-220000 PostgreSQL error: deadlock detected'],
    ['serverError', 'Etwas ging schief'],
    ['serverError', 'XTK-170006 Out of memory'],
    ['serverError', 'XTK-170019 No record found.', 'PGS-220000 PostgreSQL error: server closed the connection'],
    ['queryError', "XTK-170006 Unable to parse expression 'Nothing(@x)'."],
  ];
  for (const [code, text, detail] of faults) {
    it(`${code}: ${text.slice(0, 40)}, with HTTP 200, 403 and 500`, async () => {
      for (const status of [200, 403, 500]) {
        const error = await codeOf({ status, body: fault(text, detail) });
        assert.equal(error.code, code, `HTTP ${status}`);
        assert.equal(error.facts['message'], text);
        if (detail !== undefined) {
          assert.equal(error.facts['detail'], detail);
        }
      }
    });
  }

  it('names the attribute that the instance does not know', async () => {
    const { facts } = await codeOf(
      fault(
        'SOP-330011 Error while executing the method.',
        "Attribute 'toSend' unknown (see definition of schema 'Deliveries (nms:delivery)').\nXTK-170036 Unable to parse expression '[properties/@toSend]'.",
      ),
    );
    assert.equal(facts['attribute'], 'toSend');
    assert.equal(facts['expression'], '[properties/@toSend]');
    assert.equal(facts['faultCode'], 'XTK-170036');
  });

  it('reads any prefix, SOAP 1.2 faults, and text outside the usual tags', async () => {
    const plain = fault('XSV-350013 no').replaceAll('SOAP-ENV:', 'soapenv:').replace('xmlns:SOAP-ENV', 'xmlns:soapenv');
    assert.equal((await codeOf(plain)).code, 'securityZone');
    const soap12 =
      '<env:Envelope xmlns:env="http://www.w3.org/2003/05/soap-envelope"><env:Body><env:Fault><env:Code><env:Value>env:Sender</env:Value></env:Code>' +
      '<env:Reason><env:Text>XSV-350013 not from here</env:Text></env:Reason></env:Fault></env:Body></env:Envelope>';
    assert.equal((await codeOf({ status: 500, body: soap12 })).code, 'securityZone');
  });

  const others: readonly [string, CampaignErrorCode, Readonly<Record<string, string>>, Answer][] = [
    [
      'a login page',
      'html',
      { kind: 'login', title: 'Sign in' },
      { headers: { 'Content-Type': 'text/html' }, body: HTML_LOGIN },
    ],
    [
      'a login page sent as XML',
      'html',
      { kind: 'login' },
      { body: `<?xml version="1.0"?>\n<!-- x -->\n${HTML_LOGIN}` },
    ],
    [
      'a gateway page',
      'html',
      { kind: 'gateway', status: '502' },
      {
        status: 502,
        body: '<html><head><title>502 Bad Gateway</title></head><body><center>nginx</center></body></html>',
      },
    ],
    ['a proxy page', 'html', { kind: 'proxy' }, { status: 403, body: '<html><title>Blocked</title>by Zscaler' }],
    [
      'proxy authentication',
      'proxy',
      { status: '407' },
      { status: 407, headers: { 'Proxy-Authenticate': 'Basic' }, body: 'auth' },
    ],
    [
      'a redirect',
      'http',
      { status: '302', location: 'https://ims.example.com/login' },
      { status: 302, headers: { Location: 'https://ims.example.com/login?token=abcdef' }, body: '' },
    ],
    ['a bare status', 'http', { status: '404' }, { status: 404, body: '' }],
    ['a status with JSON', 'http', { status: '429' }, { status: 429, body: '{"error":"slow down"}' }],
    [
      'JSON with 200',
      'notCampaign',
      { status: '200' },
      { headers: { 'Content-Type': 'application/json' }, body: '{"hello":1}' },
    ],
    ['other XML', 'notCampaign', { status: '200' }, { body: '<?xml version="1.0"?><rss/>' }],
    ['other XML with 500', 'http', { status: '500' }, { status: 500, body: '<?xml version="1.0"?><error/>' }],
    ['nothing', 'malformed', { reason: 'empty body' }, { body: '' }],
    ['white space', 'malformed', { reason: 'empty body' }, { body: ' \n\t ' }],
    [
      'a DOCTYPE',
      'malformed',
      {},
      {
        body: envelope('GetOption', 'xtk:session', '').replace(
          '<SOAP-ENV:Envelope',
          '<!DOCTYPE a [<!ENTITY b "c">]><SOAP-ENV:Envelope',
        ),
      },
    ],
    [
      'an empty SOAP body',
      'malformed',
      {},
      { body: envelope('X', 'xtk:session', '').replace(/<XResponse.*<\/XResponse>/, '') },
    ],
    [
      'two SOAP bodies',
      'malformed',
      {},
      {
        body: envelope('X', 'xtk:session', '').replace(
          '</SOAP-ENV:Body>',
          '</SOAP-ENV:Body><SOAP-ENV:Body><XResponse/></SOAP-ENV:Body>',
        ),
      },
    ],
    [
      'a good envelope under HTTP 500',
      'http',
      { status: '500' },
      { status: 500, body: envelope('GetOption', 'xtk:session', '<a>1</a><b>6</b>') },
    ],
  ];
  for (const [what, code, facts, answer] of others) {
    it(`recognises ${what}`, async () => {
      const error = await codeOf(answer);
      assert.equal(error.code, code);
      for (const [key, value] of Object.entries(facts)) {
        assert.equal(error.facts[key], value, key);
      }
      assert.ok(!JSON.stringify(error.facts).includes('abcdef'));
    });
  }
});
