import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import { asText, Clinic, never, Patient } from './support/clinic';
import { oneWrite } from './support/cure';
import { answering } from './support/answers';
import { command } from './support/door';
import { eventually } from './support/tree';

const ID = 'cureInstance';
const SENDING: readonly number[] = [
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
];

describe('remedies on the instance, end to end', function () {
  this.timeout(120_000);
  let clinic: Clinic;

  before(async () => {
    clinic = await Clinic.open(ID, {
      scenarios: [
        'affinityMissing',
        'midAccountWrong',
        'failedPilingUp',
        'partsNotTaken',
        'midWorkflowStopped',
        'trackingWorkflowStopped',
        'throttledDomain',
      ],
    });
  });

  after(() => clinic.close());

  async function restartsWorkflow(name: string, label: RegExp, subject: string): Promise<void> {
    await clinic.examine(subject);
    const argument = await clinic.fix(new RegExp(`^Restart the workflow ${name} \\(for experts\\)$`));
    const state = async (): Promise<number | undefined> => (await clinic.instance.workflows.get(name, never))?.state;
    const first = await state();
    assert.notEqual(first, 11);
    const declined = await clinic.apply(argument, new Patient(false));
    assert.deepEqual([declined.writes, declined.activity, await state()], [[], [], first]);

    const done = await clinic.apply(argument);
    assert.match(done.asked[0]?.question ?? '', label);
    assert.match(done.asked[0]?.effect ?? '', /cannot be undone/);
    assert.equal(done.asked[0]?.typeToConfirm, name);
    oneWrite(done, 'Restart');
    assert.equal(await state(), 11);
    assert.deepEqual((await clinic.undo()).writes, []);
    // The report looked again by itself: the finding is gone.
    assert.deepEqual(
      (await clinic.fixes()).filter(({ title }) => title.includes(name)),
      [],
    );

    const again = await clinic.apply(argument).catch((error: unknown) => error);
    assert.ok(typeof again === 'object' && again !== null && 'writes' in again);
    assert.deepEqual(again.writes, [], 'a link of an older answer does nothing');
  }

  it('restarts the mid-sourcing workflow', () =>
    restartsWorkflow(
      'defaultMidSourcingDlv',
      /^Restart the workflow .*\(defaultMidSourcingDlv\)\?$/,
      'Delivery slots – choose yours',
    ));

  it('restarts the tracking workflow', () =>
    restartsWorkflow('tracking', /^Restart the workflow Tracking.* \(tracking\)\?$/, 'Sleep better – bedding guide'));

  it('recomputes the statistics of a delivery that stands still', async () => {
    await clinic.examine('Curtains made to measure');
    const argument = await clinic.fix(/^Recompute the statistics$/);
    const declined = await clinic.apply(argument, new Patient(false));
    assert.deepEqual([declined.asked.length, declined.writes, declined.activity], [1, [], []]);
    const done = await clinic.apply(argument);
    assert.match(done.asked[0]?.question ?? '', /^Recompute the statistics of Curtains made to measure \(DM\d+\)\?$/);
    assert.match(done.asked[0]?.effect ?? '', /nothing to undo/);
    oneWrite(done, 'RecomputeStats');
    assert.deepEqual((await clinic.undo()).writes, []);
  });

  it('pauses what a provider puts off, and resumes it', async () => {
    const id = await clinic.examine('Sleep better – bedding guide');
    const argument = await clinic.fix(/^Pause the delivery$/);
    const state = async (): Promise<number> => (await clinic.instance.deliveries.get(id, never))?.state ?? 0;
    assert.deepEqual((await clinic.apply(argument, new Patient(false))).writes, []);
    assert.ok(SENDING.includes(await state()));
    const done = await clinic.apply(argument);
    assert.match(done.asked[0]?.question ?? '', /^Pause Sleep better – bedding guide \(DM\d+\)\?$/);
    assert.match(done.asked[0]?.effect ?? '', /To undo, resume it/);
    oneWrite(done, 'ExecCommand');
    await eventually('paused', async () => ((await state()) === DELIVERY_STATES.paused ? true : undefined));
    oneWrite(await clinic.undo(), 'ExecCommand');
    assert.ok(SENDING.includes(await state()));
  });

  it('restarts an MTA that runs and sends nothing', async () => {
    await clinic.examine('Curtains made to measure');
    const argument = await clinic.fix(/^Restart mta@demo on sending-1 \(for experts\)$/);
    const server = (await clinic.opened.manager.servers(ID)).find(({ name }) => name === 'sending-1');
    assert.ok(server);
    const pid = async (): Promise<number | undefined> =>
      (await server.pdump(never)).modules.find(({ name }) => name === 'mta')?.pid;
    const first = await pid();
    assert.notEqual(first, undefined);
    assert.deepEqual((await clinic.apply(argument, new Patient(false))).writes, []);
    assert.equal(await pid(), first);
    const done = await clinic.apply(argument);
    assert.deepEqual(
      [done.asked[0]?.question, done.asked[0]?.typeToConfirm],
      ['Restart mta@demo on sending-1?', 'mta@demo'],
    );
    oneWrite(done, 'restart mta@demo -noconsole');
    const second = await pid();
    assert.ok(second !== undefined && second !== first, `${first} → ${second}`);
    assert.deepEqual((await clinic.undo()).writes, []);
  });

  it('diagnoses all that waits in one document, whose remedies can be applied', async () => {
    await command('diagnoseAllPending', { connectionId: ID });
    const text = (await asText()).getText();
    assert.match(text, /^# What waits on Cure$/m);
    assert.match(text, /^## VIP evening – invitation \(DM\d+\)$/m);
    const fix = (await clinic.fix(/^Clear the IP affinity$/)) as { readonly remedies: readonly string[] };
    // In the panel a button names the report of all that wait, which knows whose remedy that is.
    for (const argument of [fix, { connectionId: ID, about: 'pending', remedies: fix.remedies, inPanel: true }]) {
      const { asked, writes } = await clinic.apply(argument, new Patient(false));
      assert.match(asked[0]?.question ?? '', /VIP evening/);
      assert.deepEqual(writes, []);
    }
  });

  it('deletes failed deliveries from the Advisor in one write', async () => {
    await answering(clinic.opened, new Patient(), () => command('runHealthChecks', { connectionId: ID }));
    await command('openHealthReport', { connectionId: ID });
    await asText();
    const argument = await clinic.fix(/^Delete \d+ failed deliveries \(for experts\)$/);
    const count = async (): Promise<number> =>
      (await clinic.instance.deliveries.countByGroup(Date.now() + clinic.instance.info.clockOffsetMs, never)).get(
        'failed',
      ) ?? 0;
    const first = await count();
    const done = await clinic.apply(argument);
    oneWrite(done, 'WriteCollection');
    const gone = Number(/^Delete (\d+) failed deliveries\?$/.exec(done.asked[0]?.question ?? '')?.[1]);
    assert.equal(done.asked[0]?.typeToConfirm, 'Cure', 'several are named by their instance');
    assert.ok(gone > 5, `${gone} deleted`);
    assert.equal(await count(), first - gone);
  });

  it('hides what is for experts when the setting says so', async () => {
    const settings = vscode.workspace.getConfiguration('deliveryDoctor');
    await settings.update('expertRemedies', false, vscode.ConfigurationTarget.Global);
    try {
      await clinic.examine('Click and collect survey');
      assert.deepEqual(
        (await clinic.fixes()).filter(({ title }) => title.includes('experts')),
        [],
      );
    } finally {
      await settings.update('expertRemedies', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
