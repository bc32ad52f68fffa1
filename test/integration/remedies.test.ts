import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DELIVERY_STATES } from '../../src/domain/deliveryState';
import { Clinic, never } from './support/clinic';
import { cure, detail, type Cure } from './support/cure';
import { command } from './support/door';
import { eventually } from './support/tree';

const ID = 'cure';
const LIMIT = 'NmsOperation_LimitConcurrency';
const S = DELIVERY_STATES;

/** What stands still, so that nothing moves between two looks: no MTA runs. */
const SCENARIOS = [
  'mtaStopped',
  'affinityMissing',
  'scheduledForLater',
  'expiredValidity',
  'concurrencyLimit',
  'midAccountWrong',
  'preparationError',
  'temporaryFiles',
  'approvalWaiting',
  'pausedByOperator',
  'emptyTarget',
];

const isDate = (value: unknown): boolean => typeof value === 'number' && value > Date.UTC(2020, 0, 1);
const PAUSED: readonly number[] = [S.pausePending, S.pauseInProgress, S.paused];
const isPaused = (value: unknown): boolean => PAUSED.includes(Number(value));
const state = detail((delivery) => delivery?.state);

/** One remedy each. */
const CURES: readonly Cure[] = [
  {
    subject: 'VIP evening – invitation',
    fix: /^Clear the IP affinity$/,
    look: detail((delivery) => delivery?.ipAffinity),
    write: 'Write',
    question: /^Clear the IP affinity of VIP evening – invitation \(DM\d+\)\?$/,
    effect: /“vip” now\.[^]*To undo, set it again\./,
    before: 'vip',
    after: '',
    undone: 'as before',
  },
  {
    subject: 'VIP evening – invitation',
    fix: /^Choose another IP affinity$/,
    look: detail((delivery) => delivery?.ipAffinity),
    write: 'Write',
    question: /^Set the IP affinity of VIP evening – invitation \(DM\d+\) to “\w+”\?$/,
    effect: /“vip” now\.[^]*addresses of “\w+”/,
    before: 'vip',
    after: (value: unknown) => ['default', 'newsletter', 'promo', 'transactional'].includes(String(value)),
    undone: 'as before',
  },
  {
    subject: 'Sunday opening',
    fix: /^Move the contact date…$/,
    look: detail((delivery) => delivery?.contactDate),
    write: 'Write',
    question: /^Move the contact date of Sunday opening \(DM\d+\) to /,
    effect: /To undo, set the old one again/,
    before: isDate,
    after: isDate,
    undone: 'as before',
  },
  {
    subject: 'One-day voucher',
    fix: /^Extend the validity…$/,
    look: detail((delivery) => delivery?.validityDate),
    write: 'Write',
    question: /^Extend the validity of One-day voucher \(DM\d+\) to /,
    effect: /To undo, set the old one again/,
    before: isDate,
    after: isDate,
    undone: 'as before',
  },
  {
    subject: 'Christmas – wrapping workshop',
    fix: /^Allow 13 campaign deliveries at a time \(for experts\)$/,
    look: (instance) => instance.options.get(LIMIT, never),
    write: 'Write',
    question: /^Allow 13 campaign deliveries at a time instead of 3\?$/,
    effect: /NmsOperation_LimitConcurrency is 3 now[^]*To undo, set the old limit again/,
    typed: /^NmsOperation_LimitConcurrency$/,
    before: '3',
    after: '13',
    undone: 'as before',
  },
  {
    subject: 'Click and collect survey',
    fix: /^Activate the external account midSourcingEmail \(for experts\)$/,
    look: detail((delivery) => delivery?.routing?.active),
    write: 'Write',
    question: /^Activate the external account midSourcingEmail\?$/,
    effect: /To undo, deactivate it again/,
    typed: /^midSourcingEmail$/,
    before: false,
    after: true,
    undone: 'as before',
  },
  {
    subject: 'Catalogue – please approve',
    fix: /^Confirm and start the delivery \(for experts\)$/,
    look: state,
    write: 'ExecCommand',
    question: /^Start Catalogue – please approve \(DM\d+\)\?$/,
    effect: /sent to its recipients[^]*cannot be called back/,
    before: S.ready,
    after: S.startPending,
    undone: { write: 'ExecCommand', is: isPaused },
  },
  {
    subject: 'Weekend offers – paused',
    fix: /^Resume the delivery$/,
    look: state,
    write: 'ExecCommand',
    question: /^Resume Weekend offers – paused \(DM\d+\)\?$/,
    effect: /cannot be undone: pausing keeps back what is left/,
    before: S.paused,
    after: S.startPending,
    undone: { write: 'ExecCommand', is: isPaused },
  },
  {
    subject: 'One-day voucher',
    fix: /^Stop the delivery \(for experts\)$/,
    look: state,
    write: 'ExecCommand',
    question: /^Stop One-day voucher \(DM\d+\)\?$/,
    effect: /cannot be undone/,
    typed: /^DM\d+$/,
    before: S.startPending,
    after: S.cancelled,
    undone: 'nothing to undo',
  },
  {
    subject: 'Your size, your style',
    fix: /^Delete the failed delivery \(for experts\)$/,
    look: async (instance, id) => (await instance.deliveries.findOne({ id }, never))?.state,
    write: 'WriteCollection',
    question: /^Delete the failed delivery DM\d+\?$/,
    effect: /Campaign’s console can restore it/,
    typed: /^DM\d+$/,
    before: S.preparationError,
    after: undefined,
    undone: 'nothing to undo',
  },
];

describe('remedies, end to end', function () {
  this.timeout(120_000);
  let clinic: Clinic;

  before(async () => {
    clinic = await Clinic.open(ID, { scenarios: SCENARIOS });
  });

  after(() => clinic.close());

  const fix = (title: RegExp): Promise<unknown> => clinic.fix(title);

  for (const one of CURES) {
    it(`${one.fix.source.replaceAll(/[\\^$]/g, '')}, on ${one.subject}`, () => cure(clinic, one));
  }

  /** What the report in front says, and how many problems of it stand in Problems. */
  function report(): { readonly text: string; readonly problems: number } {
    const document = vscode.window.activeTextEditor?.document;
    assert.equal(document?.uri.scheme, 'delivery-doctor-report');
    return { text: document.getText(), problems: vscode.languages.getDiagnostics(document.uri).length };
  }

  it('says in the report how things are after a remedy, and after undoing it', async () => {
    const missing = /^## The IP affinity “vip” is configured on no sending server \(certain\)$/m;
    await clinic.examine('VIP evening – invitation');
    const { text, problems } = report();
    assert.match(text, missing);
    await clinic.apply(await fix(/^Clear the IP affinity$/));
    await eventually('the report without the finding', async () => (missing.test(report().text) ? undefined : true));
    assert.equal(report().problems, problems - 1);
    await clinic.undo();
    await eventually('the report with the finding again', async () => (missing.test(report().text) ? true : undefined));
    assert.equal(report().problems, problems);
  });

  it('leaves nothing of a delivery that is deleted but the word that it is', async () => {
    await clinic.examine('Ski wax for snowboarders');
    assert.ok(report().problems > 0);
    const { said } = await clinic.apply(await fix(/^Delete the failed delivery/));
    await eventually('the last word', async () => (/^# DM\d+ is deleted\.\n$/.test(report().text) ? true : undefined));
    assert.equal(report().problems, 0);
    assert.match(said.join(), /^DM\d+ is deleted\.$/);
  });

  it('opens the log of a server that a finding is about, at the line that says it', async () => {
    await clinic.examine('Members only – private sale');
    await command('applyRemedy', await fix(/^Open demo\/log\/mta\.log of sending-1 at “errno=18”$/));
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    assert.match(editor.document.uri.path, /mta\.log/);
    assert.match(editor.document.lineAt(editor.selection.active.line).text, /errno=18/);
  });
});
