import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import type { Truth } from './truth';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

interface NamedInJournal {
  readonly name: string;
  readonly title: string;
  readonly truth: readonly Truth[];
  readonly subject: string;
  readonly message: string;
  readonly routing?: 'bulk' | 'mid';
}

/** A delivery whose journal names its trouble in words that Adobe documents. */
function namedInJournal({ name, title, truth, subject, message, routing = 'bulk' }: NamedInJournal): Scenario {
  return {
    name,
    title,
    truth,
    subject,
    apply: (context) => {
      const id = addDelivery(
        context,
        plan({
          label: subject,
          contact: minuteBefore(context.now, 5 * HOUR),
          segment: name,
          share: 0.1,
          routing,
          theme: 'order',
        }),
      );
      writeJournal(context.store, id, context.now - 40 * MINUTE, 'error', message, -1);
    },
  };
}

export const affinityOnMid = namedInJournal({
  name: 'affinityOnMid',
  title: 'The mid-sourcing server does not know the IP affinity of a delivery.',
  truth: ['relay.doesNotKnowAffinity'],
  subject: 'Garden furniture – early bird',
  routing: 'mid',
  message: "The IPAffinity alderfinch.garden is not found on mid server 'https://mid.alderfinch.example'",
});

/** Long overdue, and the mid-sourcing server has no number for it. */
export const notOnMid: Scenario = {
  name: 'notOnMid',
  title: 'A delivery was never handed over to the mid-sourcing server, and nothing says why.',
  truth: ['relay.neverGotIt'],
  subject: 'Parcel lockers – now open',
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'Parcel lockers – now open',
        routing: 'mid',
        contact: minuteBefore(now, 55 * MINUTE),
        segment: 'lockers',
        share: 0.1,
        theme: 'order',
        standing: { kind: 'confirmed' },
      }),
    );
    store.run('UPDATE NmsDelivery SET iMidRemoteId = 0 WHERE iDeliveryId = ?', [id]);
  },
};

export const midTimeout = namedInJournal({
  name: 'midTimeout',
  title: 'Handing messages to the mid-sourcing server times out.',
  truth: ['relay.timesOut'],
  subject: 'Spare parts – your order',
  routing: 'mid',
  message:
    "Error during the call of method 'AppendDeliveryPart' on the mid sourcing server: 'Communication error with the server: Code HTTP 408 'Service temporarily unavailable''",
});
