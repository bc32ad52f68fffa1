import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { openInstance } from '../../../src/campaign';
import { isCampaignError } from '../../../src/campaign/errors';
import type { Credentials } from '../../../src/campaign/open';
import { Secrets } from '../../../src/campaign/secrets';
import { escapeXml, isXmlText } from '../../../src/campaign/xml/escape';
import { signal } from './support/client';
import { envelope, fault, logonAnswer, rows, script, SECURITY_TOKEN, SESSION_TOKEN } from './support/envelopes';
import { scriptedServer, type Received, type Script } from './support/scriptedServer';
import { writesOf } from '../../../src/campaign/writes';

const PASSWORD = 'S3cr&t/"Pass\'w<rd';
const BEARER = 'eyJhbGciOiJSUzI1NiJ9.c2VjcmV0LWJlYXJlcg.c2ln';
const CLIENT_SECRET = 'p8e-Client+Secret/123';
const SECRETS = [PASSWORD, BEARER, CLIENT_SECRET, SESSION_TOKEN, SECURITY_TOKEN];
const FORMS = SECRETS.flatMap((secret) => [
  secret,
  escapeXml(secret),
  encodeURIComponent(secret),
  Buffer.from(secret).toString('base64'),
  JSON.stringify(secret).slice(1, -1),
]);

/** A server that says back everything it was told, as proxies and stack traces do. */
const echo = (request: Received): string => `${request.body} ${JSON.stringify(request.headers)}`;

describe('secrets', () => {
  it('stand in no log line and in no error of a whole run, even when the server echoes them', async () => {
    const said: string[] = [];
    const log = { debug: (line: string) => said.push(line), warn: (line: string) => said.push(line) };
    let nth = 0;
    const ways: readonly ((request: Received) => string | { status: number; body: string })[] = [
      (request) => fault(`SOP-330011 ${escapeXml(echo(request))}`, escapeXml(echo(request))),
      (request) => ({ status: 500, body: `XSV-350013 ${echo(request)}` }),
      (request) => ({ status: 502, body: `<html><title>${echo(request)}</title></html>` }),
      (request) => ({ status: 400, body: echo(request) }),
      () => fault('XSV-350008 Session has expired or is invalid.'),
      (request) => fault(`XTK-170036 Unable to parse expression '${escapeXml(echo(request))}'`),
      (request) => ({ status: 200, body: `{"echo":${JSON.stringify(echo(request))}}` }),
      () => rows('delivery', '<delivery'),
    ];
    const hostile = (request: Received) => ways[nth++ % ways.length]?.(request) ?? '';
    const soap = script({
      Logon: () =>
        nth % 3 === 2 ? fault(`XSV-350012 Invalid login or password ${escapeXml(PASSWORD)}`) : logonAnswer(),
      BearerTokenLogon: () => logonAnswer(SESSION_TOKEN, SECURITY_TOKEN, 'BearerTokenLogon'),
      GetUserInfo: () => envelope('GetUserInfo', 'xtk:session', '<p><userInfo login="x"/></p>'),
      GetOption: hostile,
      ExecuteQuery: hostile,
      Write: hostile,
      ExecCommand: hostile,
    });
    const scripted: Script = (request, response, incoming) => {
      if (request.path === '/ims') {
        return nth++ % 2 === 0
          ? { body: JSON.stringify({ access_token: BEARER, expires_in: 3600 }) }
          : { status: 401, body: JSON.stringify({ error: 'invalid_client', error_description: request.body }) };
      }
      if (nth % 11 === 10) {
        response.destroy();
      }
      return nth++ % 11 === 10 ? undefined : soap(request, response, incoming);
    };
    const server = await scriptedServer(scripted);
    const credentials: readonly Credentials[] = [
      { kind: 'password', operator: 'doctor', password: PASSWORD },
      { kind: 'bearerToken', token: BEARER },
      { kind: 'bearerTokenLogon', token: BEARER },
      { kind: 'sessionTokens', sessionToken: SESSION_TOKEN, securityToken: SECURITY_TOKEN },
      {
        kind: 'imsServiceAccount',
        clientId: 'id',
        clientSecret: CLIENT_SECRET,
        tokenEndpoint: `${server.url}/ims`,
        scope: 's',
      },
    ];
    const errors: unknown[] = [];
    const attempt = async (step: () => Promise<unknown>): Promise<void> => {
      try {
        await step();
      } catch (error) {
        errors.push(error);
      }
    };
    for (let round = 0; round < 3; round += 1) {
      for (const kind of credentials) {
        await attempt(async () => {
          const instance = await openInstance(
            { url: server.url, credentials: kind, log, retry: { firstPauseMs: 0 } },
            signal(),
          );
          for (let n = 0; n < 4; n += 1) {
            await attempt(() => instance.options.get('X', signal()));
            await attempt(() => instance.deliveries.list({ now: 0, pageSize: 3 }, signal()));
            await attempt(() => writesOf(instance).setAffinity('1', 'x', signal()));
            await attempt(() => writesOf(instance).command('1', 'play', signal()));
          }
          await instance.logoff();
        });
      }
    }
    await server.close();
    assert.ok(errors.length > 50 && said.length > 50, `${errors.length} errors, ${said.length} lines`);
    assert.ok(errors.every(isCampaignError));
    assert.ok(new Set(errors.filter(isCampaignError).map((error) => error.code)).size >= 8);
    const everything = [
      ...said,
      ...errors.map(
        (error) => `${String(error)} ${inspect(error, { depth: 20, showHidden: true })} ${JSON.stringify(error)}`,
      ),
    ].join('\n');
    for (const form of FORMS) {
      assert.ok(
        !everything.includes(form),
        `found ${form} in: ${everything.slice(Math.max(0, everything.indexOf(form) - 200), everything.indexOf(form) + 50)}`,
      );
    }
  }).timeout(30_000);

  it('are taken out of any text, whatever they are made of', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', minLength: 3 }).filter((secret) => isXmlText(secret) && !'***'.includes(secret)),
        fc.string(),
        fc.string(),
        (secret, before, after) => {
          const secrets = new Secrets();
          secrets.add(secret);
          const text = `${before}${secret}${after} ${escapeXml(secret)}`;
          assert.ok(!secrets.redact(text).includes(secret) || '***'.repeat(9).includes(secret));
        },
      ),
      { numRuns: 1000, seed: 6 },
    );
  });

  it('are recognised by their place even when they are not ours', () => {
    const secrets = new Secrets();
    const texts = [
      'Cookie: __sessiontoken=abcdef;',
      'Authorization: Bearer abc.def',
      '<password xsi:type="xsd:string">abcdef</password>',
      '<X-Security-Token>abcdef</X-Security-Token>',
      'X-Security-Token: abcdef',
      'client_secret=abcdef&x=1',
    ];
    for (const text of texts) {
      assert.ok(!/abc/.test(secrets.redact(text)), secrets.redact(text));
    }
  });
});
