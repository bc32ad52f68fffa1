import { plan } from '../data/plan';
import { REASON } from '../engine/bounces';
import { one, recomputeMessages } from '../engine/counters';
import { writeJournal } from '../engine/journal';
import { insertRow } from '../store/store';
import { addDelivery, MINUTE, minuteBefore, type Scenario } from './scenario';

const TEXT =
  "JST-310000 Error while compiling script 'content htmlContent' line 38: missing ; before statement (line='@ include option='NmsTracking_ClickFormula_brand'').";

/** Far above what the simulation itself knows. */
const TEXT_ID = 480;

/** As in Adobe's support article KA-15353. */
export const contentScript: Scenario = {
  name: 'contentScript',
  title: 'A script in the content fails for every message: all become unreachable, and addresses go into quarantine.',
  truth: ['content.scriptFailsForEveryMessage'],
  subject: 'Your points, your gift',
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 18 * MINUTE);
    const id = addDelivery(
      context,
      plan({ label: 'Your points, your gift', contact, segment: 'points gift', share: 0.6, rate: 2, theme: 'gifts' }),
    );
    insertRow(store, 'NmsBroadLogMsg', {
      iBroadLogMsgId: TEXT_ID,
      sText: TEXT,
      iFailureReason: REASON.unreachable,
      iFailureType: 2,
      iQualificationStatus: 1,
      tsLastModified: now,
    });
    store.run('UPDATE NmsBroadLogRcp SET iStatus = 2, iMsgId = ? WHERE iDeliveryId = ? AND iStatus <> 6', [
      TEXT_ID,
      id,
    ]);
    for (const message of [TEXT, "SCR-160012 JavaScript: error while evaluating script 'content htmlContent'."]) {
      writeJournal(store, id, now - 15 * MINUTE, 'error', message, -53);
    }
    recomputeMessages(store, one(id), now);
  },
};
