import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Puts an instance before the one above it. What dragging its row does, for the keyboard. */
export const moveInstanceUp = defineCommand({
  id: 'deliveryDoctor.moveInstanceUp',
  title: l10n.t('Move Instance Up'),
  icon: 'arrow-up',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_order@1')],
  run: async (context, call) => context.store.step((await pickConnection(context, call)).id, 'up'),
});

/** Puts an instance behind the one below it. */
export const moveInstanceDown = defineCommand({
  id: 'deliveryDoctor.moveInstanceDown',
  title: l10n.t('Move Instance Down'),
  icon: 'arrow-down',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_order@2')],
  run: async (context, call) => context.store.step((await pickConnection(context, call)).id, 'down'),
});
