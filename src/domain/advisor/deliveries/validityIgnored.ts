import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found, ruledOutUnless, unchecked } from '../../judgement/verdict';
import { defineRule, named } from '../rule';
import { configuredServers, notConfigured } from '../servers/configuredServers';

/** With the Enhanced MTA a validity beyond 3.5 days is cut off. */
export const validityIgnored = defineRule({
  id: 'validityIgnored',
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('The validity of 1 scheduled delivery is longer than the Enhanced MTA keeps to')
      : l10n.t(
          'The validity of {0} scheduled deliveries is longer than the Enhanced MTA keeps to',
          args.count('count'),
        ),
  meaning: (args) => l10n.t('It gives up after 3.5 days whatever the validity says: {0}.', args.text('names')),
  ruledOut: () => l10n.t('No validity is longer than the MTA keeps to.'),
  page: 'sending',
  facts: {
    useMomentum: () => l10n.t('useMomentum is true: emails go through the Enhanced MTA'),
  },
  thresholds: {
    /** Adobe: 3.5 days. */
    enhancedValidityMs: {
      name: 'advisor.enhancedMtaValidityHours',
      description: () => l10n.t('How many hours of validity the Enhanced MTA honours.'),
      fallback: 84,
      min: 1,
      max: 720,
      unit: 'hours',
    },
  },
  judge: ({ servers, groups: { scheduled } }, { enhancedValidityMs }) => {
    const enhanced = configuredServers(servers).find(({ settings }) => settings.value.mta?.useMomentum === true);
    if (enhanced === undefined) {
      return ruledOutUnless(notConfigured(servers));
    }
    if (!scheduled.ok) {
      return ruledOutUnless([unchecked(scheduled)]);
    }
    const longer = scheduled.value.deliveries.filter(
      ({ contactDate, validityDate }) =>
        contactDate !== undefined && validityDate !== undefined && validityDate - contactDate > enhancedValidityMs,
    );
    if (longer.length === 0) {
      return RULED_OUT;
    }
    const args = { count: longer.length, names: named(longer) };
    return found(
      finding({
        cause: 'validityIgnored',
        severity: 'info',
        certainty: 'certain',
        args,
        evidence: [
          fact(enhanced.settings, 'useMomentum', { server: enhanced.name }),
          fact(scheduled, 'deliveries', args),
        ],
      }),
    );
  },
});
