import '../vscodeStandIn';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { showTwin } from '../../../src/commands/view/showTwin';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../src/connections/access';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { startDemo, type RunningDemo } from '../../../src/demo';
import type { Delivery } from '../../../src/domain/delivery';
import { isSameHost } from '../../../src/domain/topology/twin';
import { openServer } from '../../../src/servers';
import { diagnoseDelivery, findingTitle, remedyTitle } from '../../../src/troubleshooting';

const never = new AbortController().signal;
const HOUR = 3_600_000;
const START_PENDING = 51;

/** Two instances that are running: deliveries of the first go by mid-sourcing to the second, which was not started. */
describe('following a delivery to the mid-sourcing server', function () {
  this.timeout(60_000);
  const demos: RunningDemo[] = [];
  const opened: CampaignInstance[] = [];
  let access: ConnectionAccess;
  let submitted = '';
  let twin = '';

  before(async () => {
    for (const seed of [1, 2]) {
      const demo = await startDemo({ seed, recipients: 400, clock: { speed: 0 }, scenarios: ['mtaStopped'] });
      const { url, operator, password } = demo.handle;
      demos.push(demo);
      opened.push(await openInstance({ url, credentials: { kind: 'password', operator, password } }, never));
    }
    const [marketing, mid] = demos.map(({ instance }) => instance);
    assert.ok(marketing && mid);
    submitted = String(
      marketing.store.number('SELECT MIN(iDeliveryId) FROM NmsDelivery WHERE iDeliveryMode = 4 AND iState = 95'),
    );
    twin = String(
      mid.store.number(
        `SELECT MIN(iDeliveryId) FROM NmsDelivery WHERE iDeliveryMode = 1 AND iState = ${START_PENDING} AND tsContact < ${mid.clock.now() - HOUR / 2}`,
      ),
    );
    marketing.store.run(
      'UPDATE NmsDelivery SET iState = ?, iMidRemoteId = ?, tsContact = ?, iSuccess = 0, iProcessed = 0, iRecipientOpen = 0 WHERE iDeliveryId = ?',
      [START_PENDING, Number(twin), marketing.clock.now() - HOUR, Number(submitted)],
    );
    marketing.store.run("UPDATE NmsExtAccount SET sServer = ? WHERE sName = 'midSourcingEmail'", [
      demos[1]?.handle.url ?? '',
    ]);
    mid.store.run('UPDATE NmsDelivery SET iMidSourcing = 1, iMidRemoteId = ? WHERE iDeliveryId = ?', [
      Number(submitted),
      Number(twin),
    ]);
    access = between(['marketing', 'mid-a']);
  });
  after(async () => {
    await Promise.all(opened.map((instance) => instance.logoff()));
    await Promise.all(demos.map((demo) => demo.close()));
  });

  /** The first `names` of the instances, as far as the person has added them. */
  function between(names: readonly string[]): ConnectionAccess {
    const descriptors = names.map((name, at): ConnectionDescriptor => ({
      id: `c${at}`,
      name,
      url: demos[at]?.handle.url ?? '',
      environment: 'stage',
      signIn: { kind: 'password', operator: 'admin' },
      servers: [],
    }));
    return {
      descriptor: (id) => descriptors.find((one) => one.id === id),
      instancesAt: (server) => descriptors.filter(({ url }) => isSameHost(server, url)),
      instance: async (id) => opened[Number(id.slice(1))] ?? assert.fail(id),
      servers: async (id) =>
        (id === 'c1' ? (demos[1]?.handle.servers ?? []) : [])
          .map(({ name, installDir }) => openServer({ name, channel: { kind: 'local', installDir } }))
          .filter((server) => server !== undefined),
    };
  }

  const examine = (of: ConnectionAccess) =>
    diagnoseDelivery(
      of,
      { connectionId: 'c0', deliveryId: submitted },
      () => demos[0]?.instance.clock.now() ?? 0,
      never,
    );

  it('tells what it waits for over there, and leads to it', async () => {
    const { findings } = await examine(access);
    const found = findings.find(({ cause }) => cause === 'twinWaits');
    assert.ok(found, findings.map(findingTitle).join('; '));
    assert.match(findingTitle(found), new RegExp(`^It waits on mid-a, as delivery ${twin}: .*MTA`));
    assert.deepEqual(found.remedies.map(remedyTitle), [`Ask mid-a why delivery ${twin} waits`]);
    assert.ok(!findings.some(({ cause }) => cause === 'mtaNotRunning'), 'its own MTA has nothing to do with it');
  });

  it('names the server that would have to be added where it is not known', async () => {
    const { findings } = await examine(between(['marketing']));
    const found = findings.find(({ cause }) => cause === 'onMidSourcing');
    assert.equal(found?.args.server, demos[1]?.handle.url);
  });

  it('recognises another delivery behind the id, and finds the twin by what it says itself', async () => {
    const [marketing, mid] = demos.map(({ instance }) => instance);
    const other = mid?.store.number('SELECT MAX(iDeliveryId) FROM NmsDelivery WHERE iMidSourcing = 0') ?? 0;
    const hold = (id: number) =>
      marketing?.store.run('UPDATE NmsDelivery SET iMidRemoteId = ? WHERE iDeliveryId = ?', [id, Number(submitted)]);
    hold(other);
    assert.equal((await examine(access)).findings.find(({ cause }) => cause === 'twinWaits')?.args.id, twin);
    mid?.store.run('UPDATE NmsDelivery SET iMidSourcing = 0 WHERE iDeliveryId = ?', [Number(twin)]);
    const foreign = (await examine(access)).findings.find(({ cause }) => cause === 'twinForeign');
    assert.equal(foreign?.args.foreign, String(other));
    mid?.store.run('UPDATE NmsDelivery SET iMidSourcing = 1 WHERE iDeliveryId = ?', [Number(twin)]);
    hold(Number(twin));
  });

  it('is shown in the tree of the instance that has it, or says which instance is missing', async () => {
    const messages: string[] = [];
    Object.assign(vscode.window, {
      withProgress: (_options: unknown, work: (progress: { report: () => void }) => unknown) =>
        work({ report: () => undefined }),
      showInformationMessage: async (message: string) => {
        messages.push(message);
      },
    });
    const shown: (readonly [string, string])[] = [];
    const run = (manager: ConnectionAccess) =>
      showTwin.run(
        {
          manager,
          view: { showDelivery: async (id: string, delivery: Delivery) => shown.push([id, delivery.id]) },
        } as never,
        { clicked: { connectionId: 'c0', deliveryId: submitted }, selected: [], title: 'Show', signal: never },
      );
    await run(access);
    assert.deepEqual([shown, messages], [[['c1', twin]], []]);
    await run(between(['marketing']));
    assert.equal(shown.length, 1);
    assert.deepEqual(messages, [`It was handed to ${demos[1]?.handle.url ?? ''}, which is none of your instances.`]);
  });
});
