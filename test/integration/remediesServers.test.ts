import assert from 'node:assert/strict';
import type { SendingServer } from '../../src/servers/sendingServer';
import { asText, Clinic, never, Patient } from './support/clinic';
import { oneWrite } from './support/cure';
import { answering } from './support/answers';
import { command } from './support/door';
import { eventually } from './support/tree';
import { serverWritesOf } from '../../src/servers/writes';

const ID = 'cureServers';

describe('remedies on the servers, end to end', function () {
  this.timeout(120_000);
  let clinic: Clinic;
  let server: SendingServer;

  before(async () => {
    clinic = await Clinic.open(ID, {
      scenarios: ['mtaStopped', 'temporaryFiles', 'affinityMissing', 'wfserverMissing'],
    });
    const found = (await clinic.opened.manager.servers(ID)).find(({ name }) => name === 'sending-1');
    assert.ok(found);
    server = found;
  });

  after(() => clinic.close());

  async function pidOf(module: string): Promise<number | undefined> {
    return (await server.pdump(never)).modules.find(({ name }) => name === module)?.pid;
  }

  /** Declined, started, and stopped again as its undoing. */
  async function startsAndStops(module: string, subject: string, effect: RegExp): Promise<void> {
    await clinic.examine(subject);
    const argument = await clinic.fix(new RegExp(`^Start ${module}@demo on sending-1$`));
    assert.equal(await pidOf(module), undefined);
    const declined = await clinic.apply(argument, new Patient(false));
    assert.deepEqual([declined.writes, declined.activity, await pidOf(module)], [[], [], undefined]);

    const done = await clinic.apply(argument);
    assert.deepEqual(
      [done.asked[0]?.question, done.asked[0]?.instance],
      [`Start ${module}@demo on sending-1?`, 'Cure'],
    );
    assert.match(done.asked[0]?.effect ?? '', effect);
    oneWrite(done, `start ${module}@demo -noconsole`);
    assert.notEqual(await pidOf(module), undefined);

    const undone = await clinic.undo();
    assert.equal(undone.asked[0]?.typeToConfirm, `${module}@demo`);
    oneWrite(undone, `stop ${module}@demo -noconsole`);
    assert.equal(await pidOf(module), undefined);
  }

  it('starts an MTA and stops it again', () =>
    startsAndStops(
      'mta',
      'VIP evening – invitation',
      /are sent from this server from now on[^]*To undo, stop the module/,
    ));

  it('starts a workflow server and stops it again', () =>
    startsAndStops('wfserver', 'Loyalty – double points', /To undo, stop it again/));

  it('starts nothing when somebody else did it meanwhile', async () => {
    await clinic.examine('VIP evening – invitation');
    const argument = await clinic.fix(/^Start mta@demo on sending-1$/);
    const other = async (verb: 'start' | 'stop'): Promise<void> => {
      await serverWritesOf(server).control(verb, 'mta', 'demo', never);
    };
    const late = await clinic.apply(argument, new Patient(true, () => other('start')));
    assert.deepEqual(
      [late.asked.length, late.writes, late.activity],
      [1, ['start mta@demo -noconsole'], ['[changedMeanwhile] admin @ Cure: Start mta@demo on sending-1']],
      'only what the other one sent',
    );
    assert.deepEqual(late.said, ['mta@demo is already running on sending-1.']);
    await other('stop');

    await clinic.examine('VIP evening – invitation');
    const before = await clinic.fix(/^Start mta@demo on sending-1$/);
    await other('start');
    const early = await clinic.apply(before);
    assert.deepEqual([early.asked, early.writes, early.said], [[], [], ['mta@demo is already running on sending-1.']]);
    await other('stop');
  });

  it('purges temporary files from the Advisor: exactly those that it listed', async () => {
    await answering(clinic.opened, new Patient(), () => command('runHealthChecks', { connectionId: ID }));
    await command('openHealthReport', { connectionId: ID });
    // The panel comes to the front a moment after the command has ended.
    await eventually('the text of the health report', async () =>
      /^(# )?Health of /.test((await asText()).getText()) ? true : undefined,
    );
    const names = async (): Promise<readonly string[]> =>
      ((await server.temporary?.list(never)) ?? []).map(({ name }) => name).sort();
    const argument = await clinic.fix(/^Purge temporary files on sending-1… \(for experts\)$/);
    const first = await names();
    assert.equal(first.length, 180);

    const declined = await clinic.apply(argument, new Patient(false));
    assert.deepEqual([await names(), declined.activity], [first, []], 'declined, and yet deleted');

    const {
      asked: [asked],
      activity,
      said,
    } = await clinic.apply(argument);
    const [, count, megabytes] =
      /^Delete (\d+) temporary files \(([\d,]+) MB\) on sending-1\?$/.exec(asked?.question ?? '') ?? [];
    // Made 20 minutes apart: 37 are older than two days by now, the oldest first.
    assert.deepEqual([asked?.typeToConfirm, count], ['sending-1', '37']);
    assert.equal(megabytes, '1,777');
    assert.match(asked?.effect ?? '', /tmp\/tmp0000\.tmp[^]*cannot be undone/);
    assert.deepEqual(await names(), first.slice(37));
    assert.match(activity.join('\n'), /^\[done\] admin @ Cure: Purge temporary files on sending-1$/);
    assert.match(said[0] ?? '', /37 temporary files .* were deleted/);
  });
});
