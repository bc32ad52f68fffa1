import * as l10n from '@vscode/l10n';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, found, notGiven } from '../../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../../topology/roleScope';
import { defineRule, named, uncheckedBecause } from '../rule';

/** As many mails as evidence shows. */
const SHOWN = 6;

/** Adobe: a mail should weigh 60 kB at most ("Performance and throughput issues"). Weighed without its images, before personalisation. */
export const heavyMails = defineRule({
  id: 'heavyMails',
  scope: WHERE_DELIVERIES_ARE_MADE,
  steps: ['mailWeight'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 recent email is heavy')
      : l10n.t('{0} recent emails are heavy', args.count('count')),
  meaning: (args) =>
    l10n.t(
      'Adobe advises {0} kB at most: heavy emails lower the throughput, and Gmail cuts them off at 102 kB. Shorten the HTML: {1}.',
      args.count('most'),
      args.text('names'),
    ),
  ruledOut: () => l10n.t('Recent emails weigh little enough.'),
  page: 'throughput',
  facts: {
    mailWeight: (args) =>
      l10n.t('{0} weighs {1} kB without its images', args.text('delivery'), args.count('kilobytes')),
  },
  thresholds: {
    /** Adobe: 60 kB. */
    mailKb: {
      name: 'advisor.maxEmailKb',
      description: () => l10n.t('How many kilobytes an email may have without its images.'),
      fallback: 60,
      min: 1,
      max: 10_000,
    },
  },
  judge: ({ mail }, { mailKb }) => {
    if (mail === undefined) {
      return NOT_APPLICABLE;
    }
    const { mails } = mail;
    if (!mails.ok) {
      return uncheckedBecause(mails);
    }
    if (mails.value === undefined) {
      return notGiven(mails.source);
    }
    const heavy = mails.value
      .filter(({ content }) => content.bytes > mailKb * 1000)
      .sort((a, b) => b.content.bytes - a.content.bytes);
    if (heavy.length === 0) {
      return RULED_OUT;
    }
    return found(
      finding({
        cause: 'heavyMails',
        severity: 'warning',
        certainty: 'likely',
        args: { count: heavy.length, names: named(heavy), most: mailKb },
        evidence: heavy
          .slice(0, SHOWN)
          .map(({ internalName, content }) =>
            fact(mails, 'mailWeight', { delivery: internalName, kilobytes: Math.round(content.bytes / 1000) }),
          ),
      }),
    );
  },
});
