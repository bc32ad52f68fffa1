import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { eachDomain } from './eachDomain';

/** Bounces and replies come back to the sending domain: it must take mail, or receivers refuse what claims to come from it. */
export const mx = defineRule({
  id: 'mx',
  steps: ['sendingDomains'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'refuses':
        return l10n.t('{0} refuses all mail by its MX record', args.text('domain'));
      case 'addressOnly':
        return l10n.t('{0} has no MX record, only an address', args.text('domain'));
      default:
        return l10n.t('{0} can receive no mail: it has neither MX record nor address', args.text('domain'));
    }
  },
  meaning: () =>
    l10n.t(
      'Emails are sent from this domain. Bounces and replies go back to it, and many receivers refuse a sender that cannot be answered. Have an MX record added.',
    ),
  ruledOut: () => l10n.t('The sending domains accept mail.'),
  page: 'statisticsServer',
  facts: {
    'dns-mx': (args) => (args.text('problem') === 'refuses' ? l10n.t('the null MX') : l10n.t('no record')),
  },
  judge: eachDomain('mx', (exchanges, { hasAddress }) => {
    if (exchanges.includes('')) {
      return { severity: 'error', certainty: 'certain', problem: 'refuses' };
    }
    if (exchanges.length > 0) {
      return undefined;
    }
    if (!hasAddress.ok) {
      return { what: hasAddress.source, because: hasAddress.because };
    }
    return hasAddress.value
      ? { severity: 'info', certainty: 'certain', problem: 'addressOnly' }
      : { severity: 'error', certainty: 'certain', problem: 'none' };
  }),
});
