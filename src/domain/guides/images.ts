import * as l10n from '@vscode/l10n';
import { defineGuide } from './guide';
import { ADOBE_PAGES } from '../words/adobePages';

/** Adobe, "Image display issues". */
export const images = defineGuide({
  id: 'images',
  title: () => l10n.t('Images that do not show'),
  about: () => l10n.t('Recipients, or proofs, show empty frames in place of images.'),
  page: ADOBE_PAGES.images,
  steps: [
    {
      id: 'proof',
      title: () => l10n.t('A proof was sent, and its journal has no error of an upload'),
      how: () =>
        l10n.t(
          'Send a proof and open its journal with “Open audit log”: with mid-sourcing, images that could not be sent on are named there.',
        ),
    },
    {
      id: 'imageModules',
      title: () => l10n.t('The modules that serve images run'),
      how: () => l10n.t('The module web and the web server before it. “Servers” starts what is missing.'),
    },
    {
      id: 'publicAddress',
      title: () => l10n.t('The address of public resources can be reached from outside'),
      how: () =>
        l10n.t(
          'Option XtkFileRes_Public_URL, or the deployment wizard. Open an image’s address in a browser outside your network; emails with https links need https images.',
        ),
    },
    {
      id: 'imagePublishing',
      title: () => l10n.t('Images are published to every tracking server'),
      how: () =>
        l10n.t(
          'Option NmsDelivery_ImagePublishing says where they go (tracking, list, script or none). On each server look into var/res/img and var/res/<instance>: an image that only one of them holds shows only now and then.',
        ),
    },
    {
      id: 'imageKinds',
      title: () => l10n.t('Images are such as mail programs show'),
      how: () =>
        l10n.t(
          'PNG, JPEG or GIF over https, not inside the HTML, and no heavier than 100 kB. Give each an alternative text.',
        ),
    },
    {
      id: 'leftOutImages',
      title: () => l10n.t('Images are not left out on purpose'),
      how: () =>
        l10n.t(
          'Images whose address fits NmsDelivery_DefaultIgnoredImage are not published, nor are those larger than ' +
            'NmsDelivery_MaxDownloadedImageSize. Online images end with NmsBroadcast_MsgWebValidityDuration.',
        ),
    },
  ],
});
