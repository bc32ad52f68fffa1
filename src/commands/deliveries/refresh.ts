import { l10n } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';

/** Reads the deliveries of one instance, or of all that are open, again. */
export function refresh({ view }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.refresh',
    title: l10n.t('Refresh'),
    run: ({ clicked }) => {
      view.refresh(connectionIdOf(clicked));
    },
  };
}

/** Reads the next page of a group. */
export function loadMore({ view }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.loadMore',
    title: l10n.t('Load more'),
    // Its time limit is the client's own, per call.
    run: ({ clicked }) => view.loadMore(clicked, new AbortController().signal),
  };
}

/** Reads what the active journal or report shows again. */
export function refreshDocument({ features }: CommandContext): CommandDefinition {
  return {
    id: 'deliveryDoctor.refreshDocument',
    title: l10n.t('Refresh'),
    run: () => features.refreshDocument(),
  };
}
