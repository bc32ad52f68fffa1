import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** The journal of one delivery, in a read-only editor. */
export function openAuditLog(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open audit log');
  return {
    id: 'deliveryDoctor.openAuditLog',
    title,
    run: async (args) => context.features.openAuditLog(await pickDelivery(context, args, { title })),
  };
}
