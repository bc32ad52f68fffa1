import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openServer } from '../../../src/servers';
import { ServerError } from '../../../src/servers/errors';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { SERVER_WRITES, serverWritesOf, type ServerWrites } from '../../../src/servers/writes';
import { installation, type Installation } from '../servers/installation';
import { instanceOver, memoryOf } from '../troubleshooting/parts';
import { never, sourceOf, Workplace, type Answers } from './workplace';

const MODULE = { server: 's1', module: 'mta', instance: 'demo' } as const;
const RESTART = { kind: 'restartModule', ...MODULE } as const;
const START = { kind: 'startModule', ...MODULE } as const;

/** A server whose MTA has this process, and another one after a command that works. */
function serverWith(
  pid: number | undefined,
  { works = true, exitCode = 0, breaks }: { works?: boolean; exitCode?: number; breaks?: Error } = {},
): { readonly server: SendingServer; readonly verbs: string[]; set(pid: number | undefined): void } {
  const verbs: string[] = [];
  let now = pid;
  const writes: Partial<ServerWrites> = {
    control: async (verb) => {
      verbs.push(verb);
      if (works) {
        now = verb === 'stop' ? undefined : (now ?? 0) + 1;
      }
      if (breaks !== undefined) {
        throw breaks;
      }
      return { exitCode, stdout: 'said so', stderr: '' };
    },
    reload: async () => ({ exitCode, stdout: '', stderr: 'no such thing' }),
  };
  return {
    verbs,
    set: (other) => {
      now = other;
    },
    server: {
      name: 's1',
      pdump: async () => ({
        modules: now === undefined ? [] : [{ name: 'mta', instance: 'demo', pid: now, memoryBytes: 1 }],
      }),
      readConfig: async () => ({ autoStart: ['mta'], affinities: [] }),
      [SERVER_WRITES]: writes,
    } as SendingServer,
  };
}

const at = (server: SendingServer, answers: Answers = {}): Workplace =>
  new Workplace(sourceOf(instanceOver(memoryOf()), [server]), answers);

describe('operations on modules', () => {
  it('restart once, typed by the name of the module, and are done when another process runs', async () => {
    const { server, verbs } = serverWith(7);
    const place = at(server);
    const outcome = await place.apply(RESTART);
    assert.deepEqual([outcome?.kind, verbs, place.asked[0]?.typed], ['done', ['restart'], 'mta@demo']);
    assert.match(place.asked[0]?.now ?? '', /pid 7/);
    assert.deepEqual([place.records[0]?.before, place.records[0]?.after], ['pid 7', 'pid 8']);
    assert.deepEqual(place.printed, ['said so\nnlserver ended with code 0']);
  });

  it('stop and start, and know how each is taken back', async () => {
    const { server } = serverWith(7);
    const place = at(server);
    assert.equal((await place.apply({ ...MODULE, kind: 'stopModule' }))?.kind, 'done');
    assert.equal((await place.apply(START))?.kind, 'done');
    assert.deepEqual(
      place.records.map(({ undo }) => undo?.kind),
      ['startModule', 'stopModule'],
    );
  });

  it('do not claim what pdump does not show, nor try again', async () => {
    const { server, verbs } = serverWith(7, { works: false });
    const place = at(server);
    assert.equal((await place.apply(RESTART))?.kind, 'notVerifiedYet');
    assert.deepEqual([verbs, place.records[0]?.outcome], [['restart'], 'notVerifiedYet']);
  });

  it('believe an exit code other than 0, whatever runs afterwards', async () => {
    for (const works of [true, false]) {
      const outcome = await at(serverWith(7, { works, exitCode: 3 }).server).apply(RESTART);
      assert.equal(outcome?.kind, 'refused');
      assert.match(outcome.text, /ended with code 3 \(said so\)/);
    }
  });

  it('look when the command took too long, and do not call it ours', async () => {
    const late = new ServerError({ code: 'timeout', server: 's1', doing: 'nlserver', facts: {} });
    const outcome = await at(serverWith(7, { breaks: late }).server).apply(RESTART);
    assert.equal(outcome?.kind, 'unknown');
    assert.match(outcome.text, /runs on s1 \(pid 8\).*answer to the order was lost/);
    const none = new ServerError({ code: 'commandNotFound', server: 's1', doing: 'nlserver', facts: {} });
    assert.equal((await at(serverWith(7, { works: false, breaks: none }).server).apply(RESTART))?.kind, 'refused');
  });

  it('do nothing where there is nothing to do, when declined, and when a colleague was first', async () => {
    assert.equal((await at(serverWith(undefined).server).apply(RESTART))?.kind, 'done');
    assert.equal((await at(serverWith(7).server).apply(START))?.kind, 'alreadySo');
    assert.equal((await at(serverWith(undefined).server).apply({ ...MODULE, kind: 'stopModule' }))?.kind, 'alreadySo');
    const declined = serverWith(7);
    assert.equal((await at(declined.server, { agrees: false }).apply(RESTART))?.kind, 'declined');
    for (const pid of [9, undefined]) {
      const other = serverWith(7);
      const place = at(other.server, {
        meanwhile: () => {
          other.set(pid);
        },
      });
      assert.equal((await place.apply(RESTART))?.kind, 'changedMeanwhile');
      assert.deepEqual(other.verbs, []);
    }
    assert.deepEqual(declined.verbs, []);
  });

  it('refuse a server that is reached otherwise now, and one on another machine', async () => {
    const { server, verbs } = serverWith(7);
    const place = at(server);
    const target = await place.bind();
    const moved = new Workplace(
      sourceOf(instanceOver(memoryOf()), [server], {
        servers: [{ name: 's1', channel: { kind: 'local', installDir: '/y' } }],
      }),
    );
    for (const bound of [
      target,
      { ...target, servers: { s1: target.servers['s1']?.replace('here', 'there') ?? '' } },
    ]) {
      const outcome = await (bound === target ? moved : place).apply(RESTART, bound);
      assert.equal(outcome?.kind, 'refused');
      assert.match(outcome.text, /is another one now/);
    }
    assert.match(
      ((await new Workplace(sourceOf(instanceOver(memoryOf()))).apply(RESTART, target)) as { text: string }).text,
      /not declared/,
    );
    assert.deepEqual(verbs, []);
  });

  it('reload, and say when nlserver refused', async () => {
    const reload = { kind: 'reload', server: 's1', what: 'config' } as const;
    assert.equal((await at(serverWith(7).server).apply(reload))?.kind, 'done');
    const outcome = await at(serverWith(7, { exitCode: 1 }).server).apply(reload);
    assert.equal(outcome?.kind, 'refused');
    assert.match(outcome.text, /no such thing/);
  });
});

describe('a module started twice at once', () => {
  it('is started once; the second is told', async () => {
    const { server, verbs } = serverWith(undefined);
    const source = sourceOf(instanceOver(memoryOf()), [server]);
    let second: unknown;
    const place: Workplace = new Workplace(source, {
      meanwhile: async () => {
        second = await place.apply(START);
      },
    });
    assert.equal((await place.apply(START))?.kind, 'done');
    assert.match((second as { text: string }).text, /being changed already/);
    assert.deepEqual([verbs, place.records.length], [['start'], 1]);
  });
});

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('a module of a real process', () => {
  const NLSERVER = `dir=$(dirname "$0"); echo "$*" >> "$dir/calls"
case "$1" in
pdump) if [ -e "$dir/running" ]; then echo "mta@demo (77) - 9.6 Mo"; else echo "web@default (1) - 50.0 Mo"; fi ;;
start) touch "$dir/running" ;;
esac`;
  let one: Installation;
  beforeEach(() => {
    one = installation(NLSERVER);
  });
  afterEach(() => {
    one.remove();
  });

  it('is looked at before and after asking, started once, and looked at again', async () => {
    const server = openServer({ name: 's1', channel: { kind: 'local', installDir: one.dir } });
    assert.ok(server);
    const place = at(server);
    assert.equal((await place.apply(START))?.kind, 'done');
    const calls = readFileSync(join(one.dir, 'bin/calls'), 'utf8').trim().split('\n');
    assert.deepEqual(calls, ['pdump', 'pdump', 'start mta@demo -noconsole', 'pdump']);
    assert.equal((await place.apply({ ...START, module: 'x;id' }))?.kind, 'refused');
    await assert.rejects(serverWritesOf(server).control('start', 'x;id', 'demo', never));
  });

  it('is not started when what runs cannot be looked at first', async () => {
    const server = openServer({ name: 's1', channel: { kind: 'local', installDir: '/nowhere' } });
    assert.ok(server);
    const place = at(server);
    const outcome = await place.apply(START);
    assert.equal(outcome?.kind, 'refused');
    assert.match(outcome.text, /Nothing was done/);
    assert.deepEqual(place.asked, []);
  });
});

describe('several restarts', () => {
  const RESTARTS = ['s1', 's2', 's3'].map((server) => ({ ...RESTART, server }));

  /** Restarts on three servers, of which one may refuse; what is heard of them as they go on. */
  async function restartAll(refusing?: string): Promise<{ heard: string[]; kinds: string[] }> {
    const servers = RESTARTS.map(({ server: name }) => ({
      ...serverWith(7, name === refusing ? { works: false, exitCode: 1 } : {}).server,
      name,
    }));
    const place = new Workplace(sourceOf(instanceOver(memoryOf()), servers));
    const heard: string[] = [];
    const results = await place.desk.runBatch(
      RESTARTS,
      { target: await place.bind(), via: 'test', printed: (text) => heard.push(text.split('\n')[0] ?? '') },
      (ready) => ready[0]?.question ?? assert.fail('nothing is ready'),
      {
        title: '',
        follow: {
          began: ({ server = '' }) => heard.push(`begin ${server}`),
          ended: ({ operation, outcome }) => heard.push(`end ${operation.server ?? ''} ${outcome.kind}`),
        },
      },
    );
    return { heard, kinds: results.map(({ outcome }) => outcome.kind) };
  }

  it('are followed while they go on, one after the other', async () => {
    const { heard } = await restartAll();
    assert.deepEqual(heard, [
      ...['begin s1', 'said so', 'end s1 done'],
      ...['begin s2', 'said so', 'end s2 done'],
      ...['begin s3', 'said so', 'end s3 done'],
    ]);
  });

  it('stop at the first that is not done, and say what became of each', async () => {
    const { heard, kinds } = await restartAll('s2');
    assert.deepEqual(kinds, ['done', 'refused', 'leftAlone']);
    assert.deepEqual(heard.slice(3), ['begin s2', 'said so', 'end s2 refused']);
  });
});

describe('what an MTA has in hand', () => {
  const page = {
    rows: [
      { label: 'Summer', internalName: 'DM1', counters: { processed: 3523, toDeliver: 8463 } },
      { label: 'Unknown', internalName: 'DM2', counters: {} },
    ],
  };
  const counted = (deliveries: object): Promise<string> =>
    openedEffect(
      new Workplace(
        sourceOf(instanceOver(memoryOf(), { deliveries: { list: async () => page, ...deliveries } as never }), [
          serverWith(7).server,
        ]),
      ),
    );
  const openedEffect = async (place: Workplace): Promise<string> => {
    await place.apply(RESTART);
    return place.asked[0]?.effect ?? '';
  };
  const countByGroup = async () =>
    new Map([
      ['inProgress', 1402],
      ['pending', 1000],
      ['needsAttention', 234],
    ]);

  it('is named and counted in the question, numbers as they are written', async () => {
    const effect = await counted({ countByGroup });
    assert.match(effect, /Deliveries in progress: 1,402; waiting: 1,234\./);
    assert.match(effect, /^• Summer \(DM1\): 3,523 of 8,463 messages$/m);
    assert.match(effect, /^• Unknown \(DM2\)$/m);
    assert.match(effect, /… and 1,400 more/);
  });

  it('that it cannot be counted is said, too', async () => {
    const effect = await counted({ countByGroup: () => Promise.reject(new Error('no right')) });
    assert.match(effect, /could not be counted, because Error: no right/);
  });
});

describe('the purge of temporary files', () => {
  const OLD = {
    folder: 'tmp',
    name: 'tmp0001.tmp',
    sizeBytes: 2_000_000,
    modifiedAt: Date.now() - 40 * 86_400_000,
  } as const;
  const PURGE = { kind: 'purgeTemporary', server: 's1' } as const;

  function holding(
    lists: readonly (readonly (typeof OLD)[] | Error)[],
    removeTemporary: () => Promise<void> = async () => undefined,
  ): SendingServer {
    let listed = 0;
    const list = async (): Promise<readonly (typeof OLD)[]> => {
      const now = lists[Math.min(listed++, lists.length - 1)] ?? [];
      if (now instanceof Error) {
        throw now;
      }
      return now;
    };
    const { server } = serverWith(7);
    return {
      ...server,
      hostFacts: async () => ({ clock: { there: Date.now(), here: Date.now() } }),
      temporary: { list },
      [SERVER_WRITES]: { removeTemporary },
    } as SendingServer;
  }

  it('deletes what was listed and agreed to, and is done when it is gone', async () => {
    const place = at(holding([[OLD], [OLD], [OLD], []]));
    const outcome = await place.apply(PURGE);
    assert.equal(outcome?.kind, 'done');
    assert.match(outcome.text, /1 temporary files \(2 MB\) were deleted on s1/);
    assert.match(place.asked[0]?.now ?? '', /tmp\/tmp0001\.tmp/);
  });

  it('does not take a list that cannot be read for an empty one, nor what was refused for done', async () => {
    const gone = at(holding([[OLD], [OLD], [OLD], new Error('gone')]));
    assert.equal((await gone.apply(PURGE))?.kind, 'notVerifiedYet');
    const denied = at(holding([[OLD]], () => Promise.reject(new Error('denied'))));
    assert.equal((await denied.apply(PURGE))?.kind, 'unknown');
    assert.deepEqual(
      denied.records.map(({ outcome }) => outcome),
      ['unknown'],
    );
  });

  it('asks nothing where nothing is old, and deletes nothing when other files are there now', async () => {
    const none = at(holding([[]]));
    assert.equal(await none.apply(PURGE), undefined);
    assert.deepEqual(none.asked, []);
    let removed = 0;
    const remove = async (): Promise<void> => {
      removed += 1;
    };
    const other = { ...OLD, sizeBytes: 1 };
    assert.equal((await at(holding([[OLD], [OLD], [other as never]], remove)).apply(PURGE))?.kind, 'changedMeanwhile');
    assert.equal(removed, 0);
  });
});
