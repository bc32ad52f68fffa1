import assert from 'node:assert/strict';
import type { ShownReport } from '../../../src/shared/protocol/report';
import type { PanelPage } from './harness/panelPage';
import { BODY, DIAGNOSIS, GUIDE, NOTHING, PENDING, SETTLED } from './harness/reportSamples';
import { choose, HOSTILE, panelSuite, text } from './harness/suite';

panelSuite('the report in Chromium', (open) => {
  async function shown(report: ShownReport = DIAGNOSIS, options = {}): Promise<PanelPage> {
    const its = await open('report', options);
    await its.post({ type: 'report', report });
    return its;
  }

  async function openAll(its: PanelPage): Promise<void> {
    await its.page.locator('.disclosure[aria-expanded=false]').evaluateAll((heads) => {
      for (const head of heads) {
        (head as HTMLElement).click();
      }
    });
    await its.settle();
  }

  const overflow = (its: PanelPage): Promise<number> =>
    its.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it('says what is wrong, how sure, and what to do: the first finding open, the others a line each', async () => {
    const its = await shown();
    assert.equal(await text(its, 'h1'), 'Newsletter – The winter preview');
    assert.match(
      await text(its, '.meta'),
      /^Retail production · Start pending since 2:20\sPM \(47 min\) · 352 messages wait · valid until Nov 28, 3:07\sPM · /,
    );
    const heads = await its.page.locator('.finding h2').allTextContents();
    assert.deepEqual(
      heads,
      BODY.findings.map(({ title }) => title),
    );
    assert.deepEqual(await its.page.locator('.finding .certainty').allTextContents(), [
      'certain',
      'certain',
      'possible',
    ]);
    assert.deepEqual(
      await its.page.locator('.finding .disclosed').evaluateAll((all) => all.map((one) => one.checkVisibility())),
      [true, false, false],
    );
    assert.equal(await its.page.locator('.evidence li:visible').count(), 2, 'the rest of the proof is a press away');
    await its.page.getByRole('button', { name: '2 more' }).click();
    assert.equal(await its.page.locator('.evidence li:visible').count(), 4);
    assert.equal(await its.page.locator('.page-link:visible').getAttribute('href'), BODY.findings[0]?.page);
  });

  it('offers the one fix for both servers first, with the keyboard on it', async () => {
    const its = await shown();
    const buttons = its.page.locator('.finding').first().locator('.fixes vscode-button');
    assert.deepEqual(await buttons.allTextContents(), [
      'Start mta@demo on Both Servers',
      'Start mta@demo on sending-1',
      'Start mta@demo on sending-2',
    ]);
    assert.deepEqual(await buttons.evaluateAll((all) => all.map((one) => one.getAttribute('appearance'))), [
      'primary',
      'secondary',
      'secondary',
    ]);
    await its.page.keyboard.press('Enter');
    assert.deepEqual((await its.sent()).at(-1), { type: 'fix', remedies: ['a', 'b'] });
    await its.post({ type: 'fixing', remedies: ['a', 'b'] });
    assert.equal(await buttons.first().getAttribute('aria-busy'), 'true');
    const sent = (await its.sent()).length;
    await its.page.keyboard.press('Enter');
    assert.equal((await its.sent()).length, sent, 'it is not sent twice');
    await its.post({ type: 'fixing', remedies: [] });
    assert.equal(await buttons.first().getAttribute('aria-busy'), 'false');
  });

  it('turns a fix into what is seen now, with the way back, and says so aloud', async () => {
    const its = await shown();
    assert.match(await text(its, '[role=status].visually-hidden'), /^The MTA of demo is not running/);
    await its.post({ type: 'report', report: SETTLED });
    assert.match(await text(its, '.settled'), /mta@demo runs on sending-1 \(pid 4242\)\./);
    assert.match(await text(its, '[role=status].visually-hidden'), /^Examined again at .*“vip”/);
    assert.deepEqual(await its.page.locator('.finding h2').allTextContents(), [
      'The IP affinity “vip” is configured on no sending server',
      'The clock of sending-1 is 3 min behind',
    ]);
    await its.page.getByRole('button', { name: 'Stop mta@demo on sending-1' }).click();
    assert.deepEqual((await its.sent()).at(-1), { type: 'undoFix', record: 'r1' });
  });

  it('keeps what was opened, and the focus, over an examination and a reload', async () => {
    const its = await shown();
    const second = its.page.locator('.finding').nth(1);
    await second.getByRole('button', { name: /vip/ }).click();
    await second.getByRole('button', { name: 'Clear the IP affinity' }).focus();
    await its.post({ type: 'report', report: { ...DIAGNOSIS, body: { ...BODY, examinedAt: BODY.examinedAt + 9000 } } });
    assert.equal(await its.page.evaluate(() => document.activeElement?.textContent), 'Clear the IP affinity');
    const state = await its.state();
    await its.close();
    const again = await shown(DIAGNOSIS, { state });
    assert.equal(await again.page.getByRole('button', { name: 'Clear the IP affinity' }).isVisible(), true);
  });

  it('opens the finding that was asked for', async () => {
    const its = await shown();
    await its.post({ type: 'showFinding', title: BODY.findings[2]?.title ?? '' } as { type: string });
    assert.equal(await its.page.getByText('Deliveries start later there.').isVisible(), true);
  });

  it('says when it found nothing, and folds what it looked at', async () => {
    const its = await shown(NOTHING);
    assert.equal(await text(its, '.verdict h2'), 'Nothing found that holds it up');
    const ruledOut = its.page.getByRole('button', { name: 'Looked at, not the cause (2)' });
    assert.equal(await ruledOut.getAttribute('aria-expanded'), 'false');
    await ruledOut.click();
    assert.equal(await its.page.getByText('Nobody has to approve anything.').isVisible(), true);
    assert.equal(await its.page.getByText('Could not be checked').isVisible(), false);
  });

  it('is copied and shown as text from its menu', async () => {
    const its = await shown();
    await choose(its, 'Copy', 'Copy as Markdown');
    await choose(its, 'Copy', 'Copy for a Ticket');
    await choose(its, 'Copy', 'Show as Text');
    assert.deepEqual((await its.sent()).slice(-3), [
      { type: 'copyReport', as: 'markdown' },
      { type: 'copyReport', as: 'ticket' },
      { type: 'showText' },
    ]);
  });

  it('names what is hit by what holds up several, each the way to its own report', async () => {
    const its = await shown(PENDING);
    assert.equal(await text(its, '.verdict h2'), '11 of 12 waiting deliveries are held up');
    assert.equal(await its.page.locator('.deliveries li:visible').count(), 8, 'the rest is a press away');
    await its.page.locator('.finding').first().getByRole('button', { name: '3 more' }).click();
    assert.equal(await its.page.locator('.deliveries li:visible').count(), 11);
    assert.equal(
      await its.page.evaluate(() => document.activeElement?.textContent),
      'Newsletter 9 – The winter preview',
    );
    await its.page.keyboard.press('Enter');
    assert.deepEqual((await its.sent()).at(-1), { type: 'explainDelivery', delivery: '4719' });
    await its.page.getByRole('button', { name: 'Waits, as it should (1)' }).click();
    assert.equal(await its.page.getByText('Summer sale (DM4800)').isVisible(), true);
  });

  it('lets the steps of a guide be ticked, but not what the examination found in order', async () => {
    const its = await shown(GUIDE);
    const boxes = its.page.getByRole('checkbox');
    assert.deepEqual(
      await boxes.evaluateAll((all) =>
        all.map((box) => [(box as HTMLInputElement).checked, (box as HTMLInputElement).disabled]),
      ),
      [
        [true, true],
        [false, false],
        [false, false],
        [true, false],
      ],
    );
    assert.deepEqual(await its.page.locator('.step .certainty').allTextContents(), [
      'Passed',
      'Could not be checked',
      'Needs attention',
      'Done',
    ]);
    await its.page.getByLabel('Mails are signed').check();
    assert.deepEqual((await its.sent()).at(-1), { type: 'tickStep', step: 'signatures', ticked: true });
  });

  it('shows what strangers wrote as text', async () => {
    const [first] = BODY.findings;
    assert.ok(first);
    const its = await shown({
      ...DIAGNOSIS,
      body: {
        ...BODY,
        findings: [
          {
            ...first,
            title: HOSTILE.image,
            meaning: HOSTILE.script,
            evidence: [{ at: 0, source: HOSTILE.rightToLeft, observed: HOSTILE.long }],
            page: 'javascript:alert(1)',
          },
        ],
        ruledOut: [HOSTILE.image],
      },
    });
    assert.equal(await text(its, '.finding h2'), HOSTILE.image);
    assert.equal(await its.page.locator('img, iframe, main script, a[href]').count(), 0);
    assert.equal(await overflow(its), 0);
  });

  for (const width of [320, 340, 640, 1400]) {
    it(`never scrolls sideways at ${width} px`, async () => {
      const its = await shown(DIAGNOSIS, { width });
      for (const report of [DIAGNOSIS, GUIDE, PENDING]) {
        await its.post({ type: 'report', report });
        await openAll(its);
        assert.equal(await overflow(its), 0);
      }
    });
  }

  it('is whole on paper: every finding, all proof, and what can be done', async () => {
    const its = await shown();
    await its.page.emulateMedia({ media: 'print' });
    try {
      await its.settle();
      assert.equal(await its.page.locator('.evidence li:visible').count(), 5);
      assert.equal(await its.page.getByText('Deliveries start later there.').isVisible(), true);
      assert.equal(await its.page.locator('vscode-button:visible, .link:visible').count(), 0);
      assert.equal(await its.page.getByText(/^Clear the IP affinity\. Sent from/).isVisible(), true);
    } finally {
      await its.page.emulateMedia({ media: null });
    }
  });
});
