import { l10n, window, type Uri, type UriHandler } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { CommandContext } from '../context';
import { parseDeliveryLink } from './deliveryLink';

type LinkContext = Pick<CommandContext, 'store' | 'ui' | 'panels'>;

/** Opens what a link names, after asking: anybody can write a link. */
export function linkHandler(context: LinkContext, fail: (error: unknown) => void): UriHandler {
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

async function follow({ store, ui, panels }: LinkContext, uri: Uri): Promise<void> {
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
    await panels.open('tracking', ref);
  }
}
