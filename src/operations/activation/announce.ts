import { commands, l10n, window } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import type { Outcome } from '../outcome';
import type { OperationDesk } from './operationDesk';

/**
 * Says what became of an operation, and offers to take it back where that is possible. Throws a next step when it was
 * refused. Answers once it is said: a notification itself may stay for long. `again` brings up to date what it came from.
 */
export async function announce(desk: OperationDesk, outcome: Outcome, again: () => Promise<void>): Promise<void> {
  switch (outcome.kind) {
    case 'declined':
      return;
    case 'refused':
      throw new NextStep({ what: outcome.text, next: outcome.nextStep, severity: 'error' });
    case 'done':
      await announceDone(desk, outcome, again);
      return;
    case 'alreadySo':
    case 'changedMeanwhile':
    case 'leftAlone':
      void window.showInformationMessage(outcome.text);
      return;
    case 'notVerifiedYet':
    case 'unknown':
      void window.showWarningMessage(`${outcome.text} ${outcome.nextStep}`);
      void outcome.later?.then((later) => {
        announceLater(desk, later, again);
      });
  }
}

async function announceDone(
  desk: OperationDesk,
  { text, recordId }: Extract<Outcome, { kind: 'done' }>,
  again: () => Promise<void>,
): Promise<void> {
  const label = await desk.history.undoLabel(recordId, again);
  const said = window.showInformationMessage(text, ...(label === undefined ? [] : [label]));
  void Promise.resolve(said).then((chosen) =>
    chosen === undefined ? undefined : commands.executeCommand('deliveryDoctor.undoRemedy', { recordId }),
  );
}

/** What was open is settled: the person was told that it is looked for on. */
function announceLater(desk: OperationDesk, later: Outcome, again: () => Promise<void>): void {
  if (later.kind === 'done') {
    void announceDone(desk, { ...later, text: l10n.t('Now seen: {0}', later.text) }, again);
    void again();
  } else if ('text' in later) {
    void window.showWarningMessage(later.text);
  }
}
