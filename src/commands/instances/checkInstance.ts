import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Holds an instance against everything that the product assumes of one, and says which features work here. */
export const checkInstance = defineCommand({
  id: 'deliveryDoctor.checkInstance',
  title: l10n.t('Check This Instance'),
  icon: 'checklist',
  palette: HAS_INSTANCE,
  menus: [instanceRow('1_session@6')],
  run: async (context, call) => context.support.check((await pickConnection(context, call)).id),
});
