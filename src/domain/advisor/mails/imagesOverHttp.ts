import * as l10n from '@vscode/l10n';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { webAddress } from './webAddress';
import { eachImage, inMail } from './eachImage';
import { isPrivateHost } from './webAddress';

/** Mail programs that read over https do not load `http:` images, or load them by way of a proxy that may refuse. */
export const imagesOverHttp = defineRule({
  id: 'imagesOverHttp',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imageKinds'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email has images over http')
      : l10n.t('{0} recent emails have images over http', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Emails are read over https, and many mail programs do not load what comes over http. Unless the analysis puts these images online under https, change their addresses: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Images of recent emails come over https.'),
  page: 'images',
  facts: {
    imageOverHttp: (args) => inMail(args, l10n.t('comes over http')),
  },
  judge: eachImage({
    id: 'imagesOverHttp',
    offence: ({ source }, { mail, evidence }) => {
      const url = webAddress(source);
      if (url?.protocol !== 'http:' || (evidence.local && isPrivateHost(url.hostname))) {
        return undefined;
      }
      return { severity: mail.content.httpsLinks ? 'warning' : 'info', certainty: 'likely', seen: 'imageOverHttp' };
    },
  }),
});
