import { commands, l10n } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import { BACK } from '../../platform/prompter';
import { defineCommand } from '../defineCommand';
import { editorTitle } from '../menuPlaces';

const IN_REPORT = 'resourceScheme == delivery-doctor-report';

/**
 * Offers the fixes of the report in front in a list: VS Code's own key for quick fixes does nothing in an editor that
 * cannot be changed, and a link needs a pointer.
 */
export const chooseFix = defineCommand({
  id: 'deliveryDoctor.chooseFix',
  title: l10n.t('Choose a Fix…'),
  icon: 'lightbulb',
  enablement: IN_REPORT,
  menus: [editorTitle('navigation', IN_REPORT)],
  keys: [{ key: 'ctrl+.', mac: 'cmd+.', when: `editorTextFocus && ${IN_REPORT}` }],
  run: async ({ documents, ui }, { title }) => {
    const fixes = documents.fixesInFront();
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
});

/** Applies a remedy of a report: called by its quick fixes and links, never from the palette. */
export const applyRemedy = defineCommand({
  id: 'deliveryDoctor.applyRemedy',
  title: l10n.t('Apply a Remedy'),
  palette: false,
  run: (context, { clicked }) => context.remedies.apply(clicked),
});

/** Sets things as they were before the last remedy, after asking. */
export const undoRemedy = defineCommand({
  id: 'deliveryDoctor.undoRemedy',
  title: l10n.t('Undo the Last Remedy…'),
  icon: 'discard',
  run: (context) => context.remedies.undo(),
});
