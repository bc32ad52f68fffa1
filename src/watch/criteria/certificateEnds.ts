import * as l10n from '@vscode/l10n';
import { defineCriterion } from './criterion';

const DAY_MS = 24 * 60 * 60_000;

/** The certificate of the instance, or of the domain that links and opens go through. */
export const certificateEnds = defineCriterion({
  id: 'certificateEnds',
  about: 'instance',
  name: () => l10n.t('Certificate about to end'),
  description: () => l10n.t('Watching: the certificate of the instance or of its tracking domain is about to end.'),
  title: (args) =>
    args.number('days') < 0
      ? l10n.t('The certificate of {0} ended {1}', args.text('host'), args.time('endsAt'))
      : l10n.t('The certificate of {0} ends {1}', args.text('host'), args.time('endsAt')),
  thresholds: {
    leftMs: {
      name: 'watch.certificateDays',
      description: () => l10n.t('Watching: how many days before it ends a certificate is reported.'),
      fallback: 30,
      min: 1,
      max: 365,
      unit: 'days',
    },
  },
  judge: ({ certificates, at }, { leftMs }) => ({
    blind: (host) => !certificates.some((one) => one.ok && one.value.host === host),
    signs: certificates.flatMap((read) => {
      if (!read.ok) {
        return [];
      }
      const { host, validTo } = read.value;
      const days = Math.floor((validTo - at) / DAY_MS);
      return [
        {
          subject: host,
          severity: days < 7 ? ('error' as const) : ('warning' as const),
          // Half of the time left is the double of the trouble.
          level: leftMs / Math.max(validTo - at, DAY_MS / 2),
          args: { host, endsAt: validTo, days },
        },
      ];
    }),
  }),
});
