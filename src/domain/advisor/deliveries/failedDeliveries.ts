import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import { defineRule, named, uncheckedBecause } from '../rule';
import { unchangedFor } from './pickedDeliveries';

/** As many are deleted in one write as a person can look through. */
const DELETED_AT_ONCE = 50;

/** Failed deliveries keep temporary tables, which the cleanup does not drop: they should be deleted. */
export const failedDeliveries = defineRule({
  id: 'failedDeliveries',
  filter: 'state:failed',
  steps: ['workTables'],
  title: (args) =>
    args.number('count') === 1
      ? l10n.t('1 failed delivery is kept')
      : l10n.t('{0} failed deliveries are kept', args.count('count')),
  meaning: (args) =>
    args.number('old') > 0
      ? l10n.t(
          '{0} of them are old. They keep temporary tables (wkDlv_…) that slow the database down: delete what is no longer needed.',
          args.count('old'),
        )
      : l10n.t('They keep temporary tables (wkDlv_…) that slow the database down: delete what is no longer needed.'),
  ruledOut: () => l10n.t('No failed deliveries are kept.'),
  page: 'performance',
  thresholds: {
    /** Both ours. */
    failedOldMs: {
      name: 'advisor.oldFailedDeliveryDays',
      description: () => l10n.t('After how many days a failed delivery that is kept counts as old.'),
      fallback: 7,
      min: 1,
      max: 365,
      unit: 'days',
    },
    failedMany: {
      name: 'advisor.maxFailedDeliveries',
      description: () => l10n.t('How many failed deliveries may be kept, whatever their age.'),
      fallback: 10,
      min: 1,
      max: 10_000,
    },
  },
  judge: (evidence, { failedOldMs, failedMany }) => {
    const { failed } = evidence.groups;
    if (!failed.ok) {
      return uncheckedBecause(failed);
    }
    const { deliveries } = failed.value;
    const count = failed.value.total ?? deliveries.length;
    if (count === 0) {
      return RULED_OUT;
    }
    const old = deliveries.filter((delivery) => unchangedFor(delivery, failedOldMs, evidence));
    return found(
      finding({
        cause: 'failedDeliveries',
        severity: old.length > 0 || count >= failedMany ? 'warning' : 'info',
        certainty: 'certain',
        args: { count, old: old.length, names: named(old.length > 0 ? old : deliveries) },
        evidence: [fact(failed, 'deliveries', { count, names: named(deliveries) })],
        remedies: [
          {
            kind: 'deleteFailed',
            deliveryIds: (old.length > 0 ? old : deliveries).slice(0, DELETED_AT_ONCE).map(({ id }) => id),
          },
        ],
      }),
    );
  },
});
