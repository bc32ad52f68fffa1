import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer as createPlainServer } from 'node:net';
import { createServer, type Server } from 'node:tls';
import { Observer } from '../../../src/watch/observing';
import { readCertificates } from '../../../src/watch/certificates';
import { certificateEnds } from '../../../src/watch/criteria/certificateEnds';
import { DEFAULT_THRESHOLDS } from '../../../src/watch/criteria/criterion';
import { certificate } from '../campaign/support/fixtures';
import { never, sightOf } from './watched';

async function portOf(server: { address(): AddressInfo | string | null }): Promise<number> {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : assert.fail();
}

async function serving(name: 'loopback' | 'expired'): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer(certificate(name));
  // Who only reads the certificate hangs up.
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, url: `https://127.0.0.1:${await portOf(server)}/nl` };
}

describe('the certificate of a web server', () => {
  const now = (): number => Date.UTC(2026, 10, 26);
  const observer = (signal = never): Observer => new Observer({ now, signal, because: String });

  for (const name of ['loopback', 'expired'] as const) {
    it(`is read from a real TLS server, also one that nobody would trust (${name})`, async () => {
      const { server, url } = await serving(name);
      try {
        const [read] = await readCertificates([url, url, 'http://plain.example'], undefined, {
          observer: observer(),
          now,
        });
        const end = new Date(new X509Certificate(certificate(name).cert).validTo).getTime();
        assert.ok(read?.ok === true, JSON.stringify(read));
        assert.equal(read.value.validTo, end);
        const judged = certificateEnds.judge(sightOf({ at: now(), certificates: [read] }), DEFAULT_THRESHOLDS);
        assert.equal(judged.signs.filter(({ level }) => level >= 1).length, name === 'expired' ? 1 : 0);
        const again = await readCertificates(['https://127.0.0.1:1/'], undefined, {
          observer: observer(),
          now,
          last: sightOf({ certificates: [read] }),
        });
        assert.deepEqual(again, [read], 'it is not read again for hours');
      } finally {
        server.close();
      }
    });
  }

  it('is not read from what speaks no TLS, and that is said', async () => {
    const server = createPlainServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const url = `https://127.0.0.1:${await portOf(server)}`;
      const [read] = await readCertificates([url], undefined, { observer: observer(), now });
      assert.equal(read?.ok, false);
    } finally {
      server.close();
    }
  });
});
