import assert from 'node:assert/strict';
import { createServer as createHttp } from 'node:http';
import { connect, type AddressInfo, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import * as vscode from 'vscode';
import type { CampaignModule } from '../../src/campaign/open';
import { startDemo, type RunningDemo } from '../../src/demo';
import { certificate, fixturePath } from '../unit/campaign/support/fixtures';

const never = new AbortController().signal;
const READS = 10;

/** Not 127.0.0.1: for that VS Code leaves a request's own agent in place, and goes past any proxy. */
const HOST = '127.0.0.2';

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '0.0.0.0', resolve));
  return (server.address() as AddressInfo).port;
}

/** Hands everything on, both ways, until one side ends. */
function joinBoth(one: Socket, other: Socket): void {
  one.pipe(other).pipe(one);
  one.on('error', () => other.destroy());
  other.on('error', () => one.destroy());
}

describe('connections in the extension host', function () {
  this.timeout(120_000);
  let demo: RunningDemo;
  let front: Server;
  let port = 0;
  let opened = 0;
  const proxies: Server[] = [];
  const http = (): vscode.WorkspaceConfiguration => vscode.workspace.getConfiguration('http');
  const set = async (name: string, value: unknown): Promise<void> => {
    await http().update(name, value, vscode.ConfigurationTarget.Global);
  };

  before(async () => {
    demo = await startDemo({ recipients: 200 });
    const inner = Number(new URL(demo.handle.url).port);
    front = createTls(certificate('secondLoopback'), (socket) => {
      opened += 1;
      joinBoth(socket, connect(inner, '127.0.0.1'));
    });
    port = await listen(front);
  });

  after(async () => {
    await set('proxy', undefined);
    await set('proxySupport', undefined);
    for (const server of [front, ...proxies]) {
      server.close();
    }
    await demo.close();
  });

  /** Signs in through the client as it ships, reads ten times, and answers how many connections that took. */
  async function connectionsOfReads(): Promise<number> {
    const { extensionPath } = vscode.extensions.getExtension('delivery-doctor.delivery-doctor') ?? assert.fail();
    const { openInstance } = (await import(join(extensionPath, 'dist', 'campaign.js'))) as CampaignModule;
    const { operator, password } = demo.handle;
    const instance = await openInstance(
      {
        url: `https://${HOST}:${port}`,
        credentials: { kind: 'password', operator, password },
        caFile: fixturePath('secondLoopback.pem'),
      },
      never,
    );
    try {
      await instance.deliveries.countByGroup(Date.now(), never);
      const before = opened;
      for (let read = 0; read < READS; read += 1) {
        await instance.deliveries.countByGroup(Date.now(), never);
      }
      return opened - before;
    } finally {
      await instance.logoff();
    }
  }

  /** A proxy that lets through whoever signs in; counts the tunnels, and those that it refused. */
  async function proxy(): Promise<{ readonly port: number; tunnels: number; refused: number }> {
    const wanted = `Basic ${Buffer.from('ann:secret').toString('base64')}`;
    const server = createHttp();
    server.on('connect', (request, socket: Socket) => {
      if (request.headers['proxy-authorization'] !== wanted) {
        seen.refused += 1;
        socket.end(
          'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Negotiate\r\nContent-Length: 0\r\n\r\n',
        );
        return;
      }
      seen.tunnels += 1;
      const onward = connect(port, HOST, () => {
        socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
        joinBoth(socket, onward);
      });
    });
    proxies.push(server);
    const seen = { port: await listen(server), tunnels: 0, refused: 0 };
    return seen;
  }

  for (const support of ['override', 'fallback', 'on', 'off']) {
    it(`are kept from read to read with http.proxySupport: ${support}`, async () => {
      await set('proxySupport', support);
      assert.equal(await connectionsOfReads(), 0);
    });
  }

  it('are kept through a proxy that wants a sign-in, and every one goes through it', async () => {
    const seen = await proxy();
    await set('proxySupport', 'override');
    await set('proxy', `http://ann:secret@127.0.0.1:${seen.port}`);
    const before = opened;
    assert.equal(await connectionsOfReads(), 0);
    assert.ok(opened > before);
    assert.equal(seen.tunnels, opened - before);
  });

  it('are refused in the words of the proxy when it does not let us through', async () => {
    const seen = await proxy();
    await set('proxySupport', 'override');
    await set('proxy', `http://127.0.0.1:${seen.port}`);
    await assert.rejects(connectionsOfReads(), (error: unknown) => {
      assert.deepEqual(
        { code: (error as { code?: string }).code, status: (error as { facts?: { status?: string } }).facts?.status },
        { code: 'proxy', status: '407' },
      );
      return true;
    });
    assert.equal(seen.tunnels, 0);
    assert.ok(seen.refused > 0);
  });
});
