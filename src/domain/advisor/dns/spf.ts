import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { eachDomain, type DomainOffence } from './eachDomain';

/** A check of SPF may follow this many mechanisms that need a look-up (RFC 7208, section 4.6.4). */
export const SPF_LOOKUPS = 10;

const LOOKS_UP = /^[+?~-]?(?:include:|a(?:$|[:/])|mx(?:$|[:/])|ptr(?:$|:)|exists:|redirect=)/i;

/** How many look-ups a record asks for by itself; what it includes may ask for more. */
export function spfLookups(record: string): number {
  return record
    .trim()
    .split(/\s+/)
    .slice(1)
    .filter((term) => LOOKS_UP.test(term)).length;
}

/** Receivers check by SPF which servers may send for a domain: exactly one record, which does not let everybody. */
export const spf = defineRule({
  id: 'spf',
  steps: ['sendingDomains'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'several':
        return l10n.t('{0} has {1} SPF records; only one is allowed', args.text('domain'), args.count('count'));
      case 'everybody':
        return l10n.t('The SPF record of {0} lets anybody send', args.text('domain'));
      case 'lookups':
        return l10n.t(
          'The SPF record of {0} needs {1} lookups; {2} are allowed',
          args.text('domain'),
          args.count('lookups'),
          args.count('most'),
        );
      default:
        return l10n.t('{0} has no SPF record', args.text('domain'));
    }
  },
  meaning: (args) =>
    args.text('problem') === 'none'
      ? l10n.t(
          'Receivers look by SPF whether a server may send for a domain. They look at the domain of the bounce address; where that is another one, this one needs none.',
        )
      : l10n.t('Receivers then treat the check as failed or worthless. Have the record corrected in DNS.'),
  ruledOut: () => l10n.t('The sending domains have a usable SPF record.'),
  page: 'throughput',
  facts: {
    'dns-spf': (args) => {
      if (args.has('record')) {
        return args.text('record');
      }
      if (args.has('count')) {
        return l10n.t('{0} records', args.count('count'));
      }
      return args.has('lookups') ? l10n.t('{0} lookups', args.count('lookups')) : l10n.t('no record');
    },
  },
  judge: eachDomain('spf', (records): DomainOffence | undefined => {
    const [record] = records;
    if (record === undefined) {
      return { severity: 'warning', certainty: 'likely', problem: 'none' };
    }
    if (records.length > 1) {
      return { severity: 'error', certainty: 'certain', problem: 'several', args: { count: records.length } };
    }
    if (/(?:^|\s)\+?all(?:\s|$)/i.test(record)) {
      return { severity: 'error', certainty: 'certain', problem: 'everybody', args: { record } };
    }
    const lookups = spfLookups(record);
    if (lookups > SPF_LOOKUPS) {
      return { severity: 'error', certainty: 'certain', problem: 'lookups', args: { lookups, most: SPF_LOOKUPS } };
    }
    return undefined;
  }),
});
