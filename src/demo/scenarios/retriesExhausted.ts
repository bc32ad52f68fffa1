import { plan } from '../data/plan';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

/** Messages that are still tried. */
const LEFT = 6;

export const retriesExhausted: Scenario = {
  name: 'retriesExhausted',
  title: 'A delivery has used up its retries but one; what fails in the last pass is given up.',
  truth: ['plan.lastRetry'],
  subject: 'Store opening – last retry',
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 9 * HOUR);
    const id = addDelivery(
      context,
      plan({
        label: 'Store opening – last retry',
        contact,
        segment: 'opening',
        share: 0.3,
        theme: 'furniture',
        maxRetry: 5,
      }),
    );
    store.run(
      `UPDATE NmsBroadLogRcp SET iStatus = 6, iMsgId = 107, iPass = 5 WHERE iBroadLogId IN
         (SELECT iBroadLogId FROM NmsBroadLogRcp WHERE iDeliveryId = ? ORDER BY iBroadLogId LIMIT ?)`,
      [id, LEFT],
    );
    store.run(
      'UPDATE NmsDelivery SET iState = 61, iRetry = 5, tsNextPassDate = ?, tsBroadEnd = NULL WHERE iDeliveryId = ?',
      [now + 50 * MINUTE, id],
    );
  },
};
