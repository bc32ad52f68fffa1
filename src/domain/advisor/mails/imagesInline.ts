import * as l10n from '@vscode/l10n';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { eachImage, inMail } from './eachImage';

/** `data:` images make the mail heavy, and Gmail and Outlook show none of them. */
export const imagesInline = defineRule({
  id: 'imagesInline',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imageKinds'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email holds images inside its HTML')
      : l10n.t('{0} recent emails hold images inside their HTML', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Gmail and Outlook show no “data:” images, and they make the email heavy. Put them online instead: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('No recent email holds images inside its HTML.'),
  page: 'images',
  facts: {
    imageInline: (args) => inMail(args, l10n.t('is inside the HTML')),
  },
  judge: eachImage({
    id: 'imagesInline',
    offence: ({ source }) =>
      /^data:/i.test(source) ? { severity: 'warning', certainty: 'likely', seen: 'imageInline' } : undefined,
  }),
});
