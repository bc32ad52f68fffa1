import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import { sentence, word } from '../answer/quoted';
import { defineTool } from '../defineTool';
import { aboutInstance, accessOf, chosen, DELIVERY, deliveryPart, INSTANCE, namedDelivery } from './common';
import { explanationOf, uncheckedPart } from './explanation';

export const explainDelivery = defineTool({
  name: 'campaign_explain_delivery',
  title: () => l10n.t('Explain a Delivery'),
  summary: () => l10n.t('Why a delivery waits, fails or is slow, with certainty and evidence.'),
  description:
    'Examines one delivery as “Why Is It Pending?” does: reads its journal, throughput, affinity and routing, asks the sending servers, and judges some forty causes. Answers the findings with their certainty (certain only when nothing contradicts; likely; possible), the evidence with times, what was ruled out, what could not be checked and why, and remedies with ids (E1.2) for campaign_propose_remedy. Takes a few seconds.',
  icon: 'question',
  budget: 3500,
  reaches: 'instance',
  input: z.strictObject({ instance: INSTANCE, delivery: DELIVERY }),
  run: async (call, { instance, delivery: named }) => {
    const found = await chosen(call, instance);
    const delivery = await namedDelivery(found, named, call.signal);
    call.progress(word('Looking at the delivery and at its servers'));
    const judge = await call.judge();
    const { id: connectionId } = found.descriptor;
    const ref = { connectionId, deliveryId: delivery.id };
    const [target, diagnosis] = await Promise.all([
      call.proposing?.bind(connectionId, call.signal),
      judge.diagnoseDelivery(accessOf(call), ref, call.now, call.signal),
    ]);
    const { at, findings, ruledOut, unchecked, situation } = diagnosis;
    const explained = explanationOf(call, judge, { ...ref, at, target, findings });
    return {
      about: {
        ...aboutInstance(found),
        delivery: deliveryPart(situation.delivery),
        explanation: explained.id,
        nothing_found: findings.length === 0 ? true : undefined,
      },
      lists: {
        findings: explained.findings,
        not_checked: unchecked.map(uncheckedPart),
        ruled_out: ruledOut.map((cause) => sentence(cause, [])),
      },
    };
  },
});
