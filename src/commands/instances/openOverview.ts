import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, viewTitle } from '../menuPlaces';

/** All instances at once, in a panel: what is late, failed, being sent and missing. */
export const openOverview = defineCommand({
  id: 'deliveryDoctor.openOverview',
  title: l10n.t('Open Overview of Instances'),
  icon: 'dashboard',
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', 'navigation@0', HAS_INSTANCE)],
  run: ({ panels }) => panels.open('overview', { instances: 'all' }),
});
