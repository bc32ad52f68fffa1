import type { ReportFinding } from '../../src/shared/protocol/report';
import { Disclosure } from '../components/disclosure';
import { el, setText } from '../components/dom';
import type { ReportContext } from './context';
import { DeliveryList } from './deliveryList';
import { EvidenceList } from './evidenceList';
import { FixButtons } from './fixButtons';
import { pageLink, type PageLink } from './pageLink';

/** How grave a finding is, at a glance; the words stand beside it for whoever does not see it. */
export const MARKS: Readonly<Record<string, string>> = {
  error: '✕',
  warning: '△',
  info: 'ℹ',
  fine: '✓',
  unknown: '?',
};

/** A finding: what is wrong, how sure, what to do, and the proof. Patched in place. */
export class FindingBlock {
  readonly element: HTMLElement;
  readonly fixes: FixButtons;
  private readonly disclosure: Disclosure;
  private readonly mark = el('span', { class: 'mark', 'aria-hidden': 'true' });
  private readonly gravity = el('span', { class: 'visually-hidden' });
  private readonly certainty = el('span', { class: 'certainty' });
  private readonly meaning = el('p', { class: 'prose', dir: 'auto' });
  private readonly deliveries: DeliveryList;
  private readonly evidence: EvidenceList;
  private readonly page: PageLink;

  constructor(
    private readonly context: ReportContext,
    { id, open, advises }: { readonly id: string; readonly open: boolean; readonly advises: boolean },
  ) {
    this.disclosure = new Disclosure({
      open,
      onToggle: (isOpen) => {
        const { host } = context;
        host.save({ open: { ...host.saved.open, [id]: isOpen } });
      },
    });
    this.fixes = new FixButtons(context, advises);
    this.deliveries = new DeliveryList(context);
    this.evidence = new EvidenceList(context);
    this.page = pageLink(context.words.t('adobe'));
    this.disclosure.body.append(
      this.meaning,
      this.fixes.element,
      this.deliveries.element,
      this.evidence.element,
      this.page.element,
    );
    this.element = el(
      'section',
      { class: 'finding', 'aria-labelledby': this.disclosure.id },
      el('div', { class: 'finding-head' }, this.mark, this.gravity, this.disclosure.head, this.certainty),
      this.disclosure.body,
    );
  }

  render({ title, severity, certainty, meaning, fixes, deliveries, evidence, page }: ReportFinding): void {
    const { words } = this.context;
    this.element.className = `finding ${severity}`;
    this.disclosure.title(title);
    setText(this.mark, MARKS[severity] ?? '');
    setText(this.gravity, words.t(`severity.${severity}`));
    setText(this.certainty, words.t(`certainty.${certainty}`));
    setText(this.meaning, meaning);
    this.fixes.render(fixes);
    this.deliveries.render(deliveries ?? []);
    this.evidence.render(evidence);
    this.page.render(page);
  }

  /** Opens it, and brings it before the eyes. */
  reveal(): void {
    this.disclosure.set(true);
    this.element.scrollIntoView({ block: 'start' });
    this.disclosure.focus();
  }
}
