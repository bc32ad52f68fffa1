import { commands, l10n, window } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { NextStep } from '../nextStep';
import { filterSuggestions } from './filterSuggestions';

/** Shows only the deliveries that a search finds; the instance does the searching. */
export function filter({ ui, choices }: CommandContext): CommandDefinition {
  const title = l10n.t('Filter deliveries');
  return {
    id: 'deliveryDoctor.filter',
    title,
    run: async ({ clicked }) => {
      const given = filterIn(clicked);
      if (given !== undefined) {
        await choices.change({ filter: given });
        await commands.executeCommand('deliveryDoctor.deliveries.focus');
        return;
      }
      const { current, saved } = choices;
      const text = await ui.prompter.suggest<string>({
        title,
        placeholder: l10n.t('state:failed channel:email since:7d newsletter'),
        value: current.filter === '' ? '' : `${current.filter} `,
        suggest: (typed) => filterSuggestions(typed, saved),
      });
      if (text !== undefined) {
        await choices.change({ filter: text });
      }
    },
  };
}

/** The text that a node brings along, such as a finding of the health check. */
function filterIn(clicked: unknown): string | undefined {
  return typeof clicked === 'object' && clicked !== null && 'filter' in clicked && typeof clicked.filter === 'string'
    ? clicked.filter
    : undefined;
}

export function clearFilter({ choices }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.clearFilter',
    title: l10n.t('Clear filter'),
    run: () => choices.change({ filter: '' }),
  };
}

/** Keeps the present filter under a name. */
export function saveFilter({ ui, choices }: CommandContext): CommandDefinition {
  const title = l10n.t('Save filter');
  return {
    id: 'deliveryDoctor.saveFilter',
    title,
    run: async () => {
      const { filter: text } = choices.current;
      if (text === '') {
        throw new NextStep({
          what: l10n.t('The deliveries are not filtered'),
          next: l10n.t('Filter them first, then save the filter.'),
        });
      }
      const name = await ui.prompter.input({
        title,
        prompt: l10n.t('Under which name shall “{0}” be offered?', text),
        check: (value) => (value.trim() === '' ? { text: l10n.t('It needs a name.'), severity: 'error' } : undefined),
      });
      if (typeof name !== 'string') {
        return;
      }
      await choices.save({ name: name.trim(), text });
      window.setStatusBarMessage(l10n.t('Filter saved: {0}', name.trim()), 3000);
    },
  };
}

/** Takes a saved filter out of the list. */
export function removeFilter({ ui, choices }: CommandContext): CommandDefinition {
  const title = l10n.t('Remove a saved filter');
  return {
    id: 'deliveryDoctor.removeFilter',
    title,
    run: async () => {
      if (choices.saved.length === 0) {
        throw new NextStep({ what: l10n.t('No filter is saved') });
      }
      const name = await ui.prompter.pick({
        title,
        placeholder: l10n.t('Which filter?'),
        choices: choices.saved.map((saved) => ({
          label: saved.name,
          description: saved.text,
          icon: 'bookmark',
          value: saved.name,
        })),
      });
      if (typeof name === 'string') {
        await choices.forget(name);
      }
    },
  };
}
