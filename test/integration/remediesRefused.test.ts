import assert from 'node:assert/strict';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import { Clinic, never, Patient } from './support/clinic';
import { writesOf } from '../../src/campaign/writes';

const ID = 'cureRefused';
const S = DELIVERY_STATES;

/** What somebody else may do between the answer and the click, or while the question is open. */
interface Meanwhile {
  readonly subject: string;
  readonly fix: RegExp;
  readonly happens: (clinic: Clinic, deliveryId: string) => Promise<void>;
  readonly said: RegExp;
}

const MEANWHILE: readonly Meanwhile[] = [
  {
    subject: 'Weekend offers – paused',
    fix: /^Resume the delivery$/,
    said: /^DM\d+ is “Stopped” now; nothing was done\./,
    happens: async ({ instance }, id) => {
      await writesOf(instance).command(id, 'stop', never);
    },
  },
  {
    subject: 'VIP evening – invitation',
    fix: /^Clear the IP affinity$/,
    said: /^It has changed while you were asked|is “none” already/,
    happens: ({ instance }, id) => writesOf(instance).setAffinity(id, '', never),
  },
  {
    subject: 'Click and collect survey',
    fix: /^Activate the external account midSourcingEmail/,
    said: /^The account midSourcingEmail is as it should be already\.$/,
    happens: ({ instance }) => writesOf(instance).setAccountActive('midSourcingEmail', true, never),
  },
  {
    subject: 'Christmas – wrapping workshop',
    fix: /^Allow 13 campaign deliveries at a time/,
    said: /^The limit is 13 already\.$/,
    happens: ({ instance }) => writesOf(instance).setIntegerOption('NmsOperation_LimitConcurrency', 13, never),
  },
  {
    subject: 'Your size, your style',
    fix: /^Delete the failed delivery/,
    said: /^None of these deliveries is failed any more; nothing was done\./,
    happens: ({ instance }, id) => writesOf(instance).deleteDeliveries([id], never),
  },
];

describe('remedies that are not carried out', function () {
  this.timeout(120_000);
  let clinic: Clinic;

  beforeEach(async () => {
    clinic = await Clinic.open(ID, {
      scenarios: [
        'mtaStopped',
        'affinityMissing',
        'concurrencyLimit',
        'midAccountWrong',
        'preparationError',
        'pausedByOperator',
        'expiredValidity',
      ],
    });
  });

  afterEach(() => clinic.close());

  it('because things changed since the answer: says so, asks nothing, writes nothing', async () => {
    for (const { subject, fix, happens, said } of MEANWHILE) {
      const id = await clinic.examine(subject);
      const argument = await clinic.fix(fix);
      await happens(clinic, id);
      const late = await clinic.apply(argument);
      assert.deepEqual([late.asked, late.writes, late.activity], [[], [], []], subject);
      assert.match(late.said[0] ?? '', said, subject);
    }
  });

  it('because things changed while the question was open: says so and writes nothing', async () => {
    for (const { subject, fix, happens, said } of MEANWHILE) {
      const id = await clinic.examine(subject);
      const argument = await clinic.fix(fix);
      const late = await clinic.apply(argument, new Patient(true, () => happens(clinic, id)));
      assert.deepEqual(
        [late.asked.length, late.writes.length, late.activity.map((line) => /^\[\w+\]/.exec(line)?.[0])],
        [1, 1, ['[changedMeanwhile]']],
        `${subject}: only what the other one wrote`,
      );
      assert.match(late.said[0] ?? '', said, subject);
    }
  });

  it('because the instance fails: says so, sends it once, and the record has it', async () => {
    const id = await clinic.examine('Weekend offers – paused');
    const argument = await clinic.fix(/^Resume the delivery$/);
    clinic.demo.faults.inject({ fault: { kind: 'status', status: 500 }, method: 'ExecCommand', times: 5 });
    const refused = await clinic.apply(argument);
    clinic.demo.faults.clear();
    assert.deepEqual(refused.writes, ['ExecCommand'], 'sent once');
    assert.match(refused.said[0] ?? '', /^It is not known whether it was done/);
    assert.match(refused.activity.join('\n'), /^\[unknown\] admin @ Cure: Resume the delivery · .+ \(DM\d+\)$/);
    assert.equal((await clinic.instance.deliveries.get(id, never))?.state, S.paused);
  });

  it('or may be: it arrived and its answer was lost, so that it is seen, and not called ours', async () => {
    const id = await clinic.examine('VIP evening – invitation');
    const argument = await clinic.fix(/^Clear the IP affinity$/);
    clinic.demo.faults.inject({ fault: { kind: 'reset', done: true }, method: 'Write' });
    const done = await clinic.apply(argument);
    assert.deepEqual(done.writes, ['Write'], 'sent once');
    assert.match(done.activity.join('\n'), /^\[unknown\]/);
    assert.match(done.said[0] ?? '', /is “none” now\. The answer to the order was lost/);
    assert.equal((await clinic.instance.deliveries.get(id, never))?.ipAffinity, '');
  });
});
