import { env, l10n } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import { timeText } from '../../domain/words/args';
import type { Change } from '../../operations/activation/changeHistory';
import { Cancelled } from '../../platform/abort';
import { NextStep } from '../../platform/nextStep';
import type { Choice } from '../../platform/prompter';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';

/** So many changes are offered, newest first; the Activity shows more. */
const OFFERED = 200;

/** Takes any recorded change back that still can be, and says of the others why not. */
export const undoChange = defineCommand({
  id: 'deliveryDoctor.undoChange',
  title: l10n.t('Undo a Change…'),
  icon: 'discard',
  palette: HAS_INSTANCE,
  menus: [instanceRow('1_why@3')],
  run: async ({ operations, remedies, ui }, { clicked, title }) => {
    const changes = await operations.history.changes(connectionIdOf(clicked));
    if (changes.length === 0) {
      throw new NextStep({
        what: l10n.t('Nothing was changed yet'),
        next: l10n.t('Changes are listed once they were made from here.'),
      });
    }
    const chosen = await ui.prompter.pick({
      title,
      placeholder: l10n.t('Newest first; each asks before it changes anything'),
      choices: changes.slice(0, OFFERED).map(choiceOf),
    });
    if (chosen === undefined || typeof chosen === 'symbol') {
      throw new Cancelled();
    }
    await remedies.undo({ recordId: chosen });
  },
});

/** A change in a list; choosing one that cannot be undone says why, too. */
function choiceOf({ record, undoing }: Change): Choice<string> {
  const { id, what, where, at, before, after } = record;
  const change = `${before} → ${after}`;
  return {
    label: what,
    description: `${where} · ${timeText(at, env.language)}`,
    detail: undoing.kind === 'possible' ? change : `${change} · ${l10n.t('Cannot be undone: {0}', undoing.because)}`,
    icon: undoing.kind === 'possible' ? 'discard' : 'circle-slash',
    value: id,
  };
}
