import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { startBrowser } from '../../host/browser';
import { heardIn } from './harness/heard';
import { PanelPage } from './harness/panelPage';
import { PANEL_STATES } from './harness/panelStates';
import { init, NOW } from './harness/samples';

const PAGE = 'docs/screen-reader.md';
/** A block of text below a comment that names a state of a panel. */
const HEARD = /<!-- heard: ([\w-]+) -->\n\n```text\n([^]*?)```/g;

describe(PAGE, function () {
  this.timeout(60_000);
  let browser: Browser;
  const blocks = new Map(
    [...readFileSync(PAGE, 'utf8').matchAll(HEARD)].map(([, name = '', text = '']) => [name, text]),
  );

  before(async () => {
    browser = await startBrowser();
  });
  after(() => browser.close());

  it('tells of every panel', () => {
    const kinds = [...new Set(PANEL_STATES.map(({ kind }) => kind))];
    assert.deepEqual(
      kinds.filter((kind) => !blocks.has(kind)),
      [],
    );
  });

  for (const [name, text] of blocks) {
    it(`says what is heard of ${name}, as Chromium hands it to a screen reader`, async () => {
      const state = PANEL_STATES.find((one) => one.name === name) ?? assert.fail(`no state ${name}`);
      const its = await PanelPage.open(browser, { kind: state.kind, state: state.stored });
      await its.page.clock.setFixedTime(NOW);
      await its.post(init(state.kind));
      for (const message of state.messages) {
        await its.post(message);
      }
      await state.then?.(its);
      const heard = `${await heardIn(its)}\n`;
      await its.close();
      if (process.env['UPDATE_GOLDEN'] === '1') {
        const page = readFileSync(PAGE, 'utf8');
        const found = (_whole: string, one: string, old: string): string =>
          `<!-- heard: ${one} -->\n\n\`\`\`text\n${one === name ? heard : old}\`\`\``;
        writeFileSync(PAGE, page.replace(HEARD, found));
        return;
      }
      assert.equal(text, heard, `UPDATE_GOLDEN=1 writes ${PAGE} anew: read what changed`);
    });
  }
});
