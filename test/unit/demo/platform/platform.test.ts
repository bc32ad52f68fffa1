import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { partOf, SUBJECT } from '../../../../src/demo/platform/scenarios';
import { TOPOLOGIES, requireTopology, type Topology } from '../../../../src/demo/platform/topologies';
import { instanceTopology, type InstanceRole } from '../../../../src/domain/topology/instanceRole';
import { onPlatform } from './onPlatform';

const never = new AbortController().signal;
const MINUTE = 60_000;

const ROLES: Readonly<Record<Topology, readonly (readonly InstanceRole[])[]>> = {
  'all-in-one': [['sender', 'marketing']],
  'marketing+mid': [['marketing'], ['sender', 'mid']],
  split: [['marketing'], ['sender', 'mid'], ['sender', 'mid']],
  hybrid: [['marketing'], ['sender', 'mid']],
  'message-center': [
    ['sender', 'marketing', 'control'],
    ['sender', 'execution'],
  ],
  'v8-ffda': [['marketing'], ['sender', 'mid']],
  'v8-managed': [['marketing'], ['sender', 'mid']],
};

describe('platforms of the demo', function () {
  this.timeout(180_000);

  for (const topology of TOPOLOGIES) {
    it(`${topology}: every instance shows what it is there for`, async () => {
      await onPlatform(topology, async ({ platform, instance }) => {
        const seen = await Promise.all(
          platform.members.map(async ({ member }) =>
            instanceTopology(await (await instance(member.name)).topology.signs(never)),
          ),
        );
        assert.deepEqual(
          seen.map(({ roles }) => roles.map(({ role }) => role)),
          ROLES[topology],
        );
        const isNew = topology.startsWith('v8');
        assert.deepEqual(
          seen.map(({ generation, ffda }) => [generation, ffda]),
          platform.members.map(() => [isNew ? 8 : 7, topology === 'v8-ffda']),
        );
      });
    });
  }

  it('hands deliveries over by SOAP, and brings back what became of them ten minutes later', async () => {
    await onPlatform('marketing+mid', async ({ platform, store }) => {
      const twins = store('mid-a').number('SELECT COUNT(*) FROM NmsDelivery WHERE iMidSourcing = 1');
      assert.ok(twins > 5, `${twins} twins`);
      const { engine } = partOf(platform, 'marketing').demo.instance;
      const id = store('marketing').number('SELECT iDeliveryId FROM NmsDelivery WHERE sLabel = ?', [SUBJECT]);
      const twin = store('marketing').number('SELECT iMidRemoteId FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
      engine.command(id, 'play', 'admin');
      const stateOn = (name: string, of: number) =>
        store(name).number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [of]);
      const back = store('mid-a').number('SELECT iMidRemoteId FROM NmsDelivery WHERE iDeliveryId = ?', [twin]);
      assert.equal(back, id, 'both name each other');
      await platform.advance(4 * MINUTE);
      assert.ok(stateOn('mid-a', twin) >= 55, 'the mid sends it');
      assert.equal(stateOn('marketing', id), 51, 'which marketing does not know yet');
      await platform.advance(8 * MINUTE);
      assert.ok(stateOn('marketing', id) >= 55, 'now it does');
      await platform.advance(3 * 60 * MINUTE);
      assert.equal(stateOn('marketing', id), stateOn('mid-a', twin));
      const sent = (name: string, of: number) =>
        store(name).number('SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 1', [of]);
      assert.ok(sent('marketing', id) > 0);
      assert.equal(sent('marketing', id), sent('mid-a', twin), 'statuses of messages came back, too');
      const pointers = store('marketing').number(
        "SELECT COUNT(*) FROM XtkOption WHERE sName LIKE 'NmsMidSourcing_Last%'",
      );
      assert.equal(pointers, 2);
    });
  });

  it('splits a delivery over all mids, and is as far as the slowest', async () => {
    await onPlatform('split', async ({ platform, store }) => {
      const id = store('marketing').number('SELECT iDeliveryId FROM NmsDelivery WHERE sLabel = ?', [SUBJECT]);
      partOf(platform, 'marketing').demo.instance.engine.command(id, 'play', 'admin');
      const twins = store('marketing').all('SELECT sAccount, iRemoteId FROM DemoTwin WHERE iDeliveryId = ?', [id]);
      assert.equal(twins.length, 2);
      await platform.advance(25 * MINUTE);
      const states = (['mid-a', 'mid-b'] as const).map((name, at) =>
        store(name).number('SELECT iState FROM NmsDelivery WHERE iDeliveryId = ?', [Number(twins[at]?.['iRemoteId'])]),
      );
      assert.ok(
        states.every((state) => state >= 55),
        states.join(),
      );
    });
  });

  it('refuses a topology that there is not, and names those that there are', () => {
    assert.throws(() => requireTopology('ring'), /There is no topology ring; there are: all-in-one, marketing\+mid/);
  });
});
