import { l10n } from 'vscode';
import { GROUPINGS, SORT_KEYS, type SortChoice } from '../../domain/viewChoice';
import type { CommandDefinition } from '../../platform/commandRunner';
import { groupingText, sortText } from '../../domain/words/deliveryWords';
import type { CommandContext } from '../context';

const ICONS = {
  attention: 'warning',
  operation: 'megaphone',
  folder: 'folder',
  messageType: 'mail',
  state: 'circle-large-outline',
  day: 'calendar',
} as const;

/** What the view groups deliveries by; remembered. */
export function groupBy({ ui, choices }: CommandContext): CommandDefinition {
  const title = l10n.t('Group deliveries');
  return {
    id: 'deliveryDoctor.groupBy',
    title,
    run: async () => {
      const grouping = await ui.prompter.pick({
        title,
        selected: choices.current.grouping,
        choices: GROUPINGS.map((value) => ({ label: groupingText(value), icon: ICONS[value], value })),
      });
      if (grouping !== undefined && typeof grouping !== 'symbol') {
        await choices.change({ grouping });
      }
    },
  };
}

/** The order of deliveries within each group; remembered. */
export function sortBy({ ui, choices }: CommandContext): CommandDefinition {
  const title = l10n.t('Sort deliveries');
  return {
    id: 'deliveryDoctor.sortBy',
    title,
    run: async () => {
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
  };
}
