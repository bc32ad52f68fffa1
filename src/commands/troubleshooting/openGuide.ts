import { l10n } from 'vscode';
import { Cancelled } from '../../platform/abort';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickConnection } from '../pick/pickConnection';

/** Opens one of the troubleshooting guides, checked off as far as an examination of the instance can tell. */
export function openGuide(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open a troubleshooting guide');
  return {
    id: 'deliveryDoctor.openGuide',
    title,
    run: async (args) => {
      const { id } = await pickConnection(context, args, title);
      const named = guideIn(args.clicked);
      const guide =
        named ??
        (await context.ui.prompter.pick({
          title,
          placeholder: l10n.t('What is the trouble?'),
          choices: (await context.features.health.guides()).map((one) => ({
            label: one.title,
            detail: one.about,
            icon: 'checklist',
            value: one.id,
          })),
        }));
      if (typeof guide !== 'string') {
        throw new Cancelled();
      }
      await context.features.health.openGuide(id, guide);
    },
  };
}

function guideIn(value: unknown): string | undefined {
  return typeof value === 'object' && value !== null && 'guide' in value && typeof value.guide === 'string'
    ? value.guide
    : undefined;
}
