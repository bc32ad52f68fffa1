import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testReachability } from '../../../src/campaign';
import { networkError } from '../../../src/campaign/http/networkError';
import { refusal, signal } from './support/client';
import { REDIR, script } from './support/envelopes';
import { certificate, fixturePath } from './support/fixtures';
import { scriptedServer, type Answer, type ScriptedServer } from './support/scriptedServer';

async function withServer(
  server: Promise<ScriptedServer>,
  run: (server: ScriptedServer) => Promise<void>,
): Promise<void> {
  const running = await server;
  try {
    await run(running);
  } finally {
    await running.close();
  }
}

/** A TCP server that does with each connection as it is told. */
async function withTcp(onConnection: (socket: Socket) => void, run: (port: number) => Promise<void>): Promise<void> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined);
    onConnection(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await run((server.address() as AddressInfo).port);
  } finally {
    for (const socket of open) {
      socket.destroy();
    }
    server.close();
  }
}

const test = (url: string, options: { caFile?: string; timeoutMs?: number } = {}) =>
  testReachability({ url, timeoutMs: 3000, ...options }, signal());

describe('the way to the instance', () => {
  it('reads both dialects of /r/test', async () => {
    const dialects: readonly [string, object][] = [
      [REDIR, { version: '7.4.3', build: '9396', instance: 'unit', date: '2026-11-23 12:00:00.000Z' }],
      [
        "<redir status='OK' date='2021-08-27 08:02:07.963-07' build='9236' sha1='cc45440' instance='xxx_mkt_prod1' sourceIP='1' host='h' localHost='l'/>",
        { version: undefined, build: '9236', instance: 'xxx_mkt_prod1', date: '2021-08-27 08:02:07.963-07' },
      ],
      [
        "<?xml version='1.0'?>\n<redir status='Ok' date='x' version='8.5.1'/>",
        { version: '8.5.1', build: undefined, instance: undefined, date: 'x' },
      ],
    ];
    for (const [body, expected] of dialects) {
      await withServer(
        scriptedServer(() => ({ body })),
        async ({ url, received }) => {
          const { tookMs, ...rest } = await test(`${url}/`);
          assert.deepEqual(rest, expected);
          assert.ok(tookMs >= 0 && tookMs < 3000);
          assert.equal(received[0]?.path, '/r/test');
          assert.equal(received[0].headers.cookie, undefined);
        },
      );
    }
  });

  it('keeps a path that the instance lives under, and forgets the page that was pasted', async () => {
    const pasted: readonly [string, string][] = [
      ['/campaign/', '/campaign/r/test'],
      ['/campaign/nl/jsp/logon.jsp?target=/view/home', '/campaign/r/test'],
      ['/view/home', '/r/test'],
      ['/r/test', '/r/test'],
      ['/#x', '/r/test'],
    ];
    await withServer(
      scriptedServer(() => ({ body: REDIR })),
      async ({ url, received }) => {
        for (const [path, asked] of pasted) {
          await test(`${url}${path}`);
          assert.equal(received.at(-1)?.path, asked);
        }
      },
    );
  });

  const strangers: readonly [string, string, Answer][] = [
    ['a page', 'html', { body: '<!doctype html><title>Welcome</title>' }],
    ['other XML', 'notCampaign', { body: '<other status="OK"/>' }],
    ['broken XML', 'notCampaign', { body: '<redir status="OK"' }],
    ['text', 'notCampaign', { body: 'It works!' }],
    ['nothing', 'notCampaign', { body: '' }],
    ['a missing page', 'http', { status: 404, body: 'not found' }],
    ['a web server without Campaign', 'serverError', { body: "<redir status='KO'/>" }],
    ['megabytes', 'notCampaign', { body: 'x'.repeat(500_000) }],
  ];
  for (const [what, code, answer] of strangers) {
    it(`recognises ${what} at /r/test`, async () => {
      await withServer(
        scriptedServer(() => answer),
        async ({ url }) => {
          assert.equal((await refusal(test(url))).code, code);
        },
      );
    });
  }

  it('tells name, port, time and protocol apart', async () => {
    assert.equal((await refusal(test('http://no-such-host.invalid'))).code, 'dns');
    const free = await scriptedServer(() => undefined);
    await free.close();
    const refused = await refusal(test(free.url));
    assert.equal(refused.code, 'refused');
    assert.equal(refused.facts['host'], `127.0.0.1:${free.port}`);
    await withTcp(
      () => undefined,
      async (port) => {
        assert.equal((await refusal(test(`http://127.0.0.1:${port}`, { timeoutMs: 80 }))).code, 'timeout');
      },
    );
    await withTcp(
      (socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
      async (port) => {
        assert.equal((await refusal(test(`http://127.0.0.1:${port}`))).code, 'notCampaign');
      },
    );
    await withTcp(
      (socket) => socket.once('data', () => socket.destroy()),
      async (port) => {
        assert.equal((await refusal(test(`http://127.0.0.1:${port}`))).code, 'connectionLost');
      },
    );
  });

  it('refuses URLs that are none, or that carry a password', async () => {
    for (const url of ['', 'campaign', 'ftp://campaign.example.com', 'https://']) {
      assert.equal((await refusal(test(url))).facts['problem'], 'INVALID_URL', url);
    }
    const error = await refusal(test('https://me:hunter22@campaign.example.com'));
    assert.equal(error.facts['problem'], 'CREDENTIALS_IN_URL');
    assert.ok(!error.message.includes('hunter22'));
  });

  it('cancels', async () => {
    await withTcp(
      () => undefined,
      async (port) => {
        const leaving = new AbortController();
        const asking = refusal(testReachability({ url: `http://127.0.0.1:${port}` }, leaving.signal));
        setTimeout(() => {
          leaving.abort();
        }, 30);
        assert.equal((await asking).code, 'cancelled');
        assert.equal(
          (await refusal(testReachability({ url: `http://127.0.0.1:${port}` }, leaving.signal))).code,
          'cancelled',
        );
      },
    );
  });

  it('recognises faults of a proxy that have no code', () => {
    const url = new URL('https://campaign.example.com');
    assert.equal(
      networkError(new Error('tunneling socket could not be established, statusCode=403'), 'x', url).code,
      'proxy',
    );
    assert.equal(networkError(new Error('something'), 'x', url).code, 'connectionLost');
  });
});

describe('certificates', () => {
  const ok = script({});

  it('names what is wrong with one', async () => {
    const problems: readonly ['loopback' | 'otherName' | 'expired', string | undefined, string][] = [
      ['loopback', undefined, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
      ['otherName', fixturePath('ca.pem'), 'ERR_TLS_CERT_ALTNAME_INVALID'],
      ['expired', fixturePath('ca.pem'), 'CERT_HAS_EXPIRED'],
    ];
    for (const [name, caFile, problem] of problems) {
      await withServer(scriptedServer(ok, certificate(name)), async ({ url, received }) => {
        const error = await refusal(test(url, { caFile }));
        assert.equal(error.code, 'tls', name);
        assert.equal(error.facts['problem'], problem);
        assert.equal(received.length, 0, 'nothing may be sent over a connection that is not trusted');
      });
    }
  });

  it('trusts the authority of a CA file, for this connection only', async () => {
    await withServer(scriptedServer(ok, certificate('loopback')), async ({ url }) => {
      assert.equal((await test(url, { caFile: fixturePath('ca.pem') })).instance, 'unit');
      assert.equal((await refusal(test(url))).code, 'tls');
    });
  });

  it('says what is wrong with the CA file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-'));
    try {
      const empty = join(folder, 'empty.pem');
      writeFileSync(empty, 'no certificate');
      assert.equal(
        (await refusal(test('https://127.0.0.1:1', { caFile: empty }))).facts['problem'],
        'NO_CERTIFICATE_IN_FILE',
      );
      assert.equal(
        (await refusal(test('https://127.0.0.1:1', { caFile: join(folder, 'missing.pem') }))).facts['problem'],
        'ENOENT',
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('recognises http where https was asked for', async () => {
    await withServer(scriptedServer(ok), async ({ port }) => {
      assert.equal((await refusal(test(`https://127.0.0.1:${port}`))).code, 'tls');
    });
  });
});
