import { l10n } from 'vscode';
import type { Args } from './args';
import type { RuleFindingWords } from './ruleFindingWords';
import { numberText } from './format';

const domain = (args: Args): string => args.text('domain');

/** What DNS should say of the sending domains and addresses. */
export const DNS_WORDS: Readonly<Record<string, RuleFindingWords>> = {
  mx: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'refuses':
          return l10n.t('{0} refuses all mail by its MX record', domain(args));
        case 'addressOnly':
          return l10n.t('{0} has no MX record, only an address', domain(args));
        default:
          return l10n.t('{0} can take no mail: it has neither MX record nor address', domain(args));
      }
    },
    meaning: () =>
      l10n.t(
        'Mails are sent from this domain. Bounces and replies go back to it, and many receivers refuse a sender that cannot be answered. Have an MX record added.',
      ),
    ruledOut: () => l10n.t('The sending domains take mail.'),
    page: 'statisticsServer',
  },
  spf: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'several':
          return l10n.t('{0} has {1} SPF records; only one is allowed', domain(args), numberText(args.number('count')));
        case 'everybody':
          return l10n.t('The SPF record of {0} lets everybody send', domain(args));
        case 'lookups':
          return l10n.t(
            'The SPF record of {0} needs {1} look-ups; {2} are allowed',
            domain(args),
            numberText(args.number('lookups')),
            numberText(args.number('most')),
          );
        default:
          return l10n.t('{0} has no SPF record', domain(args));
      }
    },
    meaning: (args) =>
      args.text('problem') === 'none'
        ? l10n.t(
            'Receivers look by SPF whether a server may send for a domain. They look at the domain of the bounce address; where that is another one, this one needs none.',
          )
        : l10n.t('Receivers then take the check for failed or worthless. Have the record corrected in DNS.'),
    ruledOut: () => l10n.t('The sending domains have a usable SPF record.'),
    page: 'throughput',
  },
  dkim: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'short':
          return l10n.t(
            'The DKIM key “{0}” of {1} has {2} bits; {3} are needed',
            args.text('selector'),
            domain(args),
            numberText(args.number('bits')),
            numberText(args.number('least')),
          );
        case 'revoked':
          return l10n.t('The DKIM key “{0}” of {1} was called back', args.text('selector'), domain(args));
        case 'selectors':
          return l10n.t('{0} has no DKIM key under {1}', domain(args), args.text('selectors'));
        default:
          return l10n.t('{0} has no DKIM key', domain(args));
      }
    },
    meaning: (args) =>
      args.text('problem') === 'short'
        ? l10n.t('Receivers ignore signatures with short keys. Have a longer key made and published.')
        : l10n.t(
            'Without a valid signature, mails are more likely to be refused or to end as spam. Publish the key that Campaign, or the Enhanced MTA, signs with.',
          ),
    ruledOut: () => l10n.t('The sending domains have a DKIM key that is long enough.'),
    page: 'throughput',
  },
  dmarc: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'watching':
          return l10n.t('The DMARC record of {0} only watches', domain(args));
        case 'noPolicy':
          return l10n.t('The DMARC record of {0} has no policy', domain(args));
        default:
          return l10n.t('{0} has no DMARC record', domain(args));
      }
    },
    meaning: (args) =>
      args.text('problem') === 'watching'
        ? l10n.t(
            'With p=none receivers report abuse of the domain but let it through. That is right for a beginning; quarantine or reject is the aim.',
          )
        : l10n.t('Large mailbox providers ask those who send much for DMARC, and slow down or refuse what lacks it.'),
    ruledOut: () => l10n.t('The sending domains have a DMARC policy.'),
    page: 'throughput',
  },
  ptr: {
    title: (args) => {
      switch (args.text('problem')) {
        case 'notBack':
          return l10n.t('The name of {0} ({1}) does not lead back to it', args.text('address'), args.text('names'));
        case 'otherHelo':
          return l10n.t(
            '{0} says HELO as {1}, but is called {2}',
            args.text('address'),
            args.text('helo'),
            args.text('names'),
          );
        default:
          return l10n.t('{0} has no name in DNS (PTR)', args.text('address'));
      }
    },
    meaning: (args) =>
      l10n.t(
        '{0} sends from this address. Receivers distrust an address whose name is missing or is another one than the server says.',
        args.text('server'),
      ),
    ruledOut: () => l10n.t('The public addresses have names that lead back to them.'),
    page: 'statisticsServer',
  },
};

/** What was seen in DNS, by the key of the fact. */
export const DNS_FACTS: Readonly<Record<string, (args: Args) => string>> = {
  'dns-mx': (args) => (args.text('problem') === 'refuses' ? l10n.t('the null MX') : l10n.t('no record')),
  'dns-spf': (args) => {
    if (args.has('record')) {
      return args.text('record');
    }
    if (args.has('count')) {
      return l10n.t('{0} records', numberText(args.number('count')));
    }
    return args.has('lookups') ? l10n.t('{0} look-ups', numberText(args.number('lookups'))) : l10n.t('no record');
  },
  'dns-dkim': (args) => {
    if (args.has('bits')) {
      return l10n.t('{0} bits', numberText(args.number('bits')));
    }
    return args.text('problem') === 'revoked' ? l10n.t('an empty key') : l10n.t('no record');
  },
  'dns-dmarc': (args) => (args.has('at') ? l10n.t('record of {0}', args.text('at')) : l10n.t('no record')),
  'dns-ptr': (args) => (args.has('names') ? args.text('names') : l10n.t('no record')),
};
