import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { deliveryRow, HAS_INSTANCE, onlyWhen } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';

/** Writes one delivery's trouble into a file that can be handed on. */
export const saveIncident = defineCommand({
  id: 'deliveryDoctor.saveIncident',
  title: l10n.t('Save Incident…'),
  icon: 'save',
  palette: HAS_INSTANCE,
  menus: [onlyWhen('!listMultiSelection', deliveryRow('8_export@8'))],
  run: async (context, call) => context.incidents.save(await pickDelivery(context, call)),
});

/** Shows such a file, wherever it came from. */
export const openIncident = defineCommand({
  id: 'deliveryDoctor.openIncident',
  title: l10n.t('Open Incident…'),
  icon: 'folder-opened',
  run: async (context) => context.incidents.open(),
});
