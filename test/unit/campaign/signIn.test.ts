import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import { isTransportFault } from '../../../src/campaign/errors';
import type { Credentials } from '../../../src/campaign/open';
import { refusal, signal } from './support/client';
import { envelope, fault, logonAnswer, script, SECURITY_TOKEN, SESSION_TOKEN } from './support/envelopes';
import { scriptedServer, type Answer, type Received, type Script, type ScriptedServer } from './support/scriptedServer';

const USER = envelope(
  'GetUserInfo',
  'xtk:session',
  '<pUserInfo xsi:type="ns:Element"><userInfo login="robot" timezone="Europe/Berlin"/></pUserInfo>',
);
const TIME = envelope('GetServerTime', 'xtk:session', '<pts xsi:type="xsd:dateTime">2026-11-23T12:00:00.000Z</pts>');
const option = (value: string): string => envelope('GetOption', 'xtk:session', `<v>${value}</v><t>6</t>`);
const NOON = Date.UTC(2026, 10, 23, 12);

async function withServer(scripted: Script, run: (server: ScriptedServer) => Promise<void>): Promise<void> {
  const server = await scriptedServer(scripted);
  try {
    await run(server);
  } finally {
    await server.close();
  }
}

const usual = (calls: Readonly<Record<string, (request: Received) => string | Answer>> = {}): Script =>
  script({ GetUserInfo: () => USER, GetServerTime: () => TIME, GetOption: () => option('1'), ...calls });

const open = (server: ScriptedServer, credentials: Credentials, now?: () => number) =>
  openInstance({ url: server.url, credentials, retry: { firstPauseMs: 1 }, now }, signal());

describe('sign-in with a bearer token', () => {
  it('sends it with every call, without Logon or cookie, and asks who it belongs to', async () => {
    await withServer(usual(), async (server) => {
      const instance = await open(
        server,
        { kind: 'bearerToken', token: ' Bearer eyJ0.abc-DEF_1 \n' },
        () => NOON - 2000,
      );
      assert.equal(instance.info.operator, 'robot');
      assert.equal(instance.info.instanceName, 'unit');
      assert.equal(instance.info.clockOffsetMs, 2000);
      await instance.options.get('X', signal());
      await instance.logoff();
      assert.ok(!server.calls().includes('Logon') && !server.calls().includes('Logoff'));
      const request = server.received.find((received) => received.call === 'GetOption');
      assert.equal(request?.headers.authorization, 'Bearer eyJ0.abc-DEF_1');
      assert.equal(request.headers.cookie, undefined);
      assert.match(request.body, /<sessiontoken xsi:type="xsd:string"><\/sessiontoken>/);
    });
  });

  it('takes no host name for the instance’s, and the offset of the server for no time zone of the operator', async () => {
    const redir = "<redir status='OK' date='2026-11-23 05:00:00.000-07' build='9396'/>";
    const silent = usual({ '': () => redir });
    await withServer(silent, async (server) => {
      const { info } = await open(server, { kind: 'bearerToken', token: 'abcdef' });
      assert.equal(info.instanceName, undefined);
      assert.equal(info.serverUtcOffsetMinutes, -7 * 60);
      assert.equal(info.operatorTimezone, 'Europe/Berlin');
    });
  });

  it('says that it has expired, at a bare 401 too, and does not go on trying', async () => {
    for (const answer of [{ status: 401, body: '' }, fault('XSV-350008 Session has expired or is invalid.')]) {
      await withServer(usual({ GetUserInfo: () => answer }), async (server) => {
        const error = await refusal(open(server, { kind: 'bearerToken', token: 'abcdef' }));
        assert.ok(['http', 'sessionExpired'].includes(error.code));
        assert.equal(server.calls().filter((call) => call === 'GetUserInfo').length, 1);
      });
    }
  });

  it('refuses what no header can carry, without asking the server', async () => {
    await withServer(usual(), async (server) => {
      for (const token of ['', '  ', 'abc\r\nX-Evil: 1', 'ünï']) {
        assert.equal((await refusal(open(server, { kind: 'bearerToken', token }))).code, 'logonRefused');
      }
      assert.deepEqual(server.calls(), []);
    });
  });
});

describe('sign-in with an IMS service account', () => {
  const account = (server: ScriptedServer): Credentials => ({
    kind: 'imsServiceAccount',
    clientId: 'client-1',
    clientSecret: 'p8e-very&secret=1',
    tokenEndpoint: `${server.url}/ims/token/v3`,
    scope: 'openid,AdobeID,campaign_sdk',
  });
  const withIms = (token: (request: Received, nth: number) => Answer | string, calls = {}): Script => {
    let nth = 0;
    const soap = usual(calls);
    return (request, response, incoming) => {
      if (!request.path.startsWith('/ims/')) {
        return soap(request, response, incoming);
      }
      const answer = token(request, (nth += 1));
      return typeof answer === 'string' ? { body: answer } : answer;
    };
  };
  const granted = (token: string, seconds = 86_400): string =>
    JSON.stringify({ access_token: token, expires_in: seconds, token_type: 'bearer' });

  it('exchanges id and secret for a token as OAuth says', async () => {
    await withServer(
      withIms(() => granted('token-1')),
      async (server) => {
        const instance = await open(server, account(server));
        const request = server.received.find(({ method, call }) => method === 'POST' && call === '');
        assert.ok(request);
        assert.deepEqual(Object.fromEntries(new URLSearchParams(request.body)), {
          grant_type: 'client_credentials',
          client_id: 'client-1',
          client_secret: 'p8e-very&secret=1',
          scope: 'openid,AdobeID,campaign_sdk',
        });
        assert.equal(server.received.at(-1)?.headers.authorization, 'Bearer token-1');
        await instance.logoff();
      },
    );
  });

  it('gets a new token a minute before the old one ends, once for many calls', async () => {
    let clock = NOON;
    await withServer(
      withIms((_request, nth) => granted(`token-${nth}`, 3600)),
      async (server) => {
        const instance = await open(server, account(server), () => clock);
        const tokens = async (): Promise<Set<string | undefined>> => {
          const from = server.received.length;
          await Promise.all(Array.from({ length: 5 }, (_, n) => instance.options.get(`X${n}`, signal())));
          return new Set(
            server.received
              .slice(from)
              .filter((request) => request.call !== '')
              .map((request) => request.headers.authorization),
          );
        };
        clock += 3600_000 - 61_000;
        assert.deepEqual(await tokens(), new Set(['Bearer token-1']));
        clock += 2000;
        assert.deepEqual(await tokens(), new Set(['Bearer token-2']));
        await instance.logoff();
      },
    );
  });

  it('gets a new token when the instance says that the old one is over, by fault, page or bare 401', async () => {
    const sorry = { status: 401, headers: { 'Content-Type': 'text/html' }, body: '<html><title>401</title></html>' };
    for (const over of [
      sorry,
      { status: 401, body: '' },
      { body: fault('XSV-350008 Session has expired or is invalid.') },
    ]) {
      const calls = {
        GetOption: (request: Received) => (request.headers.authorization === 'Bearer token-1' ? over : option('new')),
      };
      await withServer(
        withIms((_request, nth) => granted(`token-${nth}`), calls),
        async (server) => {
          const instance = await open(server, account(server));
          assert.equal(await instance.options.get('X', signal()), 'new');
          await instance.logoff();
        },
      );
    }
  });

  it('reads a life of the token that is written as a text', async () => {
    await withServer(
      withIms(() => '{"access_token":"token-1","expires_in":"86399"}'),
      async (server) => {
        const instance = await open(server, account(server));
        await instance.logoff();
      },
    );
  });

  it('tells a refusal from a fault of the way, and never repeats either by itself', async () => {
    const answers: readonly [string, Answer][] = [
      [
        'logonRefused',
        {
          status: 400,
          body: '{"error":"invalid_client","error_description":"invalid client_secret p8e-very&secret=1"}',
        },
      ],
      ['logonRefused', { status: 401, body: '{"error":"invalid_client"}' }],
      ['html', { status: 403, body: '<html><title>Denied</title>' }],
      ['http', { status: 500, body: '{}' }],
      ['http', { status: 503, body: '{"error":"temporarily_unavailable"}' }],
      ['http', { status: 429, body: '{"error":"slow_down"}' }],
      ['malformed', { body: '{"access_token":""}' }],
      ['malformed', { body: '[]' }],
    ];
    for (const [code, answer] of answers) {
      await withServer(
        withIms(() => answer),
        async (server) => {
          const error = await refusal(open(server, account(server)));
          assert.equal(error.code, code);
          assert.ok(!JSON.stringify(error.facts).includes('p8e-very'), 'the secret stands in the error');
          assert.equal(server.received.filter(({ method }) => method === 'POST').length, 1);
          assert.equal(isTransportFault(error), ['429', '500', '503'].includes(error.facts['status'] ?? ''));
        },
      );
    }
  });
});

describe('sign-in with BearerTokenLogon', () => {
  it('exchanges the token for a session, and again when that has expired', async () => {
    let logons = 0;
    const scripted = usual({
      BearerTokenLogon: () => logonAnswer(`___session${++logons}`, SECURITY_TOKEN, 'BearerTokenLogon'),
      GetOption: (request) =>
        request.body.includes('___session1<') ? fault('XSV-350008 Session has expired.') : option('new'),
    });
    await withServer(scripted, async (server) => {
      const instance = await open(server, { kind: 'bearerTokenLogon', token: 'ims-token' });
      assert.equal(instance.info.operator, 'doctor');
      const logon = server.received.find(({ call }) => call === 'BearerTokenLogon');
      assert.match(logon?.body ?? '', /<bearerToken xsi:type="xsd:string">ims-token<\/bearerToken>/);
      assert.equal(await instance.options.get('X', signal()), 'new');
      await instance.logoff();
      assert.deepEqual(
        server.calls().filter((call) => /Log/.test(call)),
        ['BearerTokenLogon', 'BearerTokenLogon', 'Logoff'],
      );
    });
  });
});

describe('sign-in with an existing session', () => {
  it('uses it, and leaves it open', async () => {
    await withServer(usual(), async (server) => {
      const instance = await open(server, {
        kind: 'sessionTokens',
        sessionToken: SESSION_TOKEN,
        securityToken: SECURITY_TOKEN,
      });
      assert.equal(instance.info.operator, 'robot');
      await instance.logoff();
      const request = server.received.find((received) => received.call === 'GetUserInfo');
      assert.equal(request?.headers['x-security-token'], SECURITY_TOKEN);
      assert.ok(!server.calls().some((call) => /Log/.test(call)));
    });
  });
});

describe('sign-in with a password', () => {
  it('refuses characters that XML cannot carry, without asking the server', async () => {
    await withServer(usual(), async (server) => {
      const error = await refusal(open(server, { kind: 'password', operator: 'x', password: 'a\u0000b' }));
      assert.equal(error.code, 'logonRefused');
      assert.deepEqual(server.calls(), []);
    });
  });

  it('takes a logon answer without tokens for no logon', async () => {
    for (const answer of [
      logonAnswer('', SECURITY_TOKEN),
      logonAnswer(SESSION_TOKEN, ''),
      envelope('Logon', 'xtk:session', ''),
    ]) {
      await withServer(usual({ Logon: () => answer }), async (server) => {
        assert.equal(
          (await refusal(open(server, { kind: 'password', operator: 'x', password: 'abc' }))).code,
          'malformed',
        );
      });
    }
  });
});
