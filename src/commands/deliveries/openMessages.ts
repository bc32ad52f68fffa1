import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';

/** The logs of one delivery, message by message, in a grid. A caller may hand over what to show: `{ …ref, filter }`; the grid checks it. */
export function openMessages(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open messages');
  return {
    id: 'deliveryDoctor.openMessages',
    title,
    run: async (args) =>
      context.features.openMessages(await pickDelivery(context, args, { title }), filterIn(args.clicked)),
  };
}

function filterIn(clicked: unknown): unknown {
  return typeof clicked === 'object' && clicked !== null && 'filter' in clicked ? clicked.filter : undefined;
}
