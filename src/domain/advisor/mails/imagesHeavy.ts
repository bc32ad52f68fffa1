import * as l10n from '@vscode/l10n';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { eachImage, inMail, type ImageContext } from './eachImage';

/** Images beyond `NmsDelivery_MaxDownloadedImageSize` (Adobe: 100,000 bytes) are not published, and keep readers waiting. */
export const imagesHeavy = defineRule({
  id: 'imagesHeavy',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imageKinds'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email has heavy images')
      : l10n.t('{0} recent emails have heavy images', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Images above NmsDelivery_MaxDownloadedImageSize (100,000 bytes unless changed) are not published, and readers wait for them: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Images of recent emails are light enough.'),
  page: 'options',
  facts: {
    imageSize: (args) => inMail(args, l10n.t('weighs {0} kB', args.count('kilobytes'))),
  },
  thresholds: {
    /** Adobe: NmsDelivery_MaxDownloadedImageSize, 100,000 bytes. */
    imageKb: {
      name: 'advisor.maxImageKb',
      description: () => l10n.t('How many kilobytes an image in an email may have.'),
      fallback: 100,
      min: 1,
      max: 100_000,
    },
  },
  judge: eachImage({
    id: 'imagesHeavy',
    offence: ({ source }, { evidence, thresholds: { imageKb } }: ImageContext<{ readonly imageKb: number }>) => {
      const answer = evidence.answers.get(source);
      const bytes = answer?.ok === true && answer.value.status === 200 ? (answer.value.bytes ?? 0) : 0;
      const kilobytes = Math.round(bytes / 1000);
      return bytes > imageKb * 1000
        ? { severity: 'warning', certainty: 'certain', seen: 'imageSize', args: { kilobytes } }
        : undefined;
    },
  }),
});
