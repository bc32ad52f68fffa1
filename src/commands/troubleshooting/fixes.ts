import { commands, l10n } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import { BACK } from '../../platform/prompter';
import { whenSet } from '../../platform/contextKeys';
import type { ReportFix } from '../../shared/report';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { editorTitle, IN_REPORT, IN_REPORT_PANEL, instanceRow, onlyWhen, plainRow } from '../menuPlaces';

/**
 * Offers the fixes of the report in front in a list: VS Code's own key for quick fixes does nothing in an editor that
 * cannot be changed, and a link needs a pointer.
 */
export const chooseFix = defineCommand({
  id: 'deliveryDoctor.chooseFix',
  title: l10n.t('Choose a Fix…'),
  icon: 'lightbulb',
  enablement: `${IN_REPORT} || ${IN_REPORT_PANEL}`,
  menus: [editorTitle('navigation', IN_REPORT), editorTitle('navigation@3', IN_REPORT_PANEL)],
  keys: [
    { key: 'ctrl+.', mac: 'cmd+.', when: `editorTextFocus && ${IN_REPORT}` },
    { key: 'ctrl+.', mac: 'cmd+.', when: IN_REPORT_PANEL },
  ],
  run: (context, { title }) => {
    if (context.documents.inFront() === undefined) {
      context.panels.act('chooseFix');
      return;
    }
    return choose(context, title, context.documents.fixesInFront());
  },
});

/** The same for one finding below its delivery in the tree. */
export const fixFinding = defineCommand({
  id: 'deliveryDoctor.fixFinding',
  title: l10n.t('Fix It…'),
  icon: 'lightbulb-autofix',
  palette: false,
  menus: [plainRow('deliveries', 'fixableFinding', 'inline@1'), plainRow('deliveries', 'fixableFinding', '1_fix@1')],
  run: (context, { clicked, title }) => choose(context, title, fixesOf(clicked)),
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
  palette: whenSet('canUndo'),
  menus: [onlyWhen(whenSet('canUndo'), instanceRow('1_why@2'))],
  run: (context, { clicked }) => context.remedies.undo(clicked),
});

/** Offers fixes in a list; the only one there is begins at once, because each asks before it changes anything. */
async function choose({ ui }: CommandContext, title: string, fixes: readonly ReportFix[]): Promise<void> {
  const [only] = fixes;
  if (only === undefined) {
    throw new NextStep({
      what: l10n.t('There is nothing to choose here'),
      why: l10n.t('Fixes belong to the report that is in front, and it offers none.'),
      next: l10n.t('Run “Why Is It Pending?” on a delivery first.'),
    });
  }
  const chosen =
    fixes.length === 1
      ? only
      : await ui.prompter.pick({
          title,
          placeholder: l10n.t('Each asks before it changes anything'),
          choices: fixes.map((fix) => ({ label: fix.title, value: fix })),
        });
  if (chosen !== undefined && chosen !== BACK) {
    await commands.executeCommand(chosen.command, chosen.argument);
  }
}

/** What a row of the tree offers to do. */
function fixesOf(clicked: unknown): readonly ReportFix[] {
  const fixes: unknown = typeof clicked === 'object' && clicked !== null && 'fixes' in clicked ? clicked.fixes : [];
  return Array.isArray(fixes) ? fixes.filter(isFix) : [];
}

function isFix(value: unknown): value is ReportFix {
  return (
    typeof value === 'object' &&
    value !== null &&
    'title' in value &&
    typeof value.title === 'string' &&
    'command' in value &&
    value.command === 'deliveryDoctor.applyRemedy'
  );
}
