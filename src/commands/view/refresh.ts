import { l10n } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import { defineCommand } from '../defineCommand';
import { groupRow, HAS_INSTANCE, instanceRow, viewTitle } from '../menuPlaces';

/** Reads the deliveries of one instance, or of all that are open, again. */
export const refresh = defineCommand({
  id: 'deliveryDoctor.refresh',
  title: l10n.t('Refresh Deliveries'),
  icon: 'refresh',
  palette: HAS_INSTANCE,
  menus: [
    viewTitle('deliveries', 'navigation@2', HAS_INSTANCE),
    instanceRow('inline@2', 'signedIn'),
    instanceRow('1_session@3', 'signedIn'),
    groupRow('3_refresh@1'),
  ],
  run: ({ view }, { clicked }) => {
    view.refresh(connectionIdOf(clicked));
  },
});

/** Reads the next page of a group. */
export const loadMore = defineCommand({
  id: 'deliveryDoctor.loadMore',
  title: l10n.t('Load More'),
  palette: false,
  run: ({ view }, { clicked, signal }) => view.loadMore(clicked, signal),
});
