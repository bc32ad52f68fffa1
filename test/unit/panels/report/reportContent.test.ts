import '../../vscodeStandIn';
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { DELIVERY_LINKS } from '../../../../src/shared/protocol/common';
import type { ReportBody } from '../../../../src/shared/protocol/report';
import { reportKey, type ReportRef } from '../../../../src/shared/reportRef';
import { ReportContent } from '../../../../src/panels/report/reportContent';
import type { Look } from '../../../../src/panels/frame/panelContent';
import { BODY } from '../../webview/harness/reportSamples';
import { descriptor, NO_REPORTS, Recorder } from '../frame/recorder';

const REF = { connectionId: 'c1', deliveryId: '4711' };

/** Reports that are examined when somebody asks, and say how often. */
class Source {
  examined = 0;
  open = 0;
  body: ReportBody | undefined;
  ticked: unknown[] = [];
  private readonly listeners: ((ref: ReportRef) => void)[] = [];

  readonly reports = {
    ...NO_REPORTS,
    body: () => this.body,
    examine: async () => {
      this.examined += 1;
      this.body = { ...BODY, examinedAt: 0 };
    },
    onDidChange: (listener: (ref: ReportRef) => void) => {
      this.listeners.push(listener);
      return { dispose: () => this.listeners.splice(0) };
    },
    opened: () => {
      this.open += 1;
      return {
        dispose: () => {
          this.open -= 1;
        },
      };
    },
    copyText: async (_ref: ReportRef, as: string) => `as ${as}`,
    tickStep: async (...args: unknown[]) => {
      this.ticked.push(args);
    },
  };

  change(ref: ReportRef): void {
    this.listeners.forEach((listener) => {
      listener(ref);
    });
  }
}

interface Setup {
  readonly source: Source;
  readonly frame: Recorder & { now: number };
  readonly content: ReportContent;
  readonly look: (asked?: boolean) => Promise<number>;
  readonly close: () => void;
}

function setup(ref: ReportRef = REF): Setup {
  const source = new Source();
  const closing = new AbortController();
  const recorder = new Recorder(REF);
  const frame = Object.assign(recorder, {
    ref,
    now: 0,
    closed: closing.signal,
    deps: { ...recorder.deps, reports: source.reports, now: (): number => frame.now },
  });
  const content = new ReportContent(frame);
  const instance = { info: { operatorTimezone: 'Europe/Paris' } } as unknown as Look['instance'];
  return {
    source,
    frame,
    content,
    look: (asked = false) => content.look({ instance, descriptor, now: 0, asked, signal: closing.signal }),
    close: () => {
      closing.abort();
    },
  };
}

/** What is asked of VS Code's commands while `work` goes on. */
async function commandsOf(work: () => Promise<void>): Promise<readonly unknown[][]> {
  const called: unknown[][] = [];
  Object.assign(vscode.commands, {
    executeCommand: async (...args: unknown[]) => {
      called.push(args);
    },
  });
  await work();
  return called;
}

describe('panels/report/reportContent', () => {
  it('examines at first, names its tab after delivery and instance, and looks again by itself', async () => {
    const { frame, source, look } = setup();
    assert.equal(await look(), 120_000);
    assert.equal(source.examined, 1);
    assert.deepEqual(frame.titles, ['Why: Newsletter – The winter preview · Demo (Demo)']);
    const [shown] = frame.messages;
    assert.ok(shown?.type === 'report');
    assert.deepEqual([shown.report.kind, shown.report.subject.label], ['diagnosis', BODY.label]);
    assert.deepEqual(shown.report.subject.links, [...DELIVERY_LINKS], 'where every panel about a delivery leads');
  });

  it('shows what is known when it comes back, and examines it only when it is old or asked for', async () => {
    const { frame, source, look } = setup();
    await look();
    frame.now = 30_000;
    await look();
    assert.equal(source.examined, 1);
    await look(true);
    assert.equal(source.examined, 2);
    frame.now = 90_000;
    await look();
    assert.equal(source.examined, 3);
  });

  it('leaves the health of an instance alone until somebody asks', async () => {
    const { frame, source, look } = setup({ connectionId: 'c1', about: 'health' });
    await look();
    frame.now = 60 * 60_000;
    assert.ok((await look()) > 60 * 60_000);
    assert.equal(source.examined, 1);
    assert.equal(frame.titles.at(-1), 'Newsletter – The winter preview (Demo)');
  });

  it('opens the report of a delivery that the report of all that wait names', async () => {
    const ref = { connectionId: 'c1', about: 'pending' };
    const { content, frame, look } = setup(ref);
    await look();
    const shown = frame.messages.at(-1);
    assert.equal(shown?.type === 'report' ? shown.report.kind : undefined, 'pending');
    assert.deepEqual(await commandsOf(() => content.handle({ type: 'explainDelivery', delivery: '12' })), [
      ['deliveryDoctor.whyPending', { connectionId: 'c1', deliveryId: '12' }],
    ]);
  });

  it('shows what others examined or changed, of this report only', async () => {
    const { frame, source, look } = setup();
    await look();
    const before = frame.messages.length;
    source.change({ connectionId: 'c1', deliveryId: 'other' });
    assert.equal(frame.messages.length, before);
    source.change(REF);
    assert.equal(frame.messages.length, before + 1);
    source.body = undefined;
    source.change(REF);
    assert.equal(frame.looks, 1, 'withdrawn: the next look says why');
  });

  it('has remedies applied by their command, once however often the button is pressed', async () => {
    const { frame, content, look } = setup();
    await look();
    const called = await commandsOf(async () => {
      const fix = { type: 'fix' as const, remedies: ['a', 'b'] };
      await Promise.all([content.handle(fix), content.handle(fix)]);
    });
    assert.deepEqual(called, [['deliveryDoctor.applyRemedy', { ...REF, remedies: ['a', 'b'], inPanel: true }]]);
    assert.deepEqual(
      frame.messages.filter(({ type }) => type === 'fixing'),
      [
        { type: 'fixing', remedies: ['a', 'b'] },
        { type: 'fixing', remedies: [] },
      ],
    );
    assert.equal(await look(), 8_000, 'things move after a change');
  });

  it('takes a change back by its record, ticks steps and lists its fixes for the keyboard', async () => {
    const { content, look, source } = setup();
    await look();
    Object.assign(source.reports, {
      fixes: () => [{ title: 'Start', command: 'deliveryDoctor.applyRemedy', argument: { ...REF, remedies: ['a'] } }],
    });
    const called = await commandsOf(async () => {
      await content.handle({ type: 'undoFix', record: 'r1' });
      await content.act('chooseFix');
    });
    assert.deepEqual(called, [
      ['deliveryDoctor.undoRemedy', { recordId: 'r1' }],
      [
        'deliveryDoctor.fixFinding',
        {
          fixes: [
            {
              title: 'Start',
              command: 'deliveryDoctor.applyRemedy',
              argument: { ...REF, remedies: ['a'], inPanel: true },
            },
          ],
        },
      ],
    ]);
    await content.handle({ type: 'tickStep', step: 's', ticked: true });
    assert.deepEqual(source.ticked, [[REF, 's', true]]);
  });

  it('is copied as Markdown and for a ticket', async () => {
    const { content, look } = setup();
    await look();
    const copied: string[] = [];
    Object.assign(vscode.env, { clipboard: { writeText: async (text: string) => copied.push(text) } });
    await content.handle({ type: 'copyReport', as: 'markdown' });
    await content.act('copyTicket');
    assert.deepEqual(copied, ['as markdown', 'as ticket']);
  });

  it('is on screen until its panel is closed', async () => {
    const { source, close } = setup();
    assert.equal(source.open, 1);
    close();
    assert.equal(source.open, 0);
  });

  it('is one report for one subject', () => {
    const keys = [REF, { connectionId: 'c1', about: 'health' }, { connectionId: 'c1', about: 'guide:images' }].map(
      reportKey,
    );
    assert.equal(new Set(keys).size, 3);
  });
});
