import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** Opens, clicks and the rest of one delivery, in a panel. */
export function openTracking(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open tracking');
  return {
    id: 'deliveryDoctor.openTracking',
    title,
    run: async (args) => context.features.openTracking(await pickDelivery(context, args, { title })),
  };
}
