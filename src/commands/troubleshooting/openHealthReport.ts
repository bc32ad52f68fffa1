import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Shows the last health check of an instance as a document, at the thing that was clicked. */
export function openHealthReport(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open the health report');
  return {
    id: 'deliveryDoctor.openHealthReport',
    title,
    run: async (args) => {
      const { id } = await pickConnection(context, args, title);
      await context.features.health.openReport(id, titleOf(args.clicked));
    },
  };
}

function titleOf(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'title' in value && typeof value.title === 'string'
    ? value.title
    : undefined;
}
