import * as l10n from '@vscode/l10n';
import { defineRule } from '../rule';
import { eachDomain } from './eachDomain';

/** The value of a tag, `p` in `v=DMARC1; p=none`; undefined when it is not there. */
export function dmarcTag(record: string, tag: string): string | undefined {
  for (const part of record.split(';')) {
    const [name = '', value] = part.split('=', 2).map((piece) => piece.trim());
    if (name.toLowerCase() === tag) {
      return value?.toLowerCase();
    }
  }
  return undefined;
}

/** Big mailbox providers ask bulk senders for a DMARC record; `p=none` only watches. */
export const dmarc = defineRule({
  id: 'dmarc',
  steps: ['signatures'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'watching':
        return l10n.t('The DMARC record of {0} only monitors', args.text('domain'));
      case 'noPolicy':
        return l10n.t('The DMARC record of {0} has no policy', args.text('domain'));
      default:
        return l10n.t('{0} has no DMARC record', args.text('domain'));
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
  facts: {
    'dns-dmarc': (args) => (args.has('at') ? l10n.t('record of {0}', args.text('at')) : l10n.t('no record')),
  },
  judge: eachDomain('dmarc', (seen, { domain }) => {
    if (seen === undefined) {
      return { severity: 'warning', certainty: 'certain', problem: 'none' };
    }
    const inherited = seen.domain !== domain;
    const policy = (inherited ? dmarcTag(seen.record, 'sp') : undefined) ?? dmarcTag(seen.record, 'p');
    if (policy === undefined) {
      return { severity: 'error', certainty: 'certain', problem: 'noPolicy', args: { at: seen.domain } };
    }
    return policy === 'none'
      ? { severity: 'info', certainty: 'certain', problem: 'watching', args: { at: seen.domain } }
      : undefined;
  }),
});
