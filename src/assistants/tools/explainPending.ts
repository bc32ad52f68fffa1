import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { isOverdue } from '../../domain/attention';
import type { Part } from '../answer/answer';
import { word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { aboutInstance, accessOf, chosen, deliveryPart, INSTANCE } from './common';
import { explanationOf, findingPart } from './explanation';

/** Deliveries that are shown; the others are counted. */
const MOST_SHOWN = 25;

export const explainPending = defineTool({
  name: 'campaign_explain_pending',
  title: () => l10n.t('Explain All That Waits'),
  summary: () => l10n.t('Why each delivery that waits does so, the overdue first.'),
  description:
    'Examines every delivery of an instance that is pending or needs attention, together. Answers the overdue first, each with its most important finding and certainty. Use campaign_explain_delivery for the whole answer on one of them, with its evidence and remedies.',
  icon: 'checklist',
  budget: 4000,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE }),
  run: async (call, { instance }) => {
    const found = await chosen(call, instance);
    const judge = await call.judge();
    const { id: connectionId } = found.descriptor;
    const [target, { diagnosed, left }] = await Promise.all([
      call.proposing?.bind(connectionId, call.signal),
      judge.diagnoseAllPending(accessOf(call), connectionId, call.now, call.signal, (done, of) => {
        call.progress(word(`${done} of ${of} deliveries`));
      }),
    ]);
    const late = (one: (typeof diagnosed)[number]): number => (isOverdue(one.delivery, found.now) ? 0 : 1);
    const rows = [...diagnosed].sort((a, b) => late(a) - late(b)).slice(0, MOST_SHOWN);
    return {
      about: {
        ...aboutInstance(found),
        waiting: diagnosed.length + left,
        overdue: diagnosed.filter((one) => late(one) === 0).length,
        not_examined: left,
        not_shown: diagnosed.length - rows.length,
        nothing: diagnosed.length === 0 ? word('Nothing waits.') : undefined,
      },
      lists: {
        deliveries: rows.map(({ delivery, diagnosis: { at, findings, unchecked } }): Part => {
          const [first] = findings;
          return {
            ...deliveryPart(delivery),
            explanation: explanationOf(call, judge, { connectionId, deliveryId: delivery.id, at, target, findings }).id,
            finding: first && findingPart(first, judge),
            more_findings: Math.max(0, findings.length - 1),
            not_checked: unchecked.length,
          };
        }),
      },
    };
  },
});
