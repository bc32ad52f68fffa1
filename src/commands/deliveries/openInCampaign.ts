import { env, l10n, Uri } from 'vscode';
import type { CommandDefinition } from '../../platform/commandRunner';
import type { CommandContext } from '../context';
import { NextStep } from '../nextStep';
import { pickDelivery } from '../pick/pickDelivery';
import { webConsoleAddress } from './webConsoleAddress';

/** Opens a delivery in the browser, in Campaign's own web access; the person signs in there himself. */
export function openInCampaign(context: CommandContext): CommandDefinition {
  const title = l10n.t('Open in Campaign’s web console');
  return {
    id: 'deliveryDoctor.openInCampaign',
    title,
    run: async (args) => {
      const { connectionId, deliveryId } = await pickDelivery(context, args, { title });
      const { url } = context.manager.mustHave(connectionId);
      const address = webConsoleAddress(context.settings().webConsoleAddress, url, deliveryId);
      if (address === undefined) {
        throw new NextStep({
          what: l10n.t('The setting deliveryDoctor.webConsoleAddress makes no web address'),
          next: l10n.t('It must begin with https:// or with {0}, and contain {1}.', '{url}', '{id}'),
          action: {
            label: l10n.t('Open Setting'),
            command: 'workbench.action.openSettings',
            arguments: ['deliveryDoctor.webConsoleAddress'],
          },
        });
      }
      await env.openExternal(Uri.parse(address, true));
    },
  };
}
