import type { ReportBody, ReportFinding, ShownReport } from '../../src/shared/protocol/report';
import type { ToHost } from '../../src/shared/protocol/toHost';
import type { ToPanel } from '../../src/shared/protocol/toPanel';
import { el, setText, show } from '../components/dom';
import type { MenuItem } from '../components/menu';
import type { PageView } from '../components/page/page';
import type { ReportContext } from './context';
import { FindingBlock, MARKS } from './findingBlock';
import { linkButton } from './fixButtons';
import { FoldedList } from './foldedList';
import { pageLink } from './pageLink';
import { SettledList } from './settledList';
import { standingText } from './standingText';
import { StepList } from './stepList';

/** Older than this, what is shown says since when nobody looked, ms. */
const OUTDATED_MS = 10 * 60_000;
const CLOCK_MS = 30_000;

/** How the list of what is not at fault is called. */
const IN_ORDER = {
  diagnosis: 'ruledOut',
  pending: 'asPlanned',
  health: 'inOrder',
  guide: 'inOrder',
} as const satisfies Record<ShownReport['kind'], string>;

/** A report: what is wrong, how sure, what to do; the proof and what was not it below. */
export class ReportView implements PageView {
  private readonly said = el('p', { class: 'visually-hidden', role: 'status' });
  private readonly outdated = el('p', { class: 'outdated' });
  private readonly outdatedText = el('span', {});
  private readonly verdict = el('div', { class: 'verdict' });
  private readonly verdictMark = el('span', { class: 'mark', 'aria-hidden': 'true' });
  private readonly verdictText = el('h2', { dir: 'auto' });
  private readonly notes = el('div', { class: 'notes' });
  private readonly proposals = el('div', { class: 'notes' });
  private readonly findings = el('div', { class: 'findings' });
  private readonly blocks = new Map<string, FindingBlock>();
  private readonly settled: SettledList;
  private readonly steps: StepList;
  private readonly changed: FoldedList;
  private readonly ruledOut: FoldedList;
  private readonly unchecked: FoldedList;
  private readonly snoozed: FoldedList;
  private readonly page;
  private shown: ShownReport | undefined;
  private wanted: string | undefined;

  constructor(private readonly context: ReportContext) {
    const { words, host, frame } = context;
    this.settled = new SettledList(context);
    this.steps = new StepList(context);
    this.changed = new FoldedList(context, 'changed');
    this.ruledOut = new FoldedList(context, 'ruledOut');
    this.unchecked = new FoldedList(context, 'unchecked');
    this.snoozed = new FoldedList(context, 'snoozed');
    this.page = pageLink(words.t('adobe'));
    const lookAgain = linkButton(words.t('lookAgain'), () => {
      host.post({ type: 'refresh' });
    });
    this.outdated.append(this.outdatedText, ' ', lookAgain);
    this.verdict.append(this.verdictMark, this.verdictText);
    const item = (label: string, message: ToHost): MenuItem => ({
      label,
      onPress: () => {
        host.post(message);
      },
    });
    frame.ownLink = 'whyPending';
    frame.offerMenu(words.t('copy'), [
      item(words.t('copyMarkdown'), { type: 'copyReport', as: 'markdown' }),
      item(words.t('copyTicket'), { type: 'copyReport', as: 'ticket' }),
      item(words.t('showText'), { type: 'showText' }),
    ]);
    document.body.append(this.said);
    frame.content.append(
      this.outdated,
      this.settled.element,
      this.verdict,
      this.notes,
      this.proposals,
      this.findings,
      this.steps.element,
      el(
        'div',
        { class: 'folded-lists' },
        ...[this.changed, this.ruledOut, this.unchecked, this.snoozed].map(({ element }) => element),
      ),
      this.page.element,
    );
    window.addEventListener('focus', () => {
      this.offerFirst();
    });
    setInterval(() => {
      this.writeAge();
    }, CLOCK_MS);
  }

  receive(message: ToPanel): void {
    switch (message.type) {
      case 'report': {
        const { subject, body } = message.report;
        const again = this.shown !== undefined && this.shown.body.examinedAt !== body.examinedAt;
        this.shown = message.report;
        this.context.frame.data(subject, body.examinedAt);
        this.say(body, again);
        return;
      }
      case 'fixing':
        for (const { fixes } of this.blocks.values()) {
          fixes.wait(message.remedies);
        }
        this.steps.wait(message.remedies);
        return;
      case 'showFinding':
        this.wanted = message.title;
        return;
      default:
    }
  }

  render(): void {
    if (this.shown === undefined) {
      return;
    }
    const { words, frame } = this.context;
    const { subject, kind, body } = this.shown;
    if (body.standing !== undefined) {
      // In the zone that is chosen, which the frame knows by now.
      frame.data({ ...subject, stateLabel: standingText(body.standing, this.context) }, body.examinedAt);
    }
    // The first finding is the verdict of a delivery.
    show(this.verdict, kind !== 'diagnosis' || body.findings.length === 0);
    this.verdict.className = `verdict ${body.tone}`;
    setText(this.verdictMark, MARKS[body.tone] ?? '');
    setText(this.verdictText, body.verdict);
    this.writeNotes(body.notes);
    this.writeProposals(this.shown.proposals ?? []);
    this.settled.render(body.settled);
    this.writeFindings(body.findings);
    this.steps.render(body.steps);
    this.changed.render(words.t('changed'), body.changed);
    this.ruledOut.render(words.t(IN_ORDER[kind]), body.ruledOut);
    this.unchecked.render(
      words.t('unchecked'),
      body.unchecked.map(({ what, because }) => words.t('uncheckedItem', what, because)),
    );
    this.snoozed.render(words.t('snoozed'), body.snoozed);
    this.page.render(body.page);
    this.writeAge();
    this.showWanted();
    this.offerFirst();
  }

  /** Each opens its own question. */
  private writeProposals(proposals: NonNullable<ShownReport['proposals']>): void {
    show(this.proposals, proposals.length > 0);
    const shown = [...this.proposals.children].map(({ textContent }) => textContent);
    if (JSON.stringify(shown) !== JSON.stringify(proposals.map(({ title }) => title))) {
      this.proposals.replaceChildren(
        ...proposals.map(({ id, title }) =>
          el(
            'p',
            {},
            linkButton(title, () => {
              this.context.host.post({ type: 'reviewProposal', proposal: id });
            }),
          ),
        ),
      );
    }
  }

  private writeNotes(notes: readonly string[]): void {
    show(this.notes, notes.length > 0);
    const shown = [...this.notes.children].map(({ textContent }) => textContent);
    if (JSON.stringify(shown) !== JSON.stringify(notes)) {
      this.notes.replaceChildren(...notes.map((note) => el('p', { class: 'prose', dir: 'auto' }, note)));
    }
  }

  private writeFindings(findings: readonly ReportFinding[]): void {
    show(this.findings, findings.length > 0);
    const ids = new Set(findings.map(({ id }) => id));
    for (const [id, block] of this.blocks) {
      if (!ids.has(id)) {
        block.element.remove();
        this.blocks.delete(id);
      }
    }
    for (const [index, finding] of findings.entries()) {
      const block = this.blocks.get(finding.id) ?? this.newBlock(finding.id, index);
      block.render(finding);
      if (this.findings.children[index] !== block.element) {
        this.findings.insertBefore(block.element, this.findings.children[index] ?? null);
      }
    }
  }

  private newBlock(id: string, index: number): FindingBlock {
    const block = new FindingBlock(this.context, {
      id,
      open: this.context.host.saved.open?.[id] ?? index === 0,
      advises: index === 0,
    });
    this.blocks.set(id, block);
    return block;
  }

  private writeAge(): void {
    const { words, formats } = this.context;
    const at = this.shown?.body.examinedAt ?? Date.now();
    const isOld = Date.now() - at > OUTDATED_MS;
    show(this.outdated, isOld);
    document.body.classList.toggle('is-outdated', isOld);
    setText(this.outdatedText, isOld ? words.t('outdated', formats().dates.time(at)) : '');
  }

  /** The answer, for whoever hears the page; a new examination is only worth a word when it says something else. */
  private say({ verdict, examinedAt }: ReportBody, again: boolean): void {
    if (!this.said.textContent.endsWith(verdict)) {
      const at = this.context.formats().dates.time(examinedAt);
      setText(this.said, again ? this.context.words.t('examined', at, verdict) : verdict);
    }
  }

  private showWanted(): void {
    const wanted = this.shown?.body.findings.find(({ title }) => title === this.wanted);
    if (wanted !== undefined) {
      this.wanted = undefined;
      this.blocks.get(wanted.id)?.reveal();
    }
  }

  /** Enter does what is advised: its button has the keyboard until somebody moves it. */
  private offerFirst(): void {
    const first = this.shown?.body.findings[0];
    if (first !== undefined && document.hasFocus() && document.activeElement === document.body) {
      this.blocks.get(first.id)?.fixes.primary?.focus({ preventScroll: true });
    }
  }
}
