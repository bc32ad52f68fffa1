import { l10n, Uri, window, workspace } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryRef } from '../../connections/access';
import { deliveryRefOf } from '../../connections/target';
import type { DeliveryDetail } from '../../domain/delivery';
import { Cancelled } from '../../platform/abort';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { deliveryRow, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';
import { deliveriesCsv, deliveriesJson } from './exportText';

/** Saves what is known of the selected deliveries as CSV or JSON, as the file's name says. */
export const exportSelection = defineCommand({
  id: 'deliveryDoctor.exportSelection',
  title: l10n.t('Export Selection…'),
  icon: 'export',
  palette: HAS_INSTANCE,
  menus: [deliveryRow('8_export@1')],
  run: async (context, call) => {
    const { title, selected: nodes } = call;
    const selected = nodes.map(deliveryRefOf).filter((ref) => ref !== undefined);
    const refs = selected.length > 0 ? selected : [await pickDelivery(context, call)];
    const deliveries = await withProgress(title, (signal) => readAll(context, refs, signal));
    const file = await window.showSaveDialog({
      title,
      defaultUri: Uri.file(
        deliveries.length === 1 ? `${deliveries[0]?.internalName ?? 'delivery'}.csv` : 'deliveries.csv',
      ),
      filters: { CSV: ['csv'], JSON: ['json'] },
    });
    if (file === undefined) {
      throw new Cancelled();
    }
    const text = file.path.toLowerCase().endsWith('.json') ? deliveriesJson(deliveries) : deliveriesCsv(deliveries);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    window.setStatusBarMessage(l10n.t('Exported: {0}', file.fsPath), 5000);
  },
});

async function readAll(
  context: CommandContext,
  refs: readonly DeliveryRef[],
  signal: AbortSignal,
): Promise<readonly DeliveryDetail[]> {
  const instances = new Map<string, Promise<CampaignInstance>>();
  const read = await Promise.all(
    refs.map(async ({ connectionId, deliveryId }) => {
      const instance = instances.get(connectionId) ?? context.manager.instance(connectionId, signal);
      instances.set(connectionId, instance);
      return (await instance).deliveries.get(deliveryId, signal);
    }),
  );
  return read.filter((delivery) => delivery !== undefined);
}
