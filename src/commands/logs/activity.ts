import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { viewTitle } from '../menuPlaces';

/** What Delivery Doctor did, for whoever looks for a fault. */
export const showLog = defineCommand({
  id: 'deliveryDoctor.showLog',
  title: l10n.t('Show Log'),
  menus: [viewTitle('deliveries', '2_logs@2')],
  run: ({ log }) => {
    log.show();
  },
});

/** Every change that was made from here. */
export const showActivity = defineCommand({
  id: 'deliveryDoctor.showActivity',
  title: l10n.t('Show Activity'),
  menus: [viewTitle('deliveries', '2_logs@1')],
  run: async ({ logs, operations }) => {
    await operations.history.restoreActivity();
    await logs.openActivity();
  },
});
