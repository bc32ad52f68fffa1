import { l10n } from 'vscode';
import type { RuleFindingWords } from './ruleFindingWords';

/** What the health check says of images in mails. */
export const IMAGE_WORDS: Readonly<Record<string, RuleFindingWords>> = {
  publicResources: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'none':
          return l10n.t('No address of public resources is set: images show nowhere');
        case 'http':
          return l10n.t('Images are served over http: {0}', args.text('url'));
        default:
          return l10n.t('The address of public resources is none that a browser opens: {0}', args.text('url'));
      }
    },
    meaning: () =>
      l10n.t(
        'Images in mails and pages are linked under the option XtkFileRes_Public_URL. Many readers of mail hide what comes over http, and pages over https do not load it.',
      ),
    ruledOut: () => l10n.t('Images are served over https.'),
    page: 'options',
  },
  imagesNotPublished: {
    title: () => l10n.t('Images are not put online when a delivery is analysed'),
    meaning: () =>
      l10n.t('The option NmsDelivery_ImagePublishing is “none”: images that nobody put online by hand do not show.'),
    ruledOut: () => l10n.t('Images are put online when a delivery is analysed.'),
    page: 'options',
  },
};
