import { env, l10n, window } from 'vscode';
import { deliveryRefOf, serverTargetOf } from '../../../connections/target';
import type { CommandArguments } from '../../../platform/commandRunner';
import { withProgress } from '../../../platform/progress';
import type { CommandContext } from '../../context';
import { pickConnection } from '../../pick/pickConnection';
import { supportText } from './adobeRequest';

/**
 * What to ask Adobe support for about servers that only Adobe reaches, with what the instance tells as evidence; about one
 * delivery where one is meant.
 */
export async function askAdobe(context: CommandContext, args: CommandArguments): Promise<void> {
  const descriptor = await pickConnection(context, args);
  const hosted = descriptor.servers.filter(({ channel }) => channel.kind === 'none').map(({ name }) => name);
  const clicked = serverTargetOf(args.clicked)?.serverId;
  const servers = clicked === undefined ? hosted : [clicked];
  const text = await withProgress(l10n.t('Gathering the evidence'), async (signal) => {
    const instance = await context.manager.instance(descriptor.id, signal);
    const ref = deliveryRefOf(args.clicked);
    const delivery = ref === undefined ? undefined : await instance.deliveries.get(ref.deliveryId, signal);
    return supportText({ descriptor, instance, servers, delivery }, context.clock.now(), signal);
  });
  await context.documents.showText(l10n.t('Adobe support {0}', descriptor.name), text);
  const copy = l10n.t('Copy');
  // Not awaited: the command is over, however long the notification stays.
  void window
    .showInformationMessage(l10n.t('This text is ready for a ticket at Adobe support. It holds no secret.'), copy)
    .then(async (chosen) => {
      if (chosen === copy) {
        await env.clipboard.writeText(text);
      }
    });
}
