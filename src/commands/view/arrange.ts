import { l10n } from 'vscode';
import { GROUPINGS, SORT_KEYS, type SortChoice } from '../../domain/viewChoice';
import { groupingText, sortText } from '../../domain/words/deliveryWords';
import { defineCommand } from '../defineCommand';
import { groupRow, HAS_INSTANCE, viewTitle } from '../menuPlaces';

const ICONS = {
  attention: 'warning',
  operation: 'megaphone',
  folder: 'folder',
  messageType: 'mail',
  state: 'circle-large-outline',
  day: 'calendar',
} as const;

/** What the view groups deliveries by; remembered. */
export const groupBy = defineCommand({
  id: 'deliveryDoctor.groupBy',
  title: l10n.t('Group Deliveries…'),
  icon: 'group-by-ref-type',
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', '0_view@2', HAS_INSTANCE), groupRow('2_view@1')],
  run: async ({ ui, choices }, { title }) => {
    const grouping = await ui.prompter.pick({
      title,
      selected: choices.current.grouping,
      choices: GROUPINGS.map((value) => ({ label: groupingText(value), icon: ICONS[value], value })),
    });
    if (grouping !== undefined && typeof grouping !== 'symbol') {
      await choices.change({ grouping });
    }
  },
});

/** The order of deliveries within each group; remembered. */
export const sortBy = defineCommand({
  id: 'deliveryDoctor.sortBy',
  title: l10n.t('Sort Deliveries…'),
  icon: 'sort-precedence',
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', '0_view@3', HAS_INSTANCE), groupRow('2_view@2')],
  run: async ({ ui, choices }, { title }) => {
    const { by, descending } = choices.current.sort;
    const options = SORT_KEYS.flatMap((key): SortChoice[] => {
      // Names are looked for from A, everything else from the newest or largest.
      const first = key !== 'label';
      return [first, !first].map((down) => ({ by: key, descending: down }));
    });
    const sort = await ui.prompter.pick({
      title,
      selected: options.find((option) => option.by === by && option.descending === descending),
      choices: options.map((value) => ({
        label: sortText(value),
        icon: value.descending ? 'arrow-down' : 'arrow-up',
        value,
      })),
    });
    if (sort !== undefined && typeof sort !== 'symbol') {
      await choices.change({ sort });
    }
  },
});
