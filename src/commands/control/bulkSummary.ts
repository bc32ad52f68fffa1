import { l10n, window } from 'vscode';
import type { Delivery } from '../../domain/delivery';
import type { CommandContext } from '../context';

/** What became of one delivery of several. */
export interface BulkResult {
  readonly delivery: Delivery;
  /** Why it was not done; undefined when it was. */
  readonly trouble?: string;
}

/** Reasons shown in the notification itself; the list has all. */
const SHOWN = 2;

/** How it ended: one line, `12 done, 1 failed` and why, with the list of all a click away. */
export function summarize({ documents }: CommandContext, action: string, results: readonly BulkResult[]): void {
  const troubles = results.filter(({ trouble }) => trouble !== undefined);
  const done = results.length - troubles.length;
  const [only] = results;
  if (troubles.length === 0 && only !== undefined && results.length === 1) {
    window.setStatusBarMessage(l10n.t('{0}: {1}, done', action, only.delivery.label), 5000);
    return;
  }
  if (troubles.length === 0) {
    void window.showInformationMessage(l10n.t('{0}: {1} done', action, done));
    return;
  }
  const why = troubles
    .slice(0, SHOWN)
    .map(({ delivery, trouble = '' }) => `${delivery.label}: ${trouble}`)
    .join('; ');
  const text = l10n.t('{0}: {1} done, {2} failed. {3}', action, done, troubles.length, why);
  if (results.length === 1) {
    void window.showWarningMessage(text);
    return;
  }
  const details = l10n.t('Show All');
  void window
    .showWarningMessage(text, details)
    .then((chosen) =>
      chosen === details ? documents.showText(l10n.t('{0} – results', action), listText(action, results)) : undefined,
    );
}

/** Every delivery with what became of it, failures first. */
export function listText(action: string, results: readonly BulkResult[]): string {
  const line = ({ delivery, trouble }: BulkResult): string =>
    trouble === undefined
      ? `✓ ${delivery.internalName}  ${delivery.label}`
      : `✗ ${delivery.internalName}  ${delivery.label}\n  → ${trouble}`;
  const sorted = [
    ...results.filter(({ trouble }) => trouble !== undefined),
    ...results.filter(({ trouble }) => trouble === undefined),
  ];
  return [action, '='.repeat(action.length), '', ...sorted.map(line), ''].join('\n');
}
