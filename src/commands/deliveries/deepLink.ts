import { env, l10n, Uri, window, type UriHandler } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { deliveryRefOf } from '../../connections/target';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { pickDelivery } from '../pick/pickDelivery';
import { deliveryLinkQuery, parseDeliveryLink } from './linkText';

/** Puts a link to a delivery on the clipboard, which opens it here or at a colleague's who has the same instance. */
export function copyLink(context: CommandContext): CommandDefinition {
  const title = l10n.t('Copy link');
  return {
    id: 'deliveryDoctor.copyLink',
    title,
    run: async (args) => {
      const ref = deliveryRefOf(args.clicked) ?? (await pickDelivery(context, args, { title }));
      const link = Uri.from({
        scheme: env.uriScheme,
        authority: 'delivery-doctor.delivery-doctor',
        path: '/delivery',
        query: deliveryLinkQuery(ref, context.store.get(ref.connectionId)?.url),
      });
      await env.clipboard.writeText(link.toString(true));
      window.setStatusBarMessage(l10n.t('Link copied'), 3000);
    },
  };
}

/** Opens what a link names, after asking: anybody can write a link. */
export function linkHandler(context: CommandContext, fail: (error: unknown) => void): UriHandler {
  return {
    handleUri: async (uri) => {
      try {
        await follow(context, uri);
      } catch (error) {
        fail(error);
      }
    },
  };
}

async function follow({ store, ui, features }: CommandContext, uri: Uri): Promise<void> {
  const ref: DeliveryRef | undefined = uri.path === '/delivery' ? parseDeliveryLink(uri.query, store.all()) : undefined;
  const descriptor = ref === undefined ? undefined : store.get(ref.connectionId);
  if (ref === undefined || descriptor === undefined) {
    void window.showWarningMessage(
      l10n.t('This link names no delivery of an instance in your list. Add the instance first.'),
    );
    return;
  }
  const agreed = await ui.confirm({
    question: l10n.t('Open delivery {0}?', ref.deliveryId),
    instance: descriptor.name,
    environment: descriptor.environment,
    effect: l10n.t(
      'A link asks for it. Delivery Doctor signs in to the instance and shows the tracking of the delivery; nothing is changed.',
    ),
    action: l10n.t('Open it'),
  });
  if (agreed) {
    await features.openTracking(ref);
  }
}
