import * as l10n from '@vscode/l10n';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, uncheckedBecause } from '../rule';

const LOOPBACK = /^https?:\/\/(?:localhost|127\.|\[::1\])/i;

/** Images are linked under the address of public resources: without one they show nowhere, over http many readers of mail hide them. */
export const publicResources = defineRule({
  id: 'publicResources',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['publicAddress'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'none':
        return l10n.t('No address of public resources is set: images show nowhere');
      case 'http':
        return l10n.t('Images are served over http: {0}', args.text('url'));
      default:
        return l10n.t('Browsers cannot open the address of public resources: {0}', args.text('url'));
    }
  },
  meaning: () =>
    l10n.t(
      'Images in emails and pages are linked under the option XtkFileRes_Public_URL. Many readers of mail hide what comes over http, and pages over https do not load it.',
    ),
  ruledOut: () => l10n.t('Images are served over https.'),
  page: 'options',
  judge: ({ options: { XtkFileRes_Public_URL: option } }) => {
    if (!option.ok) {
      return uncheckedBecause(option);
    }
    if (option.value === undefined) {
      return notGiven('XtkFileRes_Public_URL');
    }
    const url = option.value.trim();
    if (LOOPBACK.test(url)) {
      return NOT_APPLICABLE;
    }
    if (/^https:\/\/./i.test(url)) {
      return RULED_OUT;
    }
    const problem = url === '' ? 'none' : /^http:\/\/./i.test(url) ? 'http' : 'other';
    return found(
      finding({
        cause: 'publicResources',
        severity: problem === 'http' ? 'info' : 'warning',
        certainty: problem === 'other' ? 'possible' : 'likely',
        args: { url, problem },
        evidence: [fact(option, 'optionValue', { option: 'XtkFileRes_Public_URL', value: url })],
      }),
    );
  },
});
