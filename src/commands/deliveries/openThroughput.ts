import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** How fast one delivery is sent, in a panel. */
export function openThroughput(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open throughput');
  return {
    id: 'deliveryDoctor.openThroughput',
    title,
    run: async (args) => context.features.openThroughput(await pickDelivery(context, args, { title })),
  };
}
