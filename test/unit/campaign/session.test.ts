import assert from 'node:assert/strict';
import {
  document,
  envelope,
  fault,
  logonAnswer,
  rows,
  script,
  SECURITY_TOKEN,
  SESSION_TOKEN,
} from './support/envelopes';
import { eventually, PASSWORD, refusal, signal, withInstance } from './support/client';
import type { Answer } from './support/scriptedServer';
import { scriptedServer } from './support/scriptedServer';
import { openInstance } from '../../../src/campaign';
import { writesOf } from '../../../src/campaign/writes';

const EXPIRED = 'XSV-350008 Session has expired or is invalid. Please reconnect.';
const option = (value: string): string =>
  envelope(
    'GetOption',
    'xtk:session',
    `<pstrValue xsi:type="xsd:string">${value}</pstrValue><pbtType xsi:type="xsd:byte">6</pbtType>`,
  );

describe('session', () => {
  it('signs in with any characters in the password and says who we are connected to', async () => {
    await withInstance(
      script({}),
      async (instance, server) => {
        const sent = server.received.find((request) => request.call === 'Logon')?.body ?? '';
        assert.match(
          sent,
          /<sessiontoken xsi:type="xsd:string"><\/sessiontoken><login xsi:type="xsd:string">doctor<\/login>/,
        );
        assert.match(sent, /<password xsi:type="xsd:string">pa\/ss&quot;&lt;&amp;&apos;word<\/password>/);
        assert.deepEqual(instance.info, {
          instanceName: 'unit',
          version: '7.4.3',
          build: '9396',
          packages: undefined,
          operator: 'doctor',
          operatorTimezone: 'Europe/Paris',
          serverUtcOffsetMinutes: 0,
          clockOffsetMs: 3_600_000,
        });
      },
      { now: () => Date.UTC(2026, 10, 23, 11) },
    );
  });

  it('sends both tokens with every call, and the session token as first argument', async () => {
    await withInstance(script({ GetOption: () => option('1') }), async (instance, server) => {
      await instance.options.get('X', signal());
      const request = server.received.at(-1);
      assert.ok(request);
      assert.equal(request.headers['x-security-token'], SECURITY_TOKEN);
      assert.equal(request.headers.cookie, `__sessiontoken=${SESSION_TOKEN}`);
      assert.match(
        request.body,
        new RegExp(`<m:GetOption [^>]*><sessiontoken xsi:type="xsd:string">${SESSION_TOKEN}</sessiontoken><name`),
      );
    });
  });

  for (const [how, answer] of Object.entries<Answer>({
    'as a fault with HTTP 200': { body: fault(EXPIRED) },
    'as a fault with HTTP 500': { status: 500, body: fault(EXPIRED) },
    'as a fault with HTTP 401': { status: 401, body: fault(EXPIRED) },
    'in the detail of the generic fault': { body: fault('SOP-330011 Error while executing a method.', EXPIRED) },
    'as bare text with HTTP 200': { headers: { 'Content-Type': 'text/plain' }, body: EXPIRED },
    'as bare text with HTTP 403': { status: 403, headers: { 'Content-Type': 'text/plain' }, body: EXPIRED },
  })) {
    it(`renews once for many calls when the session has expired, told ${how}`, async () => {
      let logons = 0;
      const scripted = script({
        Logon: () => logonAnswer(`___session${++logons}`),
        GetOption: (request) => (request.body.includes('___session1<') ? answer : option('new')),
      });
      await withInstance(scripted, async (instance) => {
        const values = await Promise.all(Array.from({ length: 12 }, (_, n) => instance.options.get(`X${n}`, signal())));
        assert.deepEqual(new Set(values), new Set(['new']));
        assert.equal(logons, 2);
      });
    });
  }

  it('renews before the reads that wait for their turn: only those under way are sent in vain', async () => {
    let logons = 0;
    let vain = 0;
    const scripted = script({
      Logon: () => logonAnswer(`___session${++logons}`),
      GetOption: (request) => {
        if (!request.body.includes('___session1<')) {
          return option('new');
        }
        vain += 1;
        return fault(EXPIRED);
      },
    });
    await withInstance(
      scripted,
      async (instance) => {
        const values = await Promise.all(Array.from({ length: 40 }, (_, n) => instance.options.get(`X${n}`, signal())));
        assert.deepEqual(new Set(values), new Set(['new']));
        assert.equal(logons, 2);
        assert.ok(vain <= 4, `${vain} were sent in vain`);
      },
      { parallel: 4 },
    );
  });

  it('renews a session whose end it was told before a single call is sent in vain', async () => {
    let clock = Date.UTC(2026, 10, 23, 11);
    let logons = 0;
    const scripted = script({
      Logon: () => logonAnswer(`___session${++logons}`).replace('<serverInfo ', '<serverInfo sessionTimeOut="3600" '),
      GetOption: (request) => (request.body.includes('___session2<') ? option('new') : fault(EXPIRED)),
    });
    await withInstance(
      scripted,
      async (instance, server) => {
        clock += 3_600_000;
        await Promise.all(Array.from({ length: 10 }, (_, n) => instance.options.get(`X${n}`, signal())));
        assert.equal(server.calls().filter((call) => call === 'GetOption').length, 10);
      },
      { now: () => clock },
    );
  });

  for (const [how, answer] of Object.entries<Answer>({
    'a fault of unknown code': { body: fault('Compte désactivé') },
    'a bare 401': { status: 401, body: '' },
    'a bare 403': { status: 403, body: '' },
    'a page': { headers: { 'Content-Type': 'text/html' }, body: '<html><title>Sign in</title></html>' },
    'an answer without tokens': { body: envelope('Logon', 'xtk:session', '<a/><b/><c/>') },
  })) {
    it(`asks once, whoever asks how often, when a renewal is answered with ${how}`, async () => {
      let logons = 0;
      const scripted = script({
        Logon: () => (++logons === 1 ? logonAnswer() : answer),
        GetOption: () => fault(EXPIRED),
      });
      await withInstance(scripted, async (instance) => {
        for (let n = 0; n < 10; n += 1) {
          await refusal(instance.options.get('X', signal()));
        }
        assert.equal(logons, 2);
      });
    });
  }

  it('tries a renewal again after a fault of the way', async () => {
    let logons = 0;
    const scripted = script({
      Logon: () => (++logons === 2 ? { status: 503, body: 'busy' } : logonAnswer(`___session${logons}`)),
      GetOption: (request) => (request.body.includes('___session1<') ? fault(EXPIRED) : option('new')),
    });
    await withInstance(scripted, async (instance) => {
      assert.equal(await instance.options.get('X', signal()), 'new');
      assert.equal(logons, 3);
    });
  });

  it('takes the code in the data of a good answer for data', async () => {
    await withInstance(script({ GetOption: () => option(EXPIRED) }), async (instance, server) => {
      assert.equal(await instance.options.get('X', signal()), EXPIRED);
      assert.equal(server.calls().filter((call) => call === 'Logon').length, 1);
    });
  });

  it('gives up after one renewal when the new session is refused too', async () => {
    await withInstance(script({ GetOption: () => fault(EXPIRED) }), async (instance, server) => {
      assert.equal((await refusal(instance.options.get('X', signal()))).code, 'sessionExpired');
      assert.equal(server.calls().filter((call) => call === 'Logon').length, 2);
    });
  });

  it('never repeats a refused logon, neither at first nor after an expiry', async () => {
    let logons = 0;
    const scripted = script({
      Logon: () =>
        ++logons === 1
          ? logonAnswer()
          : { status: 403, body: 'XSV-350012 Invalid login or password. Connection denied.' },
      GetOption: () => fault(EXPIRED),
    });
    await withInstance(scripted, async (instance) => {
      for (let poll = 0; poll < 5; poll += 1) {
        assert.equal((await refusal(instance.options.get('X', signal()))).code, 'logonRefused');
      }
      assert.equal(logons, 2);
    });
    const server = await scriptedServer(
      script({
        Logon: () => ({ status: 403, body: fault('XSV-350012 Invalid login or password. Connection denied.') }),
      }),
    );
    const opening = openInstance(
      { url: server.url, credentials: { kind: 'password', operator: 'x', password: PASSWORD } },
      signal(),
    );
    assert.equal((await refusal(opening)).code, 'logonRefused');
    assert.equal(server.calls().filter((call) => call === 'Logon').length, 1);
    await server.close();
  });

  it('sends a write again only when it was refused at the door', async () => {
    let writes = 0;
    const nested = fault(
      'SOP-330011 Error while executing the method.',
      `${EXPIRED} SOP-330011 on the mid-sourcing server`,
    );
    await withInstance(
      script({ Write: () => (++writes === 1 ? nested : envelope('Write', 'xtk:session', '')) }),
      async (instance) => {
        assert.equal((await refusal(writesOf(instance).setAffinity('7', 'a', signal()))).code, 'sessionExpired');
        assert.equal(writes, 1);
      },
    );
    writes = 0;
    await withInstance(
      script({ Write: () => (++writes === 1 ? fault(EXPIRED) : envelope('Write', 'xtk:session', '')) }),
      async (instance) => {
        await writesOf(instance).setAffinity('7', 'a', signal());
        assert.equal(writes, 2);
      },
    );
  });

  it('lets a caller leave a shared renewal without taking it from the others', async () => {
    let logons = 0;
    let release = (): void => undefined;
    const usual = script({
      Logon: () => logonAnswer(`___session${++logons}`),
      GetOption: (request) => (request.body.includes('___session1<') ? fault(EXPIRED) : option('new')),
    });
    await withInstance(
      async (request, response, incoming) => {
        if (request.call === 'Logon' && logons === 1) {
          await new Promise<void>((resolve) => (release = resolve));
        }
        return usual(request, response, incoming);
      },
      async (instance, server) => {
        const leaving = new AbortController();
        const first = refusal(instance.options.get('X', leaving.signal));
        const second = instance.options.get('X', signal());
        await eventually(() => server.calls().filter((call) => call === 'Logon').length === 2, 'second logon');
        leaving.abort();
        assert.equal((await first).code, 'cancelled');
        release();
        assert.equal(await second, 'new');
        assert.equal(logons, 2);
      },
    );
  });

  it('logs off once, however often asked', async () => {
    const server = await scriptedServer(script({ ExecuteQuery: () => rows('delivery') }));
    const instance = await openInstance(
      { url: server.url, credentials: { kind: 'password', operator: 'x', password: PASSWORD } },
      signal(),
    );
    await Promise.all([instance.logoff(), instance.logoff()]);
    await instance.logoff();
    assert.equal(server.calls().filter((call) => call === 'Logoff').length, 1);
    assert.equal((await refusal(instance.deliveries.get('1', signal()))).code, 'cancelled');
    assert.equal(server.calls().at(-1), 'Logoff');
    await eventually(async () => (await server.openSockets()) === 0, 'sockets closed');
    await server.close();
  });

  it('reads an absent delivery as undefined', async () => {
    await withInstance(script({ ExecuteQuery: () => document('<delivery/>') }), async (instance) => {
      assert.equal(await instance.deliveries.get('1', signal()), undefined);
    });
  });
});
