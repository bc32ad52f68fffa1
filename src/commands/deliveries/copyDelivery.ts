import { env, l10n, Uri, window } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { deliveryRefOf } from '../../connections/target';
import type { CommandArguments } from '../../platform/commandRunner';
import { withProgress } from '../../platform/progress';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';
import { deliveryLinkQuery } from './deliveryLink';

/** Puts the ids of the deliveries meant on the clipboard, one a line. */
export const copyId = defineCommand({
  id: 'deliveryDoctor.copyId',
  title: l10n.t('Copy Id'),
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('copy', '1_copy@2')],
  run: async (context, call) => {
    const refs = await meant(context, call);
    await copy(refs.map((ref) => ref.deliveryId));
  },
});

/** Puts the internal names of the deliveries meant (`DM1234`) on the clipboard, one a line. */
export const copyInternalName = defineCommand({
  id: 'deliveryDoctor.copyInternalName',
  title: l10n.t('Copy Internal Name'),
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('copy', '1_copy@1')],
  run: async (context, call) => {
    const refs = await meant(context, call);
    const names = await withProgress(call.title, (signal) =>
      Promise.all(
        refs.map(async ({ connectionId, deliveryId }) => {
          const instance = await context.manager.instance(connectionId, signal);
          return (await instance.deliveries.get(deliveryId, signal))?.internalName;
        }),
      ),
    );
    await copy(names.filter((name) => name !== undefined));
  },
});

/** Puts a link to a delivery on the clipboard, which opens it here or at a colleague's who has the same instance. */
export const copyLink = defineCommand({
  id: 'deliveryDoctor.copyLink',
  title: l10n.t('Copy Link'),
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('copy', '1_copy@3')],
  run: async (context, call) => {
    const ref = deliveryRefOf(call.clicked) ?? (await pickDelivery(context, call));
    const link = Uri.from({
      scheme: env.uriScheme,
      authority: 'delivery-doctor.delivery-doctor',
      path: '/delivery',
      query: deliveryLinkQuery(ref, context.store.get(ref.connectionId)?.url),
    });
    await env.clipboard.writeText(link.toString(true));
    window.setStatusBarMessage(l10n.t('Link copied'), 3000);
  },
});

async function meant(context: CommandContext, call: CommandArguments): Promise<readonly DeliveryRef[]> {
  const selected = call.selected.map(deliveryRefOf).filter((ref) => ref !== undefined);
  return selected.length > 0 ? selected : [await pickDelivery(context, call)];
}

async function copy(lines: readonly string[]): Promise<void> {
  await env.clipboard.writeText(lines.join('\n'));
  window.setStatusBarMessage(l10n.t('Copied: {0}', lines.join(', ')), 3000);
}
