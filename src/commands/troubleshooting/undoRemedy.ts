import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';

/** Sets things as they were before the last remedy, after asking. */
export function undoRemedy({ features }: CommandContext): CommandDefinition {
  return { id: 'deliveryDoctor.undoRemedy', title: l10n.t('Undo the last remedy'), run: () => features.undoRemedy() };
}
