import assert from 'node:assert/strict';
import type { Outcome } from '../../../src/operations/outcome';
import { TAKEN } from '../../../src/operations/operation';
import { TargetChanged } from '../../../src/operations/target';
import { LampRoom, TARGET } from './lamp';

const textOf = (outcome: Outcome): string => ('text' in outcome ? outcome.text : '');

/** Never answers, whatever it is told. */
const hang = (): Promise<never> => new Promise(() => undefined);

async function later(room: LampRoom, outcome: Outcome): Promise<Outcome> {
  assert.ok('later' in outcome && outcome.later !== undefined, outcome.kind);
  return room.passing(outcome.later);
}

describe('the engine of operations', () => {
  let room: LampRoom;
  beforeEach(() => {
    room = new LampRoom();
  });
  afterEach(() => {
    room.life.abort();
  });

  /** That nothing was sent, and that the thing is free for the next one. */
  async function nothingSent(): Promise<void> {
    assert.equal(room.orders, 0);
    assert.ok(await room.leases.acquire('https://shop.example\n\nlamp'), 'the lease is given back');
  }

  it('looks, asks, looks again, records, sends once, looks, and records what became of it', async () => {
    const outcome = await room.run();
    assert.deepEqual(outcome, { kind: 'done', text: 'It is on.', recordId: 'r1' });
    assert.deepEqual([room.orders, room.looks, room.steps], [1, 3, ['Switch the lamp on']]);
    assert.deepEqual(room.asked, [
      {
        question: 'On?',
        now: 'Off',
        effect: 'Light',
        undo: 'Off again',
        action: 'On',
        typed: 'lamp',
        target: TARGET,
      },
    ]);
    const record = {
      id: 'r1',
      at: 1_700_000_000_000,
      who: 'me',
      where: 'Shop',
      via: 'test',
      operation: 'switchOn',
      request: { kind: 'switchOn' },
      target: TARGET,
      what: 'Switch the lamp on',
      before: 'red off',
      after: 'on',
      undo: { kind: 'switchOff' },
    };
    assert.deepEqual(room.recorded, [
      { ...record, outcome: 'sent', text: '' },
      { ...record, after: 'red on', outcome: 'done', text: 'It is on.' },
    ]);
  });

  it('tells operations the time of the instance', async () => {
    let told = 0;
    const needless: typeof room.switchOn.needless = (_state, { now }) => {
      told = now - room.time.now();
      return undefined;
    };
    await room.run({}, { ...room.switchOn, needless });
    assert.equal(told, 5000);
  });

  it('does not even ask when it is so already, may not be, or is gone', async () => {
    for (const [lamp, kind, why] of [
      [{ on: true, colour: 'red' }, 'alreadySo', /It is on\./],
      [{ on: false, colour: 'black' }, 'refused', /It is broken\./],
      [undefined, 'refused', /not there any more/],
    ] as const) {
      room.lamp = lamp;
      const outcome = await room.run();
      assert.equal(outcome.kind, kind);
      assert.match(textOf(outcome), why);
      assert.equal('nextStep' in outcome && /^Refresh the view/.test(outcome.nextStep), kind === 'refused');
      await nothingSent();
      room = new LampRoom();
    }
    assert.deepEqual([room.asked, room.recorded], [[], []]);
  });

  it('says why it could not look, and that it leads elsewhere', async () => {
    room.onRead = () => Promise.reject(new Error('no route'));
    assert.match(textOf(await room.run()), /Nothing was done, because Error: no route\./);
    room.onRead = () => undefined;
    room.onOpen = () => Promise.reject(new TargetChanged('It leads to stage now.'));
    const outcome = await room.run();
    assert.deepEqual([outcome.kind, textOf(outcome)], ['refused', 'Nothing was done. It leads to stage now.']);
    assert.ok(outcome.kind === 'refused' && outcome.nextStep.startsWith('Ask again'));
    room.leases = { lengthMs: 1000, acquire: () => Promise.reject(new Error('disk full')) };
    assert.match(textOf(await room.run()), /because Error: disk full/);
    assert.deepEqual([room.orders, room.asked.length], [0, 0]);
  });

  it('waits for no look that never ends', async () => {
    room.onRead = hang;
    assert.match(textOf(await room.run()), /no answer in time/);
    await nothingSent();
  });

  it('is told when somebody has the thing already', async () => {
    await room.leases.acquire('https://shop.example\n\nlamp');
    const outcome = await room.run();
    assert.match(textOf(outcome), /being changed already/);
    assert.deepEqual([room.looks, room.orders], [0, 0]);
  });

  it('sends nothing when the person declines, and records nothing', async () => {
    room.onConsent = () => false;
    assert.deepEqual(await room.run(), { kind: 'declined' });
    assert.deepEqual(room.recorded, []);
    await nothingSent();
  });

  it('holds the thing for as long as the person thinks, but not for ever', async () => {
    room.onConsent = async () => {
      await room.time.sleep(3 * 60 * 60_000, new AbortController().signal);
      return true;
    };
    assert.equal((await room.run()).kind, 'done');
    room = new LampRoom();
    room.onConsent = hang;
    await assert.rejects(room.run(), /no answer in time/);
    await nothingSent();
  });

  it('sends nothing once it is cancelled, or the window closes, at whatever step before the order', async () => {
    const stops = { cancel: () => room.cancel.abort(), close: () => room.life.abort() };
    for (const [name, stop] of Object.entries(stops)) {
      for (const step of ['onOpen', 'onRead', 'onConsent', 'onRecord'] as const) {
        room = new LampRoom();
        // In the middle of it, and at the second look as well.
        let passed = 0;
        const at = name === 'close' && step !== 'onRecord' && step !== 'onConsent' ? 2 : 1;
        room[step] = () => {
          if ((passed += 1) === at) {
            stop();
          }
          return true;
        };
        assert.deepEqual(await room.run(), { kind: 'declined' }, `${name} ${step}`);
        await nothingSent();
        assert.ok(
          room.records.every(({ outcome, undo, text }) => outcome === 'declined' && undo === undefined && text === ''),
          `${name} ${step}`,
        );
      }
    }
  });

  it('a question whose dialog fails is no yes', async () => {
    room.onConsent = () => Promise.reject(new Error('no dialogs here'));
    await assert.rejects(room.run(), /no dialogs here/);
    await nothingSent();
    room = new LampRoom();
    room.onConsent = () => {
      room.cancel.abort();
      throw new Error('cancelled');
    };
    assert.deepEqual(await room.run(), { kind: 'declined' });
  });

  it('sends nothing when anything agreed to reads otherwise, is gone, or may not be any more; and records that', async () => {
    for (const [lamp, why] of [
      [{ on: false, colour: 'blue' }, /has changed while you were asked/],
      [{ on: true, colour: 'red' }, /It is on\./],
      [{ on: false, colour: 'black' }, /It is broken\./],
      [undefined, /gone since you were asked/],
    ] as const) {
      room = new LampRoom();
      room.onConsent = () => {
        room.lamp = lamp;
        return true;
      };
      const outcome = await room.run();
      assert.equal(outcome.kind, 'changedMeanwhile');
      assert.match(textOf(outcome), why);
      const [record] = room.records;
      assert.deepEqual(
        [record?.outcome, record?.before, record?.after, record?.undo, record?.text],
        ['changedMeanwhile', 'red off', 'red off', undefined, textOf(outcome)],
      );
      await nothingSent();
    }
  });

  it('sends nothing when its time has come while the person thought, though it reads the same', async () => {
    const end = room.time.now() + 5000 + 60_000;
    room.onConsent = async () => {
      await room.time.sleep(60_000, new AbortController().signal);
      return true;
    };
    const needless: typeof room.switchOn.needless = (_state, { now }) =>
      now < end ? undefined : { kind: 'refused', text: 'The shop is closed.' };
    const outcome = await room.run({}, { ...room.switchOn, needless });
    assert.deepEqual([outcome.kind, textOf(outcome)], ['changedMeanwhile', 'The shop is closed.']);
    await nothingSent();
  });

  it('cancelled at the second look, it leaves no record; whatever error the client makes of that', async () => {
    let reads = 0;
    room.onRead = () => {
      if ((reads += 1) === 2) {
        room.cancel.abort();
        throw new Error('aborted by the client');
      }
    };
    assert.deepEqual(await room.run(), { kind: 'declined' });
    assert.deepEqual(room.recorded, []);
    await nothingSent();
  });

  it('does not wait for a question once it is cancelled or the window closes', async () => {
    for (const stop of [() => room.cancel.abort(), () => room.life.abort()]) {
      room = new LampRoom();
      room.onConsent = () => {
        stop();
        return hang();
      };
      const began = room.time.monotonic();
      assert.deepEqual(await room.run(), { kind: 'declined' });
      assert.ok(room.time.monotonic() - began < 120_000);
      assert.deepEqual(room.recorded, []);
    }
  });

  it('hands on what a program printed, where somebody hears it and where there is something', async () => {
    await room.run();
    assert.deepEqual(room.printed, []);
    room = new LampRoom();
    room.onOrder = () => {
      room.lamp = { on: true, colour: 'red' };
      return { ...TAKEN, printed: 'ok' };
    };
    assert.equal((await room.run({ printed: undefined as never })).kind, 'done');
  });

  it('sends nothing that cannot be recorded', async () => {
    room.onRecord = () => Promise.reject(new Error('disk full'));
    const outcome = await room.run();
    assert.equal(outcome.kind, 'refused');
    assert.match(textOf(outcome), /could not be recorded: Error: disk full/);
    await nothingSent();
  });

  it('what was sent stays so when its outcome cannot be recorded', async () => {
    room.onRecord = ({ outcome }) => (outcome === 'sent' ? undefined : Promise.reject(new Error('disk full')));
    assert.equal((await room.run()).kind, 'done');
    assert.deepEqual(
      room.records.map(({ outcome }) => outcome),
      ['sent'],
    );
  });

  it('cancelled once it is sent, it goes on looking, and says later what it saw', async () => {
    room.onOrder = async () => {
      room.cancel.abort();
      return TAKEN;
    };
    const outcome = await room.run();
    assert.equal(outcome.kind, 'notVerifiedYet');
    assert.ok(room.looks <= 4, 'it does not wait');
    assert.equal(room.records[0]?.after, '?');
    room.lamp = { on: true, colour: 'red' };
    assert.deepEqual(await later(room, outcome), { kind: 'done', text: 'It is on.', recordId: 'r1' });
    assert.deepEqual([room.records[0]?.outcome, room.records[0]?.after], ['done', 'red on']);
    assert.equal(room.orders, 1);
  });

  it('looks every second for ten, then every quarter of a minute for ten minutes, and then it was never seen', async () => {
    room.onOrder = () => TAKEN;
    const outcome = await room.run();
    assert.equal(outcome.kind, 'notVerifiedYet');
    assert.ok([13, 14].includes(room.looks), 'the first later look may have begun');
    const began = room.time.monotonic();
    const never = await later(room, outcome);
    assert.deepEqual([never.kind, room.looks], ['unknown', 2 + 11 + 41]);
    assert.match(textOf(never), /never seen to be done: Switch the lamp on\. Before, it was “red off”/);
    assert.equal(room.time.monotonic() - began, 10 * 60_000);
    assert.equal(room.records[0]?.outcome, 'notVerifiedYet');
  });

  it('leaves it to whoever changes the same thing next', async () => {
    room.onOrder = () => TAKEN;
    const outcome = await room.run();
    await room.leases.acquire('https://shop.example\n\nlamp');
    room.lamp = { on: true, colour: 'red' };
    assert.equal((await later(room, outcome)).kind, 'unknown', 'it was on, but by somebody else, perhaps');
  });

  it('a look that fails says nothing: it looks again', async () => {
    let fails = 0;
    room.onOrder = () => {
      room.lamp = { on: true, colour: 'red' };
      room.onRead = () => (++fails > 3 ? undefined : Promise.reject(new Error('busy')));
      return TAKEN;
    };
    assert.equal((await room.run()).kind, 'done');
    assert.equal(fails, 4);
  });

  it('an order that was refused is no success, whatever is seen, and is not looked for for long', async () => {
    room.onOrder = () => ({ taken: false, because: 'code 1', printed: 'denied' });
    const refused = await room.run();
    assert.deepEqual([refused.kind, room.printed], ['refused', ['denied']]);
    assert.match(textOf(refused), /could not be done, because code 1/);
    assert.match(refused.kind === 'refused' ? refused.nextStep : '', /before you try again/);
    assert.ok(room.looks <= 2 + 4, String(room.looks));
    assert.deepEqual([room.records[0]?.outcome, room.records[0]?.undo], ['refused', undefined]);
    room = new LampRoom();
    room.onOrder = () => {
      room.lamp = { on: true, colour: 'red' };
      return { taken: false, because: 'code 1' };
    };
    const other = await room.run();
    assert.equal(other.kind, 'refused');
    assert.match(textOf(other), /refused, because code 1\. What is seen now was done by somebody else: It is on\./);
    assert.deepEqual([room.records[0]?.undo, room.records[0]?.after], [undefined, 'red on']);
  });

  it('an order that failed was refused or lost, as the error says', async () => {
    room.onOrder = () => Promise.reject(new Error('reset'));
    room.failure = 'refused';
    assert.equal((await room.run()).kind, 'refused');
    room = new LampRoom();
    room.onOrder = () => Promise.reject(new Error('reset'));
    const lost = await room.run();
    assert.equal(lost.kind, 'unknown');
    assert.match(textOf(lost), /not known whether it was done: the answer was lost, because Error: reset/);
    room.lamp = { on: true, colour: 'red' };
    const seen = await later(room, lost);
    assert.equal(seen.kind, 'unknown', 'somebody else may have done it');
    assert.match(textOf(seen), /It is on\. The answer to the order was lost, because Error: reset/);
    assert.deepEqual([room.orders, room.records[0]?.outcome], [1, 'unknown']);
  });

  it('an order that never answers is lost, and the far end is told to stop', async () => {
    let told = false;
    room.onOrder = (signal) => {
      signal.addEventListener('abort', () => {
        told = true;
      });
      return hang();
    };
    room.failure = 'refused';
    const began = room.time.monotonic();
    assert.equal((await room.run()).kind, 'unknown');
    assert.ok(told);
    assert.ok(room.time.monotonic() - began >= 150_000);
  });

  it('one that was begun and came to a bad end is refused', async () => {
    const outcome = await room.run({}, { ...room.switchOn, sight: () => ({ kind: 'failed', text: 'It burnt out.' }) });
    assert.deepEqual([outcome.kind, textOf(outcome)], ['refused', 'It burnt out.']);
    assert.equal(room.records[0]?.undo, undefined);
  });

  it('what is gone afterwards may be what was wanted', async () => {
    room.onOrder = () => {
      room.lamp = undefined;
      return TAKEN;
    };
    const outcome = await room.run(
      {},
      { ...room.switchOn, sight: (_before, now) => ({ kind: now ? 'notYet' : 'shown' }) },
    );
    assert.deepEqual([outcome.kind, textOf(outcome), room.records[0]?.after], ['done', 'It is gone.', 'on']);
  });

  it('is carried out for a proposal only on what that was made on, and recorded as proposed', async () => {
    const preview = await room.passing(room.engine.preview(room.switchOn, TARGET, room.cancel.signal));
    assert.ok(!('kind' in preview));
    assert.equal(preview.question.question, 'On?');
    await nothingSent();
    room = new LampRoom();
    const proposal = { proposer: 'A model', seen: preview.seen };
    room.lamp = { on: false, colour: 'blue' };
    assert.match(textOf(await room.run({ proposal })), /changed since this was proposed/);
    await nothingSent();
    room = new LampRoom();
    // The same values, in another order.
    room.looks = 1;
    assert.equal((await room.run({ proposal, undoes: 'r0' })).kind, 'done');
    assert.deepEqual([room.records[0]?.proposer, room.records[0]?.undoes], ['A model', 'r0']);
    const late = await room.passing(room.engine.preview(room.switchOn, TARGET, room.cancel.signal));
    assert.ok('kind' in late && late.kind === 'alreadySo');
  });
});

describe('several at once', () => {
  const OTHERS = ['a', 'b', 'c'];

  /** Runs three; `changes` are made to the one that is named. */
  async function runThree(
    room: LampRoom,
    changes: Readonly<Record<string, object>> = {},
    { allOrNothing = false, agrees = true } = {},
  ) {
    const operations = OTHERS.map((name) => ({
      ...room.switchOn,
      title: name,
      subject: name,
      // Each is a lamp of its own, which an order always switches on.
      sight: () => ({ kind: 'shown' as const }),
      ...changes[name],
    }));
    const asked: unknown[] = [];
    room.onConsent = () => agrees;
    room.onOrder = () => TAKEN;
    const results = await room.passing(
      room.engine.runBatch(operations, TARGET, {
        ...room.options(),
        allOrNothing,
        ask: (ready, left) => {
          asked.push([ready.map(({ operation }) => operation.title), left.map(({ operation }) => operation.title)]);
          return { ...(ready[0]?.question ?? assert.fail('nothing is ready')) };
        },
      }),
    );
    for (const name of OTHERS) {
      assert.ok(await room.leases.acquire(`https://shop.example\n\n${name}`), `${name} is free again`);
    }
    return { asked, kinds: results.map(({ operation, outcome }) => `${operation.title} ${outcome.kind}`) };
  }

  it('are asked about once, and sent one after another', async () => {
    const room = new LampRoom();
    const { asked, kinds } = await runThree(room);
    assert.deepEqual([asked, kinds], [[[OTHERS, []]], ['a done', 'b done', 'c done']]);
    assert.deepEqual([room.orders, room.asked.length], [3, 1]);
    assert.deepEqual(room.steps, ['1/3 a', 'a', '2/3 b', 'b', '3/3 c', 'c']);
  });

  it('those that cannot be are named, and left; where all are wanted, nothing is done', async () => {
    const broken = { b: { needless: () => ({ kind: 'refused', text: 'broken' }) } };
    const room = new LampRoom();
    const some = await runThree(room, broken);
    assert.deepEqual(some.asked, [[['a', 'c'], ['b']]]);
    assert.deepEqual([some.kinds, room.orders], [['a done', 'b refused', 'c done'], 2]);
    const strict = new LampRoom();
    const none = await runThree(strict, broken, { allOrNothing: true });
    assert.deepEqual([none.asked, strict.orders], [[], 0]);
    assert.deepEqual(none.kinds, ['a leftAlone', 'b refused', 'c leftAlone']);
    const whole = await runThree(new LampRoom(), {}, { allOrNothing: true });
    assert.deepEqual(whole.kinds, ['a done', 'b done', 'c done']);
  });

  it('are all declined by one no, and nobody is asked when none can be', async () => {
    const room = new LampRoom();
    const { kinds } = await runThree(room, {}, { agrees: false });
    assert.deepEqual([kinds, room.orders], [['a declined', 'b declined', 'c declined'], 0]);
    const none = new LampRoom();
    none.lamp = { on: true, colour: 'red' };
    const nothing = await runThree(none);
    assert.deepEqual([nothing.asked, nothing.kinds], [[], ['a alreadySo', 'b alreadySo', 'c alreadySo']]);
  });

  it('stop at the first that is not done', async () => {
    const room = new LampRoom();
    const failing = { b: { write: () => Promise.resolve({ taken: false as const, because: 'code 1' }) } };
    const { kinds } = await runThree(room, failing);
    assert.deepEqual(kinds, ['a done', 'b refused', 'c leftAlone']);
    assert.equal(room.orders, 1);
  });
});
