import { commands, l10n, window } from 'vscode';
import { whenSet } from '../../platform/contextKeys';
import { defineCommand } from '../defineCommand';
import { groupRow, HAS_INSTANCE, viewTitle } from '../menuPlaces';
import { NextStep } from '../../platform/nextStep';
import { filterSuggestions } from './filterSuggestions';

/** The view of deliveries is filtered. */
const FILTERED = whenSet('filtered');

/** Shows only the deliveries that a search finds; the instance does the searching. */
export const filter = defineCommand({
  id: 'deliveryDoctor.filter',
  title: l10n.t('Filter Deliveries…'),
  icon: 'filter',
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', 'navigation@0', HAS_INSTANCE), groupRow('2_view@3')],
  run: async ({ ui, choices }, { clicked, title }) => {
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
});

/** The text that a node brings along, such as a finding of the health check. */
function filterIn(clicked: unknown): string | undefined {
  return typeof clicked === 'object' && clicked !== null && 'filter' in clicked && typeof clicked.filter === 'string'
    ? clicked.filter
    : undefined;
}

export const clearFilter = defineCommand({
  id: 'deliveryDoctor.clearFilter',
  title: l10n.t('Clear Filter'),
  icon: 'clear-all',
  palette: FILTERED,
  menus: [viewTitle('deliveries', 'navigation@0', FILTERED)],
  run: ({ choices }) => choices.change({ filter: '' }),
});

/** Keeps the present filter under a name. */
export const saveFilter = defineCommand({
  id: 'deliveryDoctor.saveFilter',
  title: l10n.t('Save Filter…'),
  palette: FILTERED,
  menus: [viewTitle('deliveries', '0_view@4', FILTERED)],
  run: async ({ ui, choices }, { title }) => {
    const { filter: text } = choices.current;
    if (text === '') {
      throw new NextStep({
        what: l10n.t('The deliveries are not filtered'),
        next: l10n.t('Filter them first, then save the filter.'),
      });
    }
    const name = await ui.prompter.input({
      title,
      prompt: l10n.t('What should the filter “{0}” be called?', text),
      check: (value) => (value.trim() === '' ? { text: l10n.t('It needs a name.'), severity: 'error' } : undefined),
    });
    if (typeof name !== 'string') {
      return;
    }
    await choices.save({ name: name.trim(), text });
    window.setStatusBarMessage(l10n.t('Filter saved: {0}', name.trim()), 3000);
  },
});

/** Takes a saved filter out of the list. */
export const removeFilter = defineCommand({
  id: 'deliveryDoctor.removeFilter',
  title: l10n.t('Remove a Saved Filter…'),
  palette: whenSet('hasSavedFilter'),
  run: async ({ ui, choices }, { title }) => {
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
});
