import * as l10n from '@vscode/l10n';
import { RULED_OUT, fact, finding, found } from '../../judgement/verdict';
import type { InstanceEvidence } from '../instanceEvidence';
import { defineRule, named, uncheckedBecause } from '../rule';
import { LOAD_THRESHOLDS, largeFrom, tooClose } from './plannedLoad';

/** Several large deliveries at once slow each other down: Adobe asks for 5 to 10 minutes to spread the load. */
export const bigDeliveriesTogether = defineRule({
  id: 'bigDeliveriesTogether',
  filter: 'state:pending',
  steps: ['plannedLoad'],
  title: (args) => l10n.t('{0} large deliveries start together at {1}', args.count('count'), args.time('contactAt')),
  meaning: (args) =>
    l10n.t(
      'The load needs 5 to 10 minutes to spread. Let them start {0} apart: {1}.',
      args.duration('apartMs'),
      args.text('names'),
    ),
  ruledOut: () => l10n.t('No large deliveries start together.'),
  page: 'performance',
  facts: {
    planned: (args) =>
      l10n.t('{0}: {1} messages from {2} on', args.text('names'), args.count('messages'), args.time('contactAt')),
  },
  thresholds: LOAD_THRESHOLDS,
  judge: (evidence, thresholds) => {
    const { scheduled } = evidence.groups;
    if (!scheduled.ok) {
      return uncheckedBecause(scheduled);
    }
    const large = largeFrom(biggestOf(evidence), thresholds);
    const groups = tooClose(scheduled.value.deliveries, large, thresholds.apartMs);
    if (groups.length === 0) {
      return RULED_OUT;
    }
    return found(
      ...groups.map((group) => {
        const names = named(group.map(({ delivery }) => delivery));
        const contactAt = group[0]?.contactDate ?? 0;
        return finding({
          cause: 'bigDeliveriesTogether',
          severity: group.some(({ messages }) => messages >= thresholds.largeDelivery) ? 'warning' : 'info',
          certainty: 'certain',
          args: { count: group.length, names, contactAt, apartMs: thresholds.apartMs },
          evidence: [
            fact(scheduled, 'planned', {
              names,
              messages: group.reduce((total, { messages }) => total + messages, 0),
              contactAt,
            }),
          ],
        });
      }),
    );
  },
});

function biggestOf({ groups }: InstanceEvidence): number {
  const known = Object.values(groups).flatMap((group) => (group.ok ? group.value.deliveries : []));
  return known.reduce((most, { counters }) => Math.max(most, counters.toDeliver ?? 0), 0);
}
