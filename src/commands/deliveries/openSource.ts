import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** All that the instance tells of one delivery, as a read-only XML document. */
export function openSource(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open source');
  return {
    id: 'deliveryDoctor.openSource',
    title,
    run: async (args) => context.features.openSource(await pickDelivery(context, args, { title })),
  };
}
