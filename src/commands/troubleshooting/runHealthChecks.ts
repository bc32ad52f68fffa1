import { l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Holds an instance against Adobe's tips, and shows what there is to look at in the Advisor view. */
export function runHealthChecks(context: CommandContext): CommandDefinition {
  const title = l10n.t('Run health checks');
  return {
    id: 'deliveryDoctor.runHealthChecks',
    title,
    run: async (args) => context.features.health.run((await pickConnection(context, args, title)).id),
  };
}
