import { plan } from '../data/plan';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';

/** Deliveries of this many messages and more are judged by their shares of errors. */
const CUSTOMERS = 1600;

export const quarantineGrowth: Scenario = {
  name: 'quarantineGrowth',
  title: 'A list of old addresses was imported: every tenth is unknown at its provider and goes into quarantine.',
  truth: ['recipients.manyWentIntoQuarantine'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 20 * HOUR);
    store.run('UPDATE NmsRecipient SET tsDead = ? WHERE tsDead IS NULL AND iNoise % 100 < 10', [contact - 90 * DAY]);
    addDelivery(
      context,
      plan({
        label: 'Welcome back – partner list',
        contact,
        segment: 'partnerList',
        share: 1,
        rate: 120,
        theme: 'gifts',
        maxRetry: 0,
      }),
    );
  },
};

export const bouncesAboveThreshold: Scenario = {
  name: 'bouncesAboveThreshold',
  title: 'More than one message in ten of a mailing was refused, and there were no retries.',
  truth: ['recipients.manyDoNotExist'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const rates = store.all('SELECT iDomain AS domain, dSoftRate AS rate FROM DemoDomain');
    store.run('UPDATE DemoDomain SET dSoftRate = 0.25');
    addDelivery(
      context,
      plan({
        label: 'Clearance – last day',
        contact: minuteBefore(now, 6 * HOUR),
        segment: 'clearance',
        share: 1,
        rate: 120,
        theme: 'garden',
        maxRetry: 0,
      }),
    );
    for (const { domain, rate } of rates) {
      store.run('UPDATE DemoDomain SET dSoftRate = ? WHERE iDomain = ?', [Number(rate), Number(domain)]);
    }
  },
};

/**
 * Twice as many people as the instance has, who are read of in no tracking log, are sent to for four months. The last
 * mailing is hours old: the health check counts the people of the newest messages.
 */
export const inactiveRecipients: Scenario = {
  name: 'inactiveRecipients',
  title: 'Mailings go again and again to bought addresses whose owners have never opened any of them.',
  truth: ['recipients.mostDoNotReact'],
  customers: 600,
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    const born = now - 600 * DAY;
    for (const copy of [1, 2]) {
      store.run(
        `INSERT INTO NmsRecipient (iRecipientId, sEmail, sDomain, iDomain, sFirstName, sLastName, iEmailFormat, iFolderId, tsCreated, tsLastModified, iNoise, dKeen)
         SELECT iRecipientId + 1000000 * ?1, 'bought' || ?1 || sEmail, sDomain, iDomain, sFirstName, sLastName, 2, iFolderId, ?2, ?2, 1 + (iNoise + 7919 * ?1) % 1000003, 0
         FROM NmsRecipient WHERE iRecipientId < 1000000`,
        [copy, born],
      );
    }
    for (const days of [120, 80, 45, 0.25]) {
      addDelivery(
        context,
        plan({
          label: days < 1 ? 'To everybody – 6 hours ago' : `To everybody – ${days} days ago`,
          contact: minuteBefore(now, days * DAY),
          segment: 'all',
          share: 1,
          rate: 120,
          theme: 'furniture',
          maxRetry: 0,
        }),
      );
    }
  },
};
