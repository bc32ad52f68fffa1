import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../src/connections/access';
import { startDemo } from '../../../src/demo';
import type { RunningDemo } from '../../../src/demo';
import { ATTENTION_GROUPS } from '../../../src/domain/attention';
import type { Delivery } from '../../../src/domain/delivery';
import { openServer } from '../../../src/servers';
import type { ManagedServer } from '../../../src/servers/managedServer';
import {
  diagnoseDelivery,
  examineInstance,
  findingTitle,
  renderHealth,
  renderReport,
  verdict,
} from '../../../src/troubleshooting';
import { Workplace } from '../operations/workplace';

const never = new AbortController().signal;
const ID = 'demo';

/** The whole chain on a real instance: SOAP over HTTP, nlserver as a process, files on disk. */
describe('troubleshooting on the demo instance', function () {
  this.timeout(60_000);
  let demo: RunningDemo;
  let instance: CampaignInstance;
  let access: ConnectionAccess;
  const source = () => ({
    ...access,
    existing: () => instance,
    servers: async (id: string) => (await access.servers(id)) as readonly ManagedServer[],
  });
  const now = (): number => Date.now();

  before(async () => {
    demo = await startDemo({ seed: 1, recipients: 400 });
    const { url, operator, password, servers } = demo.handle;
    instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
    const descriptors = servers.map(({ name, installDir }) => ({
      name,
      channel: { kind: 'local' as const, installDir },
    }));
    access = {
      descriptor: () => ({
        id: ID,
        name: 'Demo',
        url,
        environment: 'demo',
        signIn: { kind: 'password', operator },
        servers: descriptors,
      }),
      instance: async () => instance,
      servers: async () => descriptors.flatMap((one) => openServer(one) ?? []),
    };
  });
  after(async () => {
    await instance.logoff();
    await demo.close();
  });

  const all = async (): Promise<readonly Delivery[]> => {
    const pages = await Promise.all(
      ATTENTION_GROUPS.map((group) =>
        instance.deliveries.list({ group, now: now() + instance.info.clockOffsetMs, pageSize: 100 }, never),
      ),
    );
    return pages.flatMap(({ rows }) => rows);
  };
  const waiting = async (withAffinity: (affinity: string) => boolean): Promise<Delivery> => {
    const deliveries = (await all()).filter(
      ({ state, contactDate }) => state === 51 && (contactDate ?? Infinity) < now(),
    );
    for (const delivery of deliveries) {
      const detail = await instance.deliveries.get(delivery.id, never);
      if (detail !== undefined && withAffinity(detail.ipAffinity ?? '')) {
        return delivery;
      }
    }
    assert.fail('no such delivery in the demo');
  };
  const titles = async ({ id }: Delivery): Promise<string[]> => {
    const diagnosis = await diagnoseDelivery(access, { connectionId: ID, deliveryId: id }, now, never);
    return diagnosis.findings.map(findingTitle);
  };

  it('finds the stopped MTA and the missing affinity, puts both right, and sees the deliveries go out', async () => {
    const stuck = await waiting((affinity) => affinity !== 'vip');
    const unknown = await waiting((affinity) => affinity === 'vip');
    const names = demo.handle.servers
      .map(({ name }) => name)
      .filter((name) => name.startsWith('sending'))
      .join(', ');
    assert.deepEqual(await titles(stuck), [`The MTA of demo is not running: ${names} (certain)`]);
    assert.deepEqual(await titles(unknown), [
      `The MTA of demo is not running: ${names} (certain)`,
      'The IP affinity “vip” is configured on no sending server (certain)',
    ]);

    const ref = { connectionId: ID, deliveryId: stuck.id };
    const diagnosis = await diagnoseDelivery(access, ref, now, never);
    if (process.env['DD_SHOW'] !== undefined) {
      console.log(renderReport(diagnosis, stuck, access.descriptor(ID) ?? assert.fail()));
    }
    for (const remedy of diagnosis.findings[0]?.remedies ?? []) {
      if (remedy.kind === 'openServerLog' || remedy.kind === 'openAuditLog') {
        continue;
      }
      const outcome = await new Workplace(source()).apply(remedy);
      assert.equal(outcome?.kind, 'done', JSON.stringify(outcome));
    }
    assert.deepEqual(await titles(unknown), ['The IP affinity “vip” is configured on no sending server (certain)']);

    const affinity = (await diagnoseDelivery(access, { connectionId: ID, deliveryId: unknown.id }, now, never))
      .findings[0]?.remedies[0];
    assert.ok(affinity);
    const changed = await new Workplace(source()).apply(affinity);
    assert.equal(changed?.kind, 'done', JSON.stringify(changed));

    demo.advance(2 * 3_600_000);
    const finished = await instance.deliveries.get(stuck.id, never);
    assert.ok((finished?.state ?? 0) > 51, `state ${finished?.state}`);
    assert.notEqual((await instance.deliveries.get(unknown.id, never))?.state, 51);
  });

  it('never alarms about a delivery that is being sent or is over', async () => {
    for (const delivery of (await all()).filter(({ state }) => state === 55 || state === 95).slice(0, 4)) {
      const { findings, ...rest } = await diagnoseDelivery(
        access,
        { connectionId: ID, deliveryId: delivery.id },
        now,
        never,
      );
      const errors = findings.filter(({ severity }) => severity === 'error');
      assert.deepEqual(errors, [], `${delivery.label}: ${verdict({ ...rest, findings })}`);
    }
  });

  it('examines the whole instance', async () => {
    const report = await examineInstance(access, ID, { now, signal: never });
    if (process.env['DD_SHOW'] !== undefined) {
      console.log(renderHealth(report, access.descriptor(ID) ?? assert.fail()));
    }
    assert.ok(report.healthy.includes('modulesMissing'));
    assert.deepEqual(
      report.findings.filter(({ severity, cause }) => severity === 'error' && cause !== 'overdueStarts'),
      [],
    );
  });
});
