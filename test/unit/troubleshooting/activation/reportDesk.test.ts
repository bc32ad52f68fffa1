import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import { diagnose } from '../../../../src/domain/diagnosis/diagnose';
import { Emitter } from '../../../../src/platform/emitter';
import type { Report, ReportProblem } from '../../../../src/shared/report';
import { reportKey, type ReportRef } from '../../../../src/shared/reportRef';
import * as troubleshooting from '../../../../src/troubleshooting';
import { Diagnoses, type DiagnosesOptions } from '../../../../src/troubleshooting/activation/diagnoses';
import { ReportDesk, type ReportDeskOptions } from '../../../../src/troubleshooting/activation/reportDesk';
import { evidenceOf, server } from '../../domain/diagnosis/evidenceOf';

const NEWSLETTER = { connectionId: 'c1', deliveryId: '1' };
const INVITATION = { connectionId: 'c1', deliveryId: '2' };
const never = new AbortController().signal;

/** The desk over a real judgement of evidence that changes: at first the MTA is stopped. */
class Setup {
  isRunning = false;
  examined: string[] = [];
  readonly put = new Map<string, Report>();
  readonly problems = new Map<string, readonly ReportProblem[]>();
  readonly changed = new Emitter<string>();
  readonly stored = new Emitter<{ id: string; kind: 'added' | 'changed' | 'removed' }>();
  url = 'https://prod.example';
  readonly desk: ReportDesk;

  constructor() {
    const descriptor = () => ({ id: 'c1', name: 'Prod', url: this.url, environment: 'production' });
    const manager = { descriptor, instance: async () => ({ deliveries: { get: async () => ({}) } }) };
    const operations = {
      bind: async () => ({ connectionId: 'c1', url: this.url, servers: {} }),
      onDidChange: this.changed.event,
    };
    const reports = {
      put: (ref: ReportRef, _name: string, report: Report) => this.put.set(reportKey(ref), report),
      show: async () => undefined,
      withdraw: (ref: ReportRef) => this.put.delete(reportKey(ref)),
    };
    const viewers = {
      reports,
      openReport: async () => undefined,
      whatChanged: async () => [],
      onProblems: (ref: ReportRef, problems: readonly ReportProblem[]) => this.problems.set(reportKey(ref), problems),
    };
    const load = async () => ({ ...troubleshooting, diagnoseDelivery: this.diagnoseDelivery });
    const shared = { manager, operations, viewers, load, settings: { current: { expertRemedies: true } }, clock: Date };
    const diagnoses = new Diagnoses(shared as unknown as DiagnosesOptions);
    this.desk = new ReportDesk({
      ...shared,
      diagnoses,
      store: { onDidChange: this.stored.event, all: () => [descriptor()] },
      health: { onDidChange: new Emitter<string>().event },
      secrets: { get: async () => 'Geheimnis' },
      log: { warn: () => undefined },
    } as unknown as ReportDeskOptions);
  }

  private readonly diagnoseDelivery = async (_access: unknown, ref: { deliveryId: string }) => {
    this.examined.push(ref.deliveryId);
    const modules = this.isRunning ? ['mta@demo'] : ['web@default'];
    return diagnose(evidenceOf({ servers: [server('s1', { modules, config: { autoStart: ['mta'] } })] }));
  };

  codes(ref: ReportRef): readonly string[] {
    return (this.problems.get(reportKey(ref)) ?? []).map(({ code }) => code);
  }
}

/** Lets what was begun come to its end. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) {
    await new Promise(setImmediate);
  }
}

describe('troubleshooting/activation/reportDesk', () => {
  let setup: Setup;

  beforeEach(() => {
    setup = new Setup();
  });

  afterEach(() => {
    setup.desk.dispose();
  });

  it('puts what it finds into text, Problems and trees', async () => {
    setup.desk.opened(NEWSLETTER);
    await setup.desk.examine(NEWSLETTER, never);
    assert.deepEqual(setup.codes(NEWSLETTER), ['mtaNotRunning']);
    assert.match(
      setup.put.get(reportKey(NEWSLETTER))?.text ?? '',
      /^## The MTA of demo is not running: s1 \(certain\)$/m,
    );
  });

  it('examines every report that is shown again when something was changed, whoever changed it', async () => {
    for (const ref of [NEWSLETTER, INVITATION]) {
      setup.desk.opened(ref);
      await setup.desk.examine(ref, never);
    }
    setup.isRunning = true;
    setup.changed.fire('c1');
    await settle();
    assert.deepEqual([setup.codes(NEWSLETTER), setup.codes(INVITATION)], [[], []], 'no finding that is untrue now');
    const before = setup.examined.length;
    setup.changed.fire('another');
    await settle();
    assert.equal(setup.examined.length, before);
  });

  it('withdraws what nobody shows any more, neither in a panel nor as text', async () => {
    const panel = setup.desk.opened(NEWSLETTER);
    await setup.desk.examine(NEWSLETTER, never);
    setup.desk.followTab({ ref: NEWSLETTER, open: true });
    panel.dispose();
    assert.deepEqual(setup.codes(NEWSLETTER), ['mtaNotRunning'], 'its text is still open');
    setup.desk.followTab({ ref: NEWSLETTER, open: false });
    assert.deepEqual(setup.codes(NEWSLETTER), []);
    assert.equal(setup.put.has(reportKey(NEWSLETTER)), false);
    assert.equal(setup.desk.body(NEWSLETTER), undefined);
  });

  for (const kind of ['removed', 'changed'] as const) {
    it(`withdraws what was found on an instance that was ${kind === 'removed' ? 'removed' : 'moved'}`, async () => {
      setup.desk.opened(NEWSLETTER);
      await setup.desk.examine(NEWSLETTER, never);
      setup.stored.fire({ id: 'c1', kind: 'changed' });
      assert.deepEqual(setup.codes(NEWSLETTER), ['mtaNotRunning'], 'another name is the same instance');
      setup.url = 'https://stage.example';
      setup.stored.fire({ id: 'c1', kind });
      assert.deepEqual(setup.codes(NEWSLETTER), []);
    });
  }

  it('masks secrets and addresses of people in what goes into a ticket', async () => {
    setup.desk.opened(NEWSLETTER);
    await setup.desk.examine(NEWSLETTER, never);
    const ticket = (await setup.desk.copyText(NEWSLETTER, 'ticket')) ?? '';
    assert.match(ticket, /^# Autumn newsletter$/m);
    assert.match((await setup.desk.copyText(NEWSLETTER, 'markdown')) ?? '', /^\*\*The MTA of demo/m);
    setup.desk.settle(NEWSLETTER, [{ text: 'Told anna.meier@example.com the word Geheimnis', at: 0 }]);
    const masked = (await setup.desk.copyText(NEWSLETTER, 'ticket')) ?? '';
    assert.match(masked, /Told .*@example\.com the word/);
    assert.doesNotMatch(masked, /anna\.meier|Geheimnis/);
  });
});
