import { l10n } from 'vscode';
import { isPendingLike } from '../../domain/deliveryState';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** Looks for the cause that keeps a delivery waiting, and answers with proof and remedies. */
export function whyPending(context: CommandContext): CommandDefinition {
  const title = l10n.t('Why is it pending?');
  return {
    id: 'deliveryDoctor.whyPending',
    title,
    run: async (args) =>
      context.features.explainPending(
        await pickDelivery(context, args, {
          title,
          groups: ['needsAttention', 'pending', 'inProgress', 'scheduled'],
          suits: (delivery) => isPendingLike(delivery.state),
        }),
      ),
  };
}
