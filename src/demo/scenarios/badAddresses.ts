import { plan } from '../data/plan';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';

/** Deliveries of this many messages and more are judged by their shares of errors. */
const CUSTOMERS = 1600;

export const quarantineGrowth: Scenario = {
  name: 'quarantineGrowth',
  title: 'A list of old addresses was imported: every tenth is unknown at its provider and goes into quarantine.',
  finding: 'manyQuarantines',
  also: ['quarantineGrowth'],
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 20 * HOUR);
    store.run('UPDATE NmsRecipient SET tsDead = ? WHERE tsDead IS NULL AND iNoise % 100 < 10', [contact - 90 * DAY]);
    addDelivery(context, plan({ label: 'Welcome back – partner list', contact, segment: 'partnerList', share: 1, rate: 120, theme: 'gifts', maxRetry: 0 }));
  },
};

export const bouncesAboveThreshold: Scenario = {
  name: 'bouncesAboveThreshold',
  title: 'More than one message in ten of a mailing was refused, and there were no retries.',
  finding: 'manyErrors',
  customers: CUSTOMERS,
  apply: (context) => {
    const { store, now } = context;
    const rates = store.all('SELECT iDomain AS domain, dSoftRate AS rate FROM DemoDomain');
    store.run('UPDATE DemoDomain SET dSoftRate = 0.25');
    addDelivery(context, plan({ label: 'Clearance – last day', contact: minuteBefore(now, 6 * HOUR), segment: 'clearance', share: 1, rate: 120, theme: 'garden', maxRetry: 0 }));
    for (const { domain, rate } of rates) store.run('UPDATE DemoDomain SET dSoftRate = ? WHERE iDomain = ?', [Number(rate), Number(domain)]);
  },
};

/** What a rule can see: `indicators/@recipientOpen` against `@success` of the last mailings to one segment; no open for ten of them. */
export const inactiveRecipients: Scenario = {
  name: 'inactiveRecipients',
  title: 'Mailings go again and again to people who have not opened any of them for weeks.',
  finding: undefined,
  apply: (context) => {
    for (let week = 1; week <= 4; week++) {
      addDelivery(context, plan({ label: `Sleeping customers – week ${week}`, contact: minuteBefore(context.now, week * 7 * DAY), segment: 'sleeping', share: 0.15, theme: 'furniture', openRate: 0.004, clickRate: 0.0004 }));
    }
  },
};
