import { l10n, MarkdownString, ThemeColor, ThemeIcon } from 'vscode';
import { shownText } from '../../platform/markdownText';
import type { DeliveryRef } from '../../connections/access';
import type { ReportProblem } from '../../shared/report';
import { whyText } from '../../domain/whyQuestion';
import { Disposable } from '../../platform/disposable';
import { Emitter } from '../../platform/emitter';
import type { DeliveryExtras, ExtraLine } from './deliveryExtras';

const ICONS: Readonly<Record<ReportProblem['severity'], ThemeIcon>> = {
  error: new ThemeIcon('error', new ThemeColor('list.errorForeground')),
  warning: new ThemeIcon('warning', new ThemeColor('list.warningForeground')),
  info: new ThemeIcon('info', new ThemeColor('charts.blue')),
};

/** What the last diagnosis of each delivery found, as lines below it in the tree; a click asks again. */
export class DeliveryFindings extends Disposable implements DeliveryExtras {
  private readonly found = new Map<string, readonly ReportProblem[]>();
  private readonly changes = this._register(new Emitter<DeliveryRef>());
  readonly onDidChange = this.changes.event;

  set(ref: DeliveryRef, problems: readonly ReportProblem[]): void {
    this.found.set(keyOf(ref), problems);
    this.changes.fire(ref);
  }

  lines({ connectionId, deliveryId }: DeliveryRef): readonly ExtraLine[] {
    return this.of({ connectionId, deliveryId }).map(({ code, heading, severity, message, fixes }, index) => ({
      id: `${code}:${index}`,
      label: heading,
      tooltip: new MarkdownString().appendMarkdown(
        shownText([message, ...fixes.map(({ title }) => `• ${title}`)].join('\n')),
      ),
      icon: ICONS[severity],
      contextValue: fixes.length === 0 ? 'finding' : 'fixableFinding',
      fixes,
      command: {
        command: 'deliveryDoctor.whyPending',
        title: whyText('pending'),
        arguments: [{ connectionId, deliveryId }],
      },
    }));
  }

  remarks(ref: DeliveryRef): readonly string[] {
    return this.of(ref)
      .slice(0, 1)
      .map(({ heading }) => l10n.t('Last diagnosis: {0}', heading));
  }

  private of(ref: DeliveryRef): readonly ReportProblem[] {
    return this.found.get(keyOf(ref)) ?? [];
  }
}

function keyOf({ connectionId, deliveryId }: DeliveryRef): string {
  return `${connectionId}\n${deliveryId}`;
}
