import * as l10n from '@vscode/l10n';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { eachImage, inMail } from './eachImage';

/** Without `alt` a reader whose program hides images, or who listens to the mail, gets nothing; an empty one is meant. */
export const imagesWithoutAlt = defineRule({
  id: 'imagesWithoutAlt',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imageKinds'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email has images without an alternative text')
      : l10n.t('{0} recent emails have images without an alternative text', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Many readers do not load images at first, and some listen to their emails: give each image an “alt”, an empty one if it is decoration: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Images of recent emails have alternative texts.'),
  page: 'images',
  facts: {
    imageAlt: (args) => inMail(args, l10n.t('has no alternative text')),
  },
  judge: eachImage({
    id: 'imagesWithoutAlt',
    offence: ({ alt, source }) =>
      alt === 'missing' && source !== '' ? { severity: 'info', certainty: 'certain', seen: 'imageAlt' } : undefined,
  }),
});
