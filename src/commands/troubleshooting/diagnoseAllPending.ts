import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Looks for the cause of everything that waits on an instance, in one document. */
export function diagnoseAllPending(context: CommandContext): CommandDefinition {
  const title = l10n.t('Diagnose all pending');
  return {
    id: 'deliveryDoctor.diagnoseAllPending',
    title,
    run: async (args) => context.features.explainAllPending((await pickConnection(context, args, title)).id),
  };
}
