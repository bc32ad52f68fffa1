/// <reference lib="dom" />
import '../../unit/vscodeStandIn';
import type { Browser } from 'playwright-core';
import { messageRows } from '../../../src/panels/messages/gridRows';
import { messagesStrings } from '../../../src/shared/strings/messages';
import { BLOCK_ROWS, type LogSheetState } from '../../../src/shared/protocol/messages';
import { PanelPage } from '../../unit/webview/harness/panelPage';
import { NOW, SUBJECT } from '../../unit/webview/harness/samples';

const ROWS = 1_000_000;
const RUNS = 5;
const STEPS = 240;

interface Timings {
  readonly longestFrame: number;
  /** What the page itself worked for a frame, at most: scripts, style, layout and paint. */
  readonly longestWork: number;
  /** Frames in which rows were seen that had not come yet. */
  readonly waiting: number;
  readonly toMiddle: number;
  readonly toEnd: number;
  readonly rowsInDom: number;
}

/** Scrolls and jumps in the real page; blocks are answered at once, so that what is measured is the page alone. */
export async function measureGrid(browser: Browser): Promise<void> {
  const runs: Timings[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const panel = await openGrid(browser);
    runs.push(await panel.page.evaluate(scrollAndJump));
    await panel.close();
  }
  const least = (of: (timings: Timings) => number): string => Math.min(...runs.map(of)).toFixed(0);
  const most = Math.max(...runs.map(({ rowsInDom }) => rowsInDom));
  console.log(
    `grid, ${ROWS.toLocaleString('en')} rows, best of ${RUNS}: rows in the DOM ${most}, longest frame while scrolling ${least((t) => t.longestFrame)} ms, ` +
      `its own work ${least((t) => t.longestWork)} ms, rows awaited in ${least((t) => t.waiting)} of ${STEPS} frames, ` +
      `to the middle ${least((t) => t.toMiddle)} ms, to the end ${least((t) => t.toEnd)} ms`,
  );
}

/** The grid with its first rows, whose blocks are answered at once. */
export async function openGrid(browser: Browser): Promise<PanelPage> {
  const panel = await PanelPage.open(browser, { kind: 'messages', width: 1400, height: 900 });
  await panel.post({
    type: 'init',
    version: 1,
    locale: 'en',
    strings: messagesStrings(),
    localZone: 'Europe/Paris',
    ref: { connectionId: 'c1', deliveryId: '1' },
  });
  await panel.page.evaluate(answerBlocks, { blockRows: BLOCK_ROWS, columns: COLUMNS.length, at: NOW });
  await panel.post({ type: 'logSheet', sheet: SHEET });
  await panel.page.waitForFunction(
    () => document.querySelector('.grid-row [role=gridcell]')?.textContent.includes('@') === true,
  );
  return panel;
}

const COLUMNS = messageRows({ masked: false }).columns;
const SHEET: LogSheetState = {
  subject: SUBJECT,
  sheet: 1,
  tab: 'messages',
  filter: {},
  columns: [...COLUMNS],
  total: ROWS,
  newer: 0,
  statuses: [],
  reasons: [],
  lacking: [],
  masked: false,
  readAt: NOW,
};

/** In the page: takes the place of the host. */
function answerBlocks({ blockRows, columns, at }: { blockRows: number; columns: number; at: number }): void {
  const { harness } = window as unknown as {
    harness: { sent: { push(message: { type: string; block?: number }): number } };
  };
  harness.sent.push = (message) => {
    const { block } = message;
    if (message.type !== 'gridBlock' || block === undefined) {
      return 0;
    }
    const rows = Array.from({ length: blockRows }, (_, row) => {
      const index = block * blockRows + row;
      return {
        id: String(index),
        cells: Array.from({ length: columns }, (__, column) =>
          column === 6 || column === 7 ? at + index : `value${index}@example${column}.com`,
        ),
      };
    });
    window.postMessage({ type: 'gridRows', rows: { sheet: 1, block, rows } }, '*');
    return 0;
  };
}

/** In the page: STEPS frames of steady scrolling, then two jumps until their rows are drawn. */
export async function scrollAndJump(): Promise<Timings> {
  const scroller = document.querySelector<HTMLElement>('.grid-scroll');
  if (scroller === null) {
    throw new Error('no grid');
  }
  const frame = (): Promise<number> =>
    new Promise((resolve) => {
      requestAnimationFrame(resolve);
    });
  /** A task behind the frame that is being made: style, layout and paint are done then. */
  const behind = (): Promise<void> =>
    new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        resolve();
      };
      channel.port2.postMessage(undefined);
    });
  let [longestFrame, longestWork, waiting] = [0, 0, 0];
  let last = await frame();
  for (let step = 0; step < 240; step += 1) {
    scroller.scrollTop += 180;
    const now = await frame();
    longestFrame = Math.max(longestFrame, now - last);
    last = now;
    const began = performance.now();
    await behind();
    longestWork = Math.max(longestWork, performance.now() - began);
    if (document.querySelector('.grid-row.reading:not([hidden])') !== null) {
      waiting += 1;
    }
  }
  // ARIA counts the heading as row 1.
  const jump = async (to: number, rowindex: number): Promise<number> => {
    const began = performance.now();
    scroller.scrollTop = to;
    for (;;) {
      await frame();
      const row = document.querySelector<HTMLElement>(`.grid-row[aria-rowindex="${rowindex}"]:not([hidden])`);
      if (row !== null && !row.classList.contains('reading')) {
        return performance.now() - began;
      }
    }
  };
  const toMiddle = await jump(scroller.scrollHeight / 2 - scroller.clientHeight / 2, 500_000);
  const toEnd = await jump(scroller.scrollHeight, 1_000_001);
  return {
    longestFrame,
    longestWork,
    waiting,
    toMiddle,
    toEnd,
    rowsInDom: document.querySelectorAll('.grid-row').length,
  };
}
