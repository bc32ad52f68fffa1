import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

/** What a rule can see: options `NmsCleanup_…PurgeDelay` of 0, which means that nothing is ever purged. */
export const purgeUnlimited: Scenario = {
  name: 'purgeUnlimited',
  title: 'The logs of deliveries are kept for ever: their retention is set to nothing.',
  truth: ['configuration.logsKeptForEver'],
  apply: ({ store }) => {
    store.run(
      "UPDATE XtkOption SET iLongValue = 0 WHERE sName IN ('NmsCleanup_BroadLogPurgeDelay', 'NmsCleanup_TrackingLogPurgeDelay')",
    );
  },
};

export const concurrencyTooHigh: Scenario = {
  name: 'concurrencyTooHigh',
  title: 'Eighty deliveries of campaigns may be sent at the same time, more than Adobe advises.',
  truth: ['configuration.tooManyCampaignsAllowed'],
  apply: ({ store }) => {
    store.run("UPDATE XtkOption SET iLongValue = 80 WHERE sName = 'NmsOperation_LimitConcurrency'");
  },
};

export const smsAccountInactive: Scenario = {
  name: 'smsAccountInactive',
  title: 'The routing account for SMS is switched off, and a message waits for it.',
  truth: ['account.switchedOff'],
  subject: 'Sale reminder by SMS',
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE NmsExtAccount SET iActive = 0, tsLastModified = ? WHERE sName = 'midSourcingSms'", [
      now - 2 * HOUR,
    ]);
    const id = addDelivery(
      context,
      plan({
        label: 'Sale reminder by SMS',
        channel: 'sms',
        routing: 'mid',
        folder: 1107,
        contact: minuteBefore(now, 55 * MINUTE),
        segment: 'saleSms',
        share: 0.3,
        weight: 180,
        openRate: 0,
        clickRate: 0,
        standing: { kind: 'confirmed' },
      }),
    );
    writeJournal(
      store,
      id,
      now - 54 * MINUTE,
      'error',
      "The external account 'midSourcingSms' is not enabled: the delivery cannot be handed over",
      -1,
    );
  },
};
