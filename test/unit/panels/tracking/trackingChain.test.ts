import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import '../../vscodeStandIn';
import { testReachability } from '../../../../src/campaign';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { ConnectionDescriptor } from '../../../../src/connections/descriptor';
import type { ChainInput } from '../../../../src/panels/tracking/trackingChain';
import { trackingChain } from '../../../../src/panels/tracking/trackingChain';
import { gatherChainEvidence } from '../../../../src/panels/tracking/trackingChainEvidence';
import type { SendingServer } from '../../../../src/servers/sendingServer';
import { DELIVERY, NOW, part, URLS } from '../../webview/harness/samples';

const HOUR = 60 * 60_000;

function stateOf(id: string, change: Partial<ChainInput>): string | undefined {
  const well: ChainInput = {
    delivery: { ...DELIVERY, trackingEnabled: true, openTrackingEnabled: true },
    urls: part(URLS),
    redirection: { ok: true, value: { host: 't', tookMs: 1 } },
    servers: [{ name: 'a', modules: ['trackinglogd'] }],
    consolidatedAt: NOW - HOUR,
    workflow: { label: 'Tracking', state: 11, failed: false, lastRun: NOW - HOUR },
    newestReaction: NOW - HOUR,
    now: NOW,
    locale: 'en',
  };
  return trackingChain({ ...well, ...change }).find((step) => step.id === id)?.state;
}

describe('chain of tracking', () => {
  it('is well when every link is', () => {
    for (const id of ['activated', 'rewritten', 'redirection', 'trackinglogd', 'workflow', 'consolidation', 'newest']) {
      assert.equal(stateOf(id, {}), 'ok');
    }
  });

  it('breaks where tracking is off, and limps where opens are not tracked', () => {
    assert.equal(stateOf('activated', { delivery: { ...DELIVERY, trackingEnabled: false } }), 'error');
    assert.equal(
      stateOf('activated', { delivery: { ...DELIVERY, trackingEnabled: true, openTrackingEnabled: false } }),
      'warning',
    );
    assert.equal(stateOf('activated', { delivery: DELIVERY }), 'unknown');
  });

  it('misses rewritten URLs only after the analysis', () => {
    const none = part(URLS.slice(0, 1));
    assert.equal(stateOf('rewritten', { urls: none }), 'warning');
    assert.equal(stateOf('rewritten', { urls: none, delivery: { ...DELIVERY, state: 15 } }), 'unknown');
    assert.equal(stateOf('rewritten', { urls: { ok: false, why: 'no right' } }), 'unknown');
  });

  it('tells a redirection server that is broken from one that this machine cannot reach', () => {
    const seen = (kind: 'broken' | 'unreached' | 'unasked'): string | undefined =>
      stateOf('redirection', { redirection: { ok: false, kind, why: '' } });
    assert.deepEqual([seen('broken'), seen('unreached'), seen('unasked')], ['error', 'warning', 'unknown']);
  });

  it('takes a server that could not be read for no sign of anything', () => {
    assert.equal(stateOf('trackinglogd', { servers: [] }), 'unknown');
    assert.equal(stateOf('trackinglogd', { servers: [{ name: 'a', modules: ['mta'] }, { name: 'b' }] }), 'unknown');
    assert.equal(stateOf('trackinglogd', { servers: [{ name: 'a', modules: ['mta'] }] }), 'warning');
    assert.equal(stateOf('trackinglogd', { servers: [{ name: 'a' }, { name: 'b', modules: ['trackinglogd'] }] }), 'ok');
  });

  it('needs the Tracking workflow started, without error, and run within three hours', () => {
    const seen = (change: object | undefined): string | undefined =>
      stateOf('workflow', {
        workflow: change && { label: '', state: 11, failed: false, lastRun: NOW - HOUR, ...change },
      });
    assert.deepEqual(
      [seen({}), seen({ failed: true }), seen({ state: 13 }), seen({ lastRun: NOW - 4 * HOUR })],
      ['ok', 'error', 'error', 'warning'],
    );
    assert.deepEqual([seen(undefined), seen({ lastRun: undefined })], ['unknown', 'unknown']);
  });

  it('misses reactions only while a delivery should still have some, and for half of its life', () => {
    const sent = (hoursAgo: number) => ({ ...DELIVERY, broadStart: NOW - hoursAgo * HOUR });
    const seen = (hoursAgo: number, newest: number | undefined): string | undefined =>
      stateOf('newest', {
        delivery: sent(hoursAgo),
        newestReaction: newest === undefined ? undefined : NOW - newest * HOUR,
      });
    assert.deepEqual(
      [seen(10, 1), seen(10, 4), seen(10, 6), seen(10, undefined), seen(1, undefined)],
      ['ok', 'ok', 'warning', 'warning', 'unknown'],
    );
    assert.deepEqual([seen(100, 50), seen(100, undefined)], ['ok', 'unknown']);
  });

  it('is late after three hours without consolidation', () => {
    assert.equal(stateOf('consolidation', { consolidatedAt: NOW - 2.9 * HOUR }), 'ok');
    assert.equal(stateOf('consolidation', { consolidatedAt: NOW - 3.1 * HOUR }), 'warning');
    assert.equal(stateOf('consolidation', { consolidatedAt: undefined }), 'unknown');
  });
});

describe('evidence for the chain', () => {
  const descriptor: ConnectionDescriptor = {
    id: 'c1',
    name: 'x',
    url: 'http://127.0.0.1:1',
    environment: 'demo',
    signIn: { kind: 'password', operator: 'a' },
    servers: [],
  };

  function gather(
    options: Record<string, string | Error>,
    servers: readonly Pick<SendingServer, 'name' | 'pdump'>[] = [],
  ) {
    const get = (name: string): Promise<string | undefined> => {
      const value = options[name];
      return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
    };
    return gatherChainEvidence({
      access: {
        descriptor: () => descriptor,
        instance: () => Promise.reject(new Error('unused')),
        servers: () => Promise.resolve(servers as SendingServer[]),
      },
      instance: {
        options: { get },
        workflows: { get: () => Promise.reject(new Error('no right')) },
      } as unknown as CampaignInstance,
      descriptor,
      describeError: (error) => ({ what: error instanceof Error ? error.message : '' }),
      loadCampaign: () => Promise.resolve({ testReachability }),
      signal: new AbortController().signal,
    });
  }

  it('asks the tracking server that the instance names, without following its path', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response
        .setHeader('Content-Type', 'text/xml')
        .end("<redir status='OK' date='2026-11-23 14:00:00.000Z' build='9364'/>");
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    try {
      const { redirection } = await gather({ NmsTracking_ServerUrl: `http://127.0.0.1:${port}/somewhere?x=1` });
      assert.ok(redirection.ok, redirection.ok ? '' : redirection.why);
      assert.equal(redirection.value.host, `127.0.0.1:${port}`);
      assert.deepEqual(asked, ['/r/test']);
    } finally {
      server.close();
    }
  });

  it('does not take an address of another kind, and survives options and servers that cannot be read', async () => {
    const { redirection, servers, consolidatedAt } = await gather(
      { NmsTracking_ServerUrl: 'file:///etc/passwd', NmsTracking_LastConsolidation: new Error('no right') },
      [
        { name: 'dead', pdump: () => Promise.reject(new Error('no route')) },
        { name: 'well', pdump: () => Promise.resolve({ modules: [{ name: 'trackinglogd', pid: 1, memoryBytes: 1 }] }) },
      ],
    );
    assert.ok(!redirection.ok);
    assert.equal(redirection.kind, 'unreached');
    assert.deepEqual(servers, [{ name: 'dead' }, { name: 'well', modules: ['trackinglogd'] }]);
    assert.equal(consolidatedAt, undefined);
  });

  it('reads when the instance last consolidated', async () => {
    const { consolidatedAt } = await gather({ NmsTracking_LastConsolidation: '2026-11-23 14:00:00.000Z' });
    assert.equal(consolidatedAt, Date.UTC(2026, 10, 23, 14));
  });
});
