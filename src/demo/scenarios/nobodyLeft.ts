import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { selectTarget, writeExclusions, writeMessages } from '../engine/target';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';

export const nobodyLeft: Scenario = {
  name: 'nobodyLeft',
  title: 'Everybody whom a delivery is meant for is in quarantine: it was prepared with nobody to send to.',
  truth: ['target.everybodyExcluded', 'plan.later'],
  subject: 'Old customers – come back',
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, -2 * HOUR);
    const id = addDelivery(
      context,
      plan({
        label: 'Old customers – come back',
        contact,
        segment: 'oldCustomers',
        share: 0.02,
        theme: 'gifts',
        standing: { kind: 'ready' },
      }),
    );
    store.run(
      `INSERT INTO NmsAddress (sAddress, iType, iStatus, iQuarantineReason, sQuarantineText, sDomain, iErrorCount, tsCreated, tsLastModified)
       SELECT r.sEmail, 0, 3, 1, '550 5.1.1 unknown user', r.sDomain, 1, ?, ? FROM NmsBroadLogRcp b JOIN NmsRecipient r ON r.iRecipientId = b.iRecipientId WHERE b.iDeliveryId = ?`,
      [now - 40 * DAY, now - 40 * DAY, id],
    );
    store.run(
      'UPDATE NmsRecipient SET iQuarantine = 1 WHERE iRecipientId IN (SELECT iRecipientId FROM NmsBroadLogRcp WHERE iDeliveryId = ?)',
      [id],
    );
    const at = now - HOUR;
    selectTarget(store, id, at);
    const excluded = writeExclusions(store, id, at);
    writeMessages(store, id, at);
    store.run('DELETE FROM NmsDeliveryPart WHERE iDeliveryId = ?', [id]);
    store.run('UPDATE NmsDelivery SET iToDeliver = 0, iHtml = 0, iText = 0 WHERE iDeliveryId = ?', [id]);
    writeJournal(store, id, at, 'warning', `${excluded} recipient(s) excluded by the typology rules`);
  },
};
