import '../vscodeStandIn';
import assert from 'node:assert/strict';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { bindTarget, openTarget, type ConnectionSource } from '../../../src/operations/connectionPlace';
import { isTargetChanged } from '../../../src/operations/target';
import type { ManagedServer } from '../../../src/servers/managedServer';
import type { ChannelDescriptor } from '../../../src/servers/descriptor';
import { instanceOver, memoryOf } from '../troubleshooting/parts';
import { never, sourceOf } from './workplace';

const HERE = { hostName: 'sending-1', account: 'me' };
const THERE = { hostName: 'stage-1', account: 'me' };
const LOCAL: ChannelDescriptor = { kind: 'local', installDir: '/x' };
const SSH: ChannelDescriptor = { kind: 'ssh', host: 'mta-1', installDir: '/x' };

describe('what an operation is bound to', () => {
  let asked: number;
  /** What the option XtkDatabaseId holds. */
  let database: () => Promise<string | undefined>;
  let instance: CampaignInstance;
  let source: ConnectionSource;

  function sourceWith(channel: ChannelDescriptor, changes: Partial<ConnectionSource> = {}): ConnectionSource {
    const server = { name: 's1' } as ManagedServer;
    return {
      ...sourceOf(instance, [server], { servers: [{ name: 's1', channel }] }),
      ...changes,
    };
  }
  const open = (target: Awaited<ReturnType<typeof bindTarget>>, at = source, machine = HERE, server?: string) =>
    openTarget(at, target, { server }, { machine, now: () => 7, because: String }, never);
  const refused = async (opening: Promise<unknown>): Promise<string> => {
    const error: unknown = await opening.then(
      () => assert.fail('it opened'),
      (reason: unknown) => reason,
    );
    assert.ok(isTargetChanged(error), String(error));
    return error.text;
  };

  beforeEach(() => {
    asked = 0;
    database = () => Promise.resolve('db-1');
    instance = instanceOver(memoryOf(), {
      options: {
        get: () => {
          asked += 1;
          return database();
        },
      },
    });
    source = sourceWith(LOCAL);
  });

  it('is the address, what the logon and the database tell, and how each server is reached', async () => {
    assert.deepEqual(await bindTarget(source, 'c1', HERE, never), {
      connectionId: 'c1',
      url: 'http://127.0.0.1',
      instanceName: 'demo',
      databaseId: 'db-1',
      servers: { s1: JSON.stringify({ ...LOCAL, hostName: 'sending-1' }) },
    });
    await bindTarget(source, 'c1', HERE, never);
    assert.equal(asked, 1, 'once a session');
  });

  it('is less where nobody signed in, or where the database may not be read; that is asked again', async () => {
    const bound = await bindTarget(sourceWith(SSH, { existing: () => undefined }), 'c1', HERE, never);
    assert.deepEqual(bound, { connectionId: 'c1', url: 'http://127.0.0.1', servers: { s1: JSON.stringify(SSH) } });
    database = () => Promise.reject(new Error('no right'));
    assert.equal((await bindTarget(source, 'c1', HERE, never)).databaseId, undefined);
    database = () => Promise.resolve('db-1');
    assert.equal((await bindTarget(source, 'c1', HERE, never)).databaseId, 'db-1');
    const gone = await bindTarget({ ...source, descriptor: () => undefined }, 'c1', HERE, never);
    assert.deepEqual([gone.url, gone.servers], ['', {}]);
  });

  it('opens as long as it is the same, and tells who, where and when', async () => {
    const bound = await bindTarget(source, 'c1', HERE, never);
    const { place, ...opened } = await open(bound);
    assert.deepEqual(opened, { who: 'admin', where: 'Shop', clockOffsetMs: 0 });
    assert.equal(await place.instance(never), instance);
    assert.equal((await place.server('s1')).name, 's1');
    assert.deepEqual([place.now(), place.because('x')], [7, 'x']);
  });

  it('opens a server while the instance is down, by the account of this machine', async () => {
    const down = sourceWith(LOCAL, {
      existing: () => undefined,
      instance: () => Promise.reject(new Error('down')),
    });
    const bound = await bindTarget(down, 'c1', HERE, never);
    assert.deepEqual((await open(bound, down, HERE, 's1')).who, 'me');
    await assert.rejects(open(bound, down), /down/);
  });

  it('does not open when the connection is gone or leads elsewhere', async () => {
    const bound = await bindTarget(source, 'c1', HERE, never);
    assert.match(await refused(open(bound, { ...source, descriptor: () => undefined })), /was removed/);
    const moved = sourceOf(instance, [], { url: 'https://stage' });
    assert.match(await refused(open(bound, moved)), /leads to https:\/\/stage now/);
  });

  it('does not open when another instance or database answers; what is not known is no difference', async () => {
    const bound = await bindTarget(source, 'c1', HERE, never);
    const unnamed = { ...bound, instanceName: undefined };
    assert.match(await refused(open({ ...bound, instanceName: 'prod' })), /instance demo answers now/);
    assert.match(await refused(open({ ...bound, databaseId: 'db-2' })), /another database/);
    await open(unnamed);
    const without = { ...bound, databaseId: undefined };
    await open(without);
    database = () => Promise.resolve(undefined);
    const other = instanceOver(memoryOf(), { options: { get: () => database() } });
    await open(bound, { ...source, instance: () => Promise.resolve(other) });
  });

  it('does not open a server that is another one now, or on another machine', async () => {
    const bound = await bindTarget(source, 'c1', HERE, never);
    assert.match(await refused(open(bound, sourceWith(SSH), HERE, 's1')), /another one now/);
    assert.match(await refused(open(bound, source, THERE, 's1')), /another one now/);
    assert.match(await refused(open(bound, source, HERE, 's2')), /not declared/);
    const closed = { ...source, servers: () => Promise.resolve([]) };
    assert.match(await refused(open(bound, closed, HERE, 's1')), /not declared/);
    const bySsh = sourceWith(SSH);
    const far = await bindTarget(bySsh, 'c1', HERE, never);
    await open(far, bySsh, THERE, 's1');
  });
});
