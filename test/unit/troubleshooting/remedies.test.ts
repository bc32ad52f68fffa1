import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CampaignError } from '../../../src/campaign/errors';
import { DELIVERY_STATES } from '../../../src/domain/deliveryState';
import type { Remedy } from '../../../src/domain/finding';
import { openServer } from '../../../src/servers';
import { isServerError } from '../../../src/servers/errors';
import type { SendingServer } from '../../../src/servers/sendingServer';
import { applyRemedy } from '../../../src/troubleshooting';
import { changeOnce } from '../../../src/troubleshooting/remedies/changeOnce';
import { controlModule } from '../../../src/troubleshooting/remedies/controlModule';
import { play } from '../../../src/troubleshooting/remedies/deliveryChanges';
import { installation } from '../servers/installation';
import type { Installation } from '../servers/installation';
import { REF, accessTo, instanceOver, memoryOf, person } from './parts';

const START = { kind: 'startModule', server: 's1', module: 'mta', instance: 'demo' } as const satisfies Remedy;
const AFFINITY: Remedy = { kind: 'changeAffinity', deliveryId: '1001', configured: ['default', 'promo'] };
const QUICK = { everyMs: 20, limitMs: 400 };

/** An nlserver that keeps what runs in a file, as a real installation keeps it in memory. */
const NLSERVER = `dir=$(dirname "$0"); echo "$*" >> "$dir/calls"
case "$1" in
pdump) if [ -e "$dir/running" ]; then echo "mta@demo (77) - 9.6 Mo"; else echo "web@default (1) - 50.0 Mo"; fi ;;
start) BEHAVIOUR ;;
esac`;

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('troubleshooting/remedies: starting a module', () => {
  const made: Installation[] = [];
  afterEach(() => {
    for (const one of made.splice(0)) {
      one.remove();
    }
  });
  const serverThat = (behaviour: string): { server: SendingServer; calls: () => string[] } => {
    const one = installation(NLSERVER.replace('BEHAVIOUR', behaviour));
    made.push(one);
    const server = openServer(
      { name: 's1', channel: { kind: 'local', installDir: one.dir } },
      { limits: { readMs: 3000, controlMs: 300 } },
    );
    assert.ok(server);
    return { server, calls: () => readFileSync(join(one.dir, 'bin/calls'), 'utf8').trim().split('\n') };
  };
  const starts = (calls: string[]): number => calls.filter((call) => call.startsWith('start')).length;

  it('asks, starts once, sees it listed and records it', async () => {
    const { server, calls } = serverThat('touch "$dir/running"');
    const who = person(accessTo(instanceOver(memoryOf()), [server]));
    const outcome = await controlModule(START, REF.connectionId, who.context, QUICK);
    assert.deepEqual(outcome, {
      kind: 'done',
      text: 'mta@demo runs on s1 (pid 77).',
      undo: { ...START, kind: 'stopModule' },
    });
    // Looked at before asking, once more after it, and once the command was sent.
    assert.deepEqual(calls(), ['pdump', 'pdump', 'start mta@demo -noconsole', 'pdump']);
    assert.equal(who.asked[0]?.question, 'Start mta@demo on s1?');
    assert.match(who.asked[0].detail, /undo/);
    assert.deepEqual([who.asked[0].environment, who.asked[0].connectionName], ['stage', 'Shop']);
    assert.deepEqual([who.activity.length, who.activity[0]?.ok], [1, true]);
  });

  it('does nothing when it runs already, and nothing when the person declines', async () => {
    const { server, calls } = serverThat('touch "$dir/running"');
    const access = accessTo(instanceOver(memoryOf()), [server]);
    assert.equal(
      (await controlModule(START, REF.connectionId, person(access, { agrees: false }).context, QUICK)).kind,
      'declined',
    );
    assert.equal(starts(calls()), 0);
    await server.control('start', 'mta', 'demo', new AbortController().signal);
    const who = person(access);
    assert.equal((await controlModule(START, REF.connectionId, who.context, QUICK)).kind, 'notNeeded');
    assert.equal(who.asked.length, 0);
  });

  it('says so when it was told to start but is not listed, and does not try again', async () => {
    const { server, calls } = serverThat('echo "Unable to start: statServerAddress is empty"; exit 1');
    const who = person(accessTo(instanceOver(memoryOf()), [server]));
    const outcome = await controlModule(START, REF.connectionId, who.context, QUICK);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /does not list it\. Unable to start/);
    assert.match(outcome.nextStep, /mta\.log/);
    assert.equal(starts(calls()), 1);
    assert.equal(who.activity[0]?.ok, false);
  });

  it('looks at what runs even when the command itself took too long', async () => {
    const { server } = serverThat('touch "$dir/running"; sleep 5');
    assert.equal(
      (
        await controlModule(
          START,
          REF.connectionId,
          person(accessTo(instanceOver(memoryOf()), [server])).context,
          QUICK,
        )
      ).kind,
      'done',
    );
  });

  it('starts nothing when it cannot look first', async () => {
    const server = openServer({ name: 's1', channel: { kind: 'local', installDir: '/nowhere' } });
    assert.ok(server);
    const who = person(accessTo(instanceOver(memoryOf()), [server]));
    const outcome = await controlModule(START, REF.connectionId, who.context, QUICK);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /Nothing was done/);
    assert.equal(who.asked.length, 0);
    assert.equal(
      (await controlModule({ ...START, server: 'other' }, REF.connectionId, who.context, QUICK)).kind,
      'failed',
    );
  });

  it('keeps a name that is none from the command line', async () => {
    const { server, calls } = serverThat('touch "$dir/running"');
    const outcome = await controlModule(
      { ...START, module: 'x;id' },
      REF.connectionId,
      person(accessTo(instanceOver(memoryOf()), [server])).context,
      QUICK,
    );
    assert.equal(outcome.kind, 'failed');
    assert.equal(starts(calls()), 0);
    await assert.rejects(server.control('start', 'x;id', 'demo', new AbortController().signal), isServerError);
  });
});

describe('troubleshooting/remedies: another affinity', () => {
  it('offers what is configured, asks with the way back, sets it once and reads it back', async () => {
    const memory = memoryOf({ ipAffinity: 'promo ' });
    const who = person(accessTo(instanceOver(memory)), { chooses: 'promo' });
    const outcome = await applyRemedy(AFFINITY, REF.connectionId, who.context);
    assert.equal(outcome.kind, 'done');
    assert.deepEqual([memory.writes, who.offered], [['affinity=promo'], ['default', 'promo']]);
    assert.match(who.asked[0]?.detail ?? '', /It is “promo ” now\. To undo, set it again/);
    assert.match(who.activity[0]?.text ?? '', /“promo ” → “promo”/);
  });

  it('writes nothing when the person gives up, or the delivery does not wait any more', async () => {
    for (const part of [{ chooses: undefined }, { agrees: false }]) {
      const memory = memoryOf({ ipAffinity: 'x' });
      assert.equal(
        (await applyRemedy(AFFINITY, REF.connectionId, person(accessTo(instanceOver(memory)), part).context)).kind,
        'declined',
      );
      assert.deepEqual(memory.writes, []);
    }
    const finished = memoryOf({ state: DELIVERY_STATES.finished });
    assert.equal(
      (await applyRemedy(AFFINITY, REF.connectionId, person(accessTo(instanceOver(finished))).context)).kind,
      'notNeeded',
    );
    const gone = { ...memoryOf(), delivery: undefined };
    assert.equal(
      (await applyRemedy(AFFINITY, REF.connectionId, person(accessTo(instanceOver(gone))).context)).kind,
      'failed',
    );
  });

  it('is done only when reading back shows it', async () => {
    const broken = new CampaignError({ code: 'connectionLost', doing: 'Write', facts: {} });
    const memory = memoryOf({ ipAffinity: 'x' });
    const arrived = instanceOver(memory, {
      deliveries: {
        setAffinity: async (_id, affinity) => {
          if (memory.delivery) {
            memory.delivery = { ...memory.delivery, ipAffinity: affinity };
          }
          throw broken;
        },
      },
    });
    assert.equal((await applyRemedy(AFFINITY, REF.connectionId, person(accessTo(arrived)).context)).kind, 'done');
    let tries = 0;
    const refused = instanceOver(memoryOf({ ipAffinity: 'x' }), {
      deliveries: {
        setAffinity: async () => {
          tries += 1;
          throw new CampaignError({ code: 'missingRight', doing: 'Write', facts: {} });
        },
      },
    });
    const outcome = await applyRemedy(AFFINITY, REF.connectionId, person(accessTo(refused)).context);
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /lacks the right/);
    assert.equal(tries, 1);
  });
});

describe('troubleshooting/remedies: start and resume', () => {
  it('resumes and starts after asking, in the right state only', async () => {
    for (const [kind, state] of [
      ['resume', DELIVERY_STATES.paused],
      ['start', DELIVERY_STATES.ready],
    ] as const) {
      const memory = memoryOf({ state });
      const who = person(accessTo(instanceOver(memory)));
      assert.equal(
        (await changeOnce(play({ kind, deliveryId: '1001' }), REF.connectionId, who.context, QUICK)).kind,
        'done',
      );
      assert.deepEqual([memory.writes, who.asked.length], [['play'], 1]);
      const late = memoryOf({ state: DELIVERY_STATES.finished });
      assert.equal(
        (
          await changeOnce(
            play({ kind, deliveryId: '1001' }),
            REF.connectionId,
            person(accessTo(instanceOver(late))).context,
            QUICK,
          )
        ).kind,
        'notNeeded',
      );
      assert.deepEqual(late.writes, []);
    }
  });

  it('does not claim what it has not seen', async () => {
    const memory = memoryOf({ state: DELIVERY_STATES.paused });
    const instance = instanceOver(memory, { deliveries: { command: async () => undefined } });
    const outcome = await changeOnce(
      play({ kind: 'resume', deliveryId: '1001' }),
      REF.connectionId,
      person(accessTo(instance)).context,
      QUICK,
    );
    assert.equal(outcome.kind, 'failed');
    assert.match(outcome.text, /reading back does not show it/);
  });

  it('opens the log of a server without asking, at a line that is told', async () => {
    const who = person(accessTo(instanceOver(memoryOf())));
    assert.equal(
      (
        await applyRemedy(
          { kind: 'openServerLog', server: 's1', file: 'demo/log/mta.log', text: 'errno=18' },
          REF.connectionId,
          who.context,
        )
      ).kind,
      'done',
    );
    assert.deepEqual([who.opened, who.asked.length], [['s1 demo/log/mta.log errno=18'], 0]);
  });

  it('opens the audit log without asking', async () => {
    const who = person(accessTo(instanceOver(memoryOf())));
    assert.equal(
      (await applyRemedy({ kind: 'openAuditLog', deliveryId: '1001' }, REF.connectionId, who.context)).kind,
      'done',
    );
    assert.deepEqual([who.opened, who.asked.length], [['1001'], 0]);
  });
});
