import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { AdvisorOption } from '../instanceEvidence';
import { defineRule, uncheckedBecause } from '../rule';

const PURGES = [
  'NmsCleanup_BroadLogPurgeDelay',
  'NmsCleanup_TrackingLogPurgeDelay',
] as const satisfies readonly AdvisorOption[];

const DAY_MS = 24 * 60 * 60_000;

/** As days, no purge delay is as long as this: larger numbers are seconds, as the list of options has them. */
const MOST_DAYS = 10_000;

/** How long a log is kept by its option, ms; undefined for ever, or when it is not told. */
export function purgeDelay(option: string | undefined): number | undefined {
  const delay = Number(option ?? Number.NaN);
  if (!(delay > 0)) {
    return undefined;
  }
  return delay < MOST_DAYS ? delay * DAY_MS : delay * 1000;
}

/** A purge delay of 0 keeps logs for ever: tables grow until everything that reads them is slow (Adobe, "Database cleanup workflow"). */
export const purgeUnlimited = defineRule({
  id: 'purgeUnlimited',
  steps: ['technicalWorkflows'],
  title: (args) => l10n.t('Logs are kept forever: {0}', args.text('options')),
  meaning: () =>
    l10n.t(
      'A purge delay of 0 means that nothing is deleted. The tables grow until everything that reads them is slow: set a number of days.',
    ),
  ruledOut: () => l10n.t('Old logs are purged.'),
  page: 'options',
  facts: {
    purgeDelay: (args) => l10n.t('{0} is 0: nothing is ever purged', args.text('option')),
  },
  judge: ({ options }) => {
    const reads = PURGES.map((option) => ({ option, read: options[option] }));
    const endless = reads.flatMap(({ option, read }) =>
      read.ok && read.value?.trim() === '0' ? [{ option, read }] : [],
    );
    if (endless.length === 0) {
      return reads.every(({ read }) => read.ok) ? RULED_OUT : uncheckedBecause(...reads.map(({ read }) => read));
    }
    return found(
      finding({
        cause: 'purgeUnlimited',
        severity: 'warning',
        certainty: 'certain',
        args: { options: endless.map(({ option }) => option).join(', ') },
        evidence: endless.map(({ option, read }) => fact(read, 'purgeDelay', { option })),
      }),
    );
  },
});
