import { l10n, window } from 'vscode';
import type { Delivery } from '../../domain/delivery';
import type { Outcome } from '../../operations/outcome';
import type { CommandContext } from '../context';

/** What became of one delivery of several. */
export interface BulkResult {
  readonly delivery: Delivery;
  readonly outcome: Outcome;
}

/** Reasons given in the notification itself; the list has all. */
const NAMED = 2;

/** How it ended: one line, `12 done, 1 not` and why, with the list of all a click away. */
export function summarize({ documents }: CommandContext, action: string, results: readonly BulkResult[]): void {
  if (results.every(({ outcome }) => outcome.kind === 'declined')) {
    return;
  }
  const others = results.filter(({ outcome }) => outcome.kind !== 'done');
  const done = results.length - others.length;
  if (others.length === 0) {
    void window.showInformationMessage(l10n.t('{0}: {1} done', action, done));
    return;
  }
  const why = others
    .slice(0, NAMED)
    .map(({ delivery, outcome }) => `${delivery.label}: ${outcomeText(outcome)}`)
    .join('; ');
  const text = l10n.t('{0}: {1} done, {2} not. {3}', action, done, others.length, why);
  const details = l10n.t('Show All');
  void window
    .showWarningMessage(text, details)
    .then((chosen) =>
      chosen === details ? documents.showText(l10n.t('{0} – results', action), listText(action, results)) : undefined,
    );
}

/** Every delivery with what became of it, those not done first. */
export function listText(action: string, results: readonly BulkResult[]): string {
  const line = ({ delivery, outcome }: BulkResult): string =>
    outcome.kind === 'done'
      ? `✓ ${delivery.internalName}  ${delivery.label}`
      : `✗ ${delivery.internalName}  ${delivery.label}\n  → ${outcomeText(outcome)}`;
  const sorted = [
    ...results.filter(({ outcome }) => outcome.kind !== 'done'),
    ...results.filter(({ outcome }) => outcome.kind === 'done'),
  ];
  return [action, '='.repeat(action.length), '', ...sorted.map(line), ''].join('\n');
}

function outcomeText(outcome: Outcome): string {
  return outcome.kind === 'declined' ? l10n.t('left alone, because you cancelled') : outcome.text;
}
