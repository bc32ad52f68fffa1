import { env, l10n, Uri } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import { defineCommand } from '../defineCommand';
import { deliverySubmenu, HAS_INSTANCE } from '../menuPlaces';
import { pickDelivery } from '../pick/pickDelivery';

/** Opens a delivery in the browser, in Campaign's own web access; that asks for a sign-in of its own. */
export const openInCampaign = defineCommand({
  id: 'deliveryDoctor.openInCampaign',
  title: l10n.t('Open in Campaign’s Web Console'),
  icon: 'link-external',
  palette: HAS_INSTANCE,
  menus: [deliverySubmenu('open', '3_source@2')],
  run: async (context, call) => {
    const { connectionId, deliveryId } = await pickDelivery(context, call);
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
});

/**
 * The address of a delivery in Campaign's web access, from a template such as `{url}/view/delivery/{id}`: installations
 * differ, so the template is a setting. Undefined when it makes no http address, or names no delivery.
 */
export function webConsoleAddress(template: string, instanceUrl: string, deliveryId: string): string | undefined {
  if (!template.includes('{id}')) {
    return undefined;
  }
  const address = template
    .replaceAll('{url}', instanceUrl.replace(/\/+$/, ''))
    .replaceAll('{id}', encodeURIComponent(deliveryId));
  if (!URL.canParse(address)) {
    return undefined;
  }
  return ['http:', 'https:'].includes(new URL(address).protocol) ? address : undefined;
}
