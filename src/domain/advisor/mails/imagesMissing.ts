import * as l10n from '@vscode/l10n';
import type { NumberSetting } from '../../numberSetting';
import { unchecked } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule } from '../rule';
import { webAddress } from './webAddress';
import { eachImage, inMail, type ImageOffence } from './eachImage';
import { PERSONALISED } from './findImages';
import { isPrivateHost } from './webAddress';

type Offence = ImageOffence<'imageStatus' | 'imageNowhere' | 'imageInside'>;

/** Images that could not be asked for, of which one says as much as all. */
const UNASKED_SHOWN = 2;

/** How many addresses of images one health check asks web servers about (ours); 0: none. */
export const IMAGE_REQUESTS: NumberSetting = {
  name: 'advisor.maxImageRequests',
  description: () =>
    l10n.t(
      'How many images of recent emails are asked for (`HEAD`) to see whether they show and what they weigh; 0 asks for none.',
    ),
  fallback: 20,
  min: 0,
  max: 100,
};

/** Images that no reader gets: not published, refused without a sign-in, or on an address inside the network (Adobe, "Image display issues"). */
export const imagesMissing = defineRule({
  id: 'imagesMissing',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['imagePublishing'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('Images of 1 recent email do not show')
      : l10n.t('Images of {0} recent emails do not show', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Readers see empty frames. Publish them again from the delivery, look into var/res of each tracking server, and with mid-sourcing into the journal of the analysis: {0}.',
      args.text('names'),
    ),
  ruledOut: () => l10n.t('The images of recent emails answer.'),
  page: 'images',
  facts: {
    imageStatus: (args) => inMail(args, l10n.t('answers {0}', args.text('status'))),
    imageNowhere: (args) => inMail(args, l10n.t('is not a web address')),
    imageInside: (args) => inMail(args, l10n.t('is inside the network')),
  },
  thresholds: { imageRequests: IMAGE_REQUESTS },
  judge: eachImage({
    id: 'imagesMissing',
    offence: ({ source }, { evidence }): Offence | undefined => {
      const url = webAddress(source);
      if (url === undefined) {
        return notOnTheWeb(source);
      }
      if (isPrivateHost(url.hostname) && !evidence.local) {
        return { severity: 'warning', certainty: 'likely', seen: 'imageInside' };
      }
      const answer = evidence.answers.get(source);
      if (answer?.ok !== true) {
        return undefined;
      }
      const { status } = answer.value;
      if (status === 404 || status === 410) {
        return { severity: 'error', certainty: 'certain', seen: 'imageStatus', args: { status } };
      }
      if (status === 401 || status === 403) {
        return { severity: 'warning', certainty: 'likely', seen: 'imageStatus', args: { status } };
      }
      return undefined;
    },
    missing: ({ answers }) =>
      [...answers.values()].flatMap((answer) => (answer.ok ? [] : [unchecked(answer)])).slice(0, UNASKED_SHOWN),
  }),
});

/** The analysis may still put a relative address online; one on somebody's disk or with a misspelt scheme it does not. */
function notOnTheWeb(source: string): Offence | undefined {
  if (/^(?:data|cid):/i.test(source) || source.includes(PERSONALISED)) {
    return undefined;
  }
  const scheme = /^[a-z][a-z\d+.-]*:/i.test(source);
  return { severity: scheme ? 'warning' : 'info', certainty: scheme ? 'likely' : 'possible', seen: 'imageNowhere' };
}
