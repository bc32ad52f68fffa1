import { l10n, MarkdownString, ThemeColor, ThemeIcon } from 'vscode';
import { shownText } from '../../platform/markdownText';
import type { DeliveryRef } from '../../connections/access';
import { Disposable } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import type { ReportFix } from '../../shared/report';
import type { DeliveryExtras, ExtraLine } from './deliveryExtras';

/** An operation that waits for a person's decision, as a line below its delivery. */
export interface ProposalLine {
  readonly id: string;
  /** What a click does. */
  readonly fix: ReportFix;
  /** What it does, how it is taken back, and why it was proposed. */
  readonly tooltip: string;
  readonly proposer: string;
}

/** What assistants proposed for deliveries. */
export class DeliveryProposals extends Disposable implements DeliveryExtras {
  private waiting: ReadonlyMap<string, { readonly ref: DeliveryRef; readonly lines: readonly ProposalLine[] }> =
    new Map();
  private readonly changes = this._register(new Emitter<DeliveryRef>());
  readonly onDidChange = this.changes.event;

  /** Shows these in place of those before. */
  set(all: readonly { readonly ref: DeliveryRef; readonly lines: readonly ProposalLine[] }[]): void {
    const before = this.waiting;
    this.waiting = new Map(all.map((one) => [keyOf(one.ref), one]));
    const changed = new Map([...before, ...this.waiting]);
    for (const { ref } of changed.values()) {
      this.changes.fire(ref);
    }
  }

  lines(ref: DeliveryRef): readonly ExtraLine[] {
    return (this.waiting.get(keyOf(ref))?.lines ?? []).map(({ id, fix, tooltip, proposer }) => ({
      id: `proposal:${id}`,
      label: fix.title,
      description: proposer,
      tooltip: new MarkdownString().appendMarkdown(shownText(tooltip)),
      icon: new ThemeIcon('lightbulb', new ThemeColor('charts.yellow')),
      contextValue: 'proposal',
      fixes: [fix],
      command: { command: fix.command, title: fix.title, arguments: [fix.argument] },
    }));
  }

  remarks(ref: DeliveryRef): readonly string[] {
    const count = this.waiting.get(keyOf(ref))?.lines.length ?? 0;
    return count === 0 ? [] : [l10n.t('A proposal waits for your decision')];
  }
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
