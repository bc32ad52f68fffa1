import { plan } from '../data/plan';
import { one, recomputeMessages } from '../engine/counters';
import { REASON } from '../engine/bounces';
import { insertRow } from '../store/store';
import { addDelivery, DAY, minuteBefore, type Scenario } from './scenario';

/** Texts of messages that did not arrive, or came back, by Adobe's support articles. */
const TEXTS: readonly string[] = [
  'Representation unavailable',
  "'content htmlContent' line 19: the recipient is not defined. SCR-160012 JavaScript: error while evaluating script 'content htmlContent'",
  "SCR-160012 JavaScript: error while evaluating script 'content htmlContent'.",
  "JST-310000 Error while compiling script 'content htmlContent' line 38: missing ; before statement (line='@ include option='NmsTracking_ClickFormula_custom'').",
  "Attribute 'loyaltyLevel' unknown",
  'Messages queued (connection quotas met)',
  'Messages queued (dynamic flow control)',
  "Inbound email bounce (rule 'Feedback_loop_Hotmail' has matched this bounce)",
  "Inbound email bounce (rule 'Auto_replies' has matched this bounce)",
  'SMS too long',
  "An error 'Unregistered' was returned by the push service",
  "INT-150006 Unable to connect to 'https://fcm.googleapis.com/fcm/send'",
];

/** Far above what the simulation itself knows. */
const FIRST_TEXT = 400;

/** Out of so many messages one is given each text. */
const OUT_OF = 40;

/** A delivery of last week whose messages failed in every way that has a text of its own. */
export const messageTexts: Scenario = {
  name: 'messageTexts',
  title: 'Some messages of a delivery of last week failed, each kind with a text that asks for an explanation.',
  truth: ['recipients.fewFailedInManyWays'],
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'Thank you for your visit',
        contact: minuteBefore(now, 6 * DAY),
        segment: 'visit',
        share: 1,
        rate: 120,
        theme: 'gifts',
        maxRetry: 0,
      }),
    );
    for (const [index, text] of TEXTS.entries()) {
      const iBroadLogMsgId = FIRST_TEXT + index;
      insertRow(store, 'NmsBroadLogMsg', {
        iBroadLogMsgId,
        sText: text,
        iFailureReason: REASON.unreachable,
        iFailureType: 2,
        iQualificationStatus: 1,
        tsLastModified: now,
      });
      store.run(
        `UPDATE NmsBroadLogRcp SET iStatus = 2, iMsgId = ? WHERE iDeliveryId = ? AND iStatus = 1 AND iBroadLogId % ${OUT_OF} = ?`,
        [iBroadLogMsgId, id, index],
      );
    }
    recomputeMessages(store, one(id), now);
  },
};
