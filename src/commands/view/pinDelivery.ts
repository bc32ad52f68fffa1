import { l10n } from 'vscode';
import { deliveryRefOf } from '../../connections/target';
import { defineCommand } from '../defineCommand';
import { deliveryRow, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';

/** Keeps a delivery in sight, above the groups. */
export const pinDelivery = defineCommand({
  id: 'deliveryDoctor.pinDelivery',
  title: l10n.t('Pin Delivery'),
  icon: 'pin',
  palette: HAS_INSTANCE,
  menus: [deliveryRow('7_pin@1', 'unpinned')],
  run: async (context, call) => {
    const { connectionId, deliveryId } = await pickDelivery(context, call);
    await context.pins.pin(connectionId, deliveryId);
  },
});

/** Leaves it where its group is. */
export const unpinDelivery = defineCommand({
  id: 'deliveryDoctor.unpinDelivery',
  title: l10n.t('Unpin Delivery'),
  icon: 'pinned',
  palette: false,
  menus: [deliveryRow('7_pin@1', 'pinned')],
  run: async (context, { clicked }) => {
    const ref = deliveryRefOf(clicked);
    if (ref !== undefined) {
      await context.pins.unpin(ref.connectionId, ref.deliveryId);
    }
  },
});
