import * as l10n from '@vscode/l10n';
import { BECAUSE } from '../../judgement/verdict';
import { defineRule } from '../rule';
import { eachDomain } from './eachDomain';

/** Adobe, "Performance and throughput": shorter keys are refused. */
export const DKIM_BITS = 1024;

/**
 * Mails should be signed with a key of at least 1024 bits. Keys are found by their selectors, which nobody lists: without
 * one, only the absence of all keys can be told, and whether some servers answer it rightly is not certain.
 */
export const dkim = defineRule({
  id: 'dkim',
  steps: ['signatures'],
  title: (args) => {
    switch (args.text('problem')) {
      case 'short':
        return l10n.t(
          'The DKIM key “{0}” of {1} has {2} bits; {3} are needed',
          args.text('selector'),
          args.text('domain'),
          args.count('bits'),
          args.count('least'),
        );
      case 'revoked':
        return l10n.t('The DKIM key “{0}” of {1} was revoked', args.text('selector'), args.text('domain'));
      case 'selectors':
        return l10n.t('{0} has no DKIM key under {1}', args.text('domain'), args.text('selectors'));
      default:
        return l10n.t('{0} has no DKIM key', args.text('domain'));
    }
  },
  meaning: (args) =>
    args.text('problem') === 'short'
      ? l10n.t('Receivers ignore signatures with short keys. Have a longer key made and published.')
      : l10n.t(
          'Without a valid signature, emails are more likely to be refused or to end up as spam. Publish the key that Campaign, or the Enhanced MTA, signs with.',
        ),
  ruledOut: () => l10n.t('The sending domains have a DKIM key that is long enough.'),
  page: 'throughput',
  facts: {
    'dns-dkim': (args) => {
      if (args.has('bits')) {
        return l10n.t('{0} bits', args.count('bits'));
      }
      return args.text('problem') === 'revoked' ? l10n.t('an empty key') : l10n.t('no record');
    },
  },
  judge: eachDomain('dkim', ({ anything, keys, asked }, { domain }) => {
    if (!anything && keys.length === 0) {
      return { severity: 'warning', certainty: 'likely', problem: 'none' };
    }
    const short = keys.find(({ bits }) => bits !== undefined && bits < DKIM_BITS);
    if (short !== undefined) {
      const args = { selector: short.selector, bits: short.bits ?? 0, least: DKIM_BITS };
      return { severity: 'error', certainty: 'certain', problem: 'short', args };
    }
    const usable = keys.filter(({ revoked }) => !revoked);
    if (usable.length > 0) {
      return undefined;
    }
    const [revoked] = keys;
    if (revoked !== undefined) {
      return { severity: 'error', certainty: 'likely', problem: 'revoked', args: { selector: revoked.selector } };
    }
    if (asked.length > 0) {
      const args = { selectors: asked.join(', ') };
      return { severity: 'warning', certainty: 'possible', problem: 'selectors', args };
    }
    return { what: `DKIM: ${domain}`, because: BECAUSE.noSelector };
  }),
});
