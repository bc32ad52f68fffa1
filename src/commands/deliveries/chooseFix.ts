import { commands, l10n } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import { BACK } from '../../platform/prompter';
import type { CommandContext } from '../context';
import { NextStep } from '../nextStep';

/**
 * Offers the fixes of the report in front in a list: VS Code's own key for quick fixes does nothing in an editor that
 * cannot be changed, and a link needs a pointer.
 */
export function chooseFix({ features, ui }: CommandContext): CommandDefinition {
  const title = l10n.t('Choose a fix');
  return {
    id: 'deliveryDoctor.chooseFix',
    title,
    run: async () => {
      const fixes = features.fixesInFront();
      if (fixes.length === 0) {
        throw new NextStep({
          what: l10n.t('There is nothing to choose here'),
          why: l10n.t('Fixes belong to the report that is in front, and it offers none.'),
          next: l10n.t('Ask “Why is it pending?” of a delivery first.'),
        });
      }
      const chosen = await ui.prompter.pick({
        title,
        placeholder: l10n.t('Each asks before it changes anything'),
        choices: fixes.map((fix) => ({ label: fix.title, value: fix })),
      });
      if (chosen !== undefined && chosen !== BACK) {
        await commands.executeCommand(chosen.command, chosen.argument);
      }
    },
  };
}
