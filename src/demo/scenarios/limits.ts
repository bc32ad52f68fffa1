import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, MINUTE, minuteBefore, type Scenario } from './scenario';

const LIMIT = 3;

export const concurrencyLimit: Scenario = {
  name: 'concurrencyLimit',
  title: 'As many campaign deliveries are being sent as NmsOperation_LimitConcurrency allows; the next one waits.',
  truth: ['database.asManyCampaignsAsAllowed'],
  subject: 'Christmas – wrapping workshop',
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE XtkOption SET iLongValue = ? WHERE sName = 'NmsOperation_LimitConcurrency'", [LIMIT]);
    for (let index = 0; index < LIMIT; index++) {
      addDelivery(
        context,
        plan({
          label: `Christmas – list ${index + 1}`,
          contact: minuteBefore(now, (50 + index) * MINUTE),
          segment: `xmas${index}`,
          share: 0.3,
          rate: 0.5,
          theme: 'gifts',
          operation: 'Christmas',
          author: 1063,
        }),
      );
    }
    addDelivery(
      context,
      plan({
        label: 'Christmas – wrapping workshop',
        contact: minuteBefore(now, 41 * MINUTE),
        segment: 'workshop',
        share: 0.1,
        theme: 'gifts',
        operation: 'Christmas',
        author: 1063,
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const throttledDomain: Scenario = {
  name: 'throttledDomain',
  title: 'One provider takes our messages very slowly; the rest of the delivery is long done.',
  truth: ['providers.quotaUsedUp'],
  subject: 'Sleep better – bedding guide',
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE DemoDomain SET dSlowness = 60, dSoftRate = 0.35 WHERE sName = 'orange.fr'");
    const id = addDelivery(
      context,
      plan({
        label: 'Sleep better – bedding guide',
        contact: minuteBefore(now, 24 * MINUTE),
        segment: 'sleep',
        share: 0.5,
        rate: 30,
        theme: 'textiles',
        maxRetry: 5,
      }),
    );
    for (const ago of [18, 11, 4]) {
      writeJournal(
        store,
        id,
        now - ago * MINUTE,
        'warning',
        "Domain 'orange.fr': quotas met, the messages are put off (rule 'Orange', 20 messages per connection)",
      );
    }
  },
};
