import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openInstance } from '../../../src/campaign';
import { processesOnPage } from '../../../src/campaign/repositories/monitoredProcesses';
import { startDemo, type RunningDemo } from '../../../src/demo';

const never = new AbortController().signal;

/** In front of an instance: passes everything on but calls of nl:monitoring, which it refuses as for a poor operator. */
function withoutMonitoring(target: string): Server {
  return createServer((request, response) => {
    void (async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
      }
      if (String(request.headers['soapaction']).includes('nl:monitoring')) {
        response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Forbidden</html>');
        return;
      }
      const headers = Object.fromEntries(
        Object.entries(request.headers)
          .filter(
            ([name]) =>
              !['host', 'connection', 'content-length', 'transfer-encoding', 'accept-encoding'].includes(name),
          )
          .map(([name, value]) => [name, String(value)]),
      );
      const answer = await fetch(new URL(request.url ?? '/', target), {
        method: request.method ?? 'GET',
        headers,
        ...(request.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
      });
      response
        .writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '', ...cookies(answer) })
        .end(Buffer.from(await answer.arrayBuffer()));
    })();
  });
}

function cookies(answer: Response): Record<string, string[]> {
  const set = answer.headers.getSetCookie();
  return set.length === 0 ? {} : { 'set-cookie': set };
}

describe('what the instance tells of its machines', function () {
  this.timeout(20_000);
  let demo: RunningDemo;
  before(async () => {
    demo = await startDemo({ clock: { speed: 0 }, recipients: 200 });
  });
  after(() => demo.close());

  const openAt = (url: string) =>
    openInstance(
      { url, credentials: { kind: 'password', operator: demo.handle.operator, password: demo.handle.password } },
      never,
    );

  it('reads the modules by SOAP, missing ones included, and the deliveries with an affinity', async () => {
    const instance = await openAt(demo.handle.url);
    const processes = await instance.machines.processes('demo', never);
    const mta = processes?.filter(({ name }) => name === 'mta') ?? [];
    assert.deepEqual(
      mta.map(({ host, instance: of, running }) => [host, of, running]),
      [
        ['sending-1', 'demo', false],
        ['sending-2', 'demo', false],
      ],
    );
    const web = processes?.find(({ name }) => name === 'web');
    assert.ok(web?.running === true && (web.pid ?? 0) > 0 && (web.memoryBytes ?? 0) > 1e6);
    assert.equal(
      (await instance.machines.processes('nobody', never).then((found) => found?.length ?? 0)) > 0,
      true,
      'the page tells when the call does not',
    );
    const uses = await instance.machines.affinitiesInUse(never);
    assert.ok(uses.some(({ affinity, label }) => affinity === 'vip' && /VIP/.test(label)));
    await instance.logoff();
  });

  it('reads them from monitor.jsp when the operator may not call nl:monitoring', async () => {
    const proxy = withoutMonitoring(demo.handle.url);
    await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
    try {
      const instance = await openAt(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}/`);
      const processes = await instance.machines.processes('demo', never);
      assert.deepEqual(
        processes?.filter(({ name }) => name === 'mta').map(({ running }) => running),
        [false, false],
      );
      assert.ok(processes.some(({ name, running, pid }) => name === 'web' && running && (pid ?? 0) > 0));
      await instance.logoff();
    } finally {
      proxy.closeAllConnections();
      proxy.close();
    }
  });

  it('finds no module in a page that has none', () => {
    for (const html of [
      '',
      '<html>Sign in</html>',
      '<tr><td>a@b c</td></tr>',
      '<tr>'.repeat(2000),
      `<td>${'<'.repeat(5000)}`,
    ]) {
      assert.deepEqual(processesOnPage(html), []);
    }
  });
});
