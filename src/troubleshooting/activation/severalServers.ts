import { l10n } from 'vscode';
import type { Question } from '../../operations/operation';

/** One of the operations that are asked about together. */
interface Asked {
  readonly operation: { readonly request: Readonly<Record<string, unknown>>; readonly server?: string | undefined };
  readonly question: Pick<Question, 'effect' | 'undo' | 'typed'>;
}

/** The one question about doing the same to a module on several servers. */
export function severalQuestion(ready: readonly Asked[]): Omit<Question, 'typed'> {
  const [first] = ready;
  const task = first?.question.typed ?? '';
  const servers = ready.map(({ operation }) => operation.server ?? '').join(', ');
  return {
    question: severalTitle(first?.operation.request['kind'], task, servers),
    now: l10n.t('One after the other, and no further after a failure.'),
    effect: first?.question.effect ?? '',
    undo: first?.question.undo ?? '',
    action: actionOf(first?.operation.request['kind']),
  };
}

function severalTitle(kind: unknown, task: string, servers: string): string {
  switch (kind) {
    case 'stopModule':
      return l10n.t('Stop {0} on {1}?', task, servers);
    case 'restartModule':
      return l10n.t('Restart {0} on {1}?', task, servers);
    default:
      return l10n.t('Start {0} on {1}?', task, servers);
  }
}

function actionOf(kind: unknown): string {
  switch (kind) {
    case 'stopModule':
      return l10n.t('Stop the Modules');
    case 'restartModule':
      return l10n.t('Restart the Modules');
    default:
      return l10n.t('Start the Modules');
  }
}
