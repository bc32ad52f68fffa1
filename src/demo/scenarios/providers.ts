import { plan } from '../data/plan';
import { one, recomputeMessages } from '../engine/counters';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';

/** So many that every provider gets as many messages as shares are taken from. */
const CUSTOMERS = 1600;

/** Every twentieth reader at one provider complains; its feedback loop tells (`nms:broadLogMsg` 115, reason 8). */
export const complaints: Scenario = {
  name: 'complaints',
  title: 'Readers at one provider report a mailing as spam.',
  truth: ['recipients.complain'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'You have won',
        contact: minuteBefore(now, 9 * HOUR),
        segment: 'won',
        share: 1,
        rate: 120,
        theme: 'gifts',
        maxRetry: 0,
      }),
    );
    store.run(
      'UPDATE NmsBroadLogRcp SET iStatus = 2, iMsgId = 115 WHERE iDeliveryId = ? AND iStatus = 1 AND iDomain = 2 AND iNoise % 20 = 0',
      [id],
    );
    recomputeMessages(store, one(id), now);
  },
};

/** A provider gave up part of its mailboxes; each mailing of the last days found some of them. */
export const unknownUsers: Scenario = {
  name: 'unknownUsers',
  title: 'Half of the addresses at one provider do not exist any more.',
  truth: ['recipients.manyUnknown'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 3 * DAY);
    store.run('UPDATE NmsRecipient SET tsDead = ? WHERE tsDead IS NULL AND iDomain = 7 AND iNoise % 2 = 0', [
      contact - DAY,
    ]);
    addDelivery(
      context,
      plan({
        label: 'Spring fair – all customers',
        contact,
        segment: 'all',
        share: 1,
        rate: 120,
        theme: 'garden',
        maxRetry: 0,
      }),
    );
  },
};

export const domainBounces: Scenario = {
  name: 'domainBounces',
  title: 'One provider refuses most of what we send it, mailing after mailing.',
  truth: ['providers.refuseMuch'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const rate = store.number('SELECT dSoftRate * 1000 FROM DemoDomain WHERE iDomain = 3') / 1000;
    store.run('UPDATE DemoDomain SET dSoftRate = 0.7 WHERE iDomain = 3');
    for (const days of [1, 2, 3, 4]) {
      addDelivery(
        context,
        plan({
          label: `Clearance by post code – part ${days}`,
          contact: minuteBefore(now, days * DAY),
          segment: `clearance${days}`,
          share: 1,
          rate: 120,
          theme: 'kitchen',
          maxRetry: 0,
        }),
      );
    }
    store.run('UPDATE DemoDomain SET dSoftRate = ? WHERE iDomain = 3', [rate]);
  },
};
