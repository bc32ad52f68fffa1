import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, DAY, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

/** `@startDate` and `@endDate` of a delivery that has long been sent. */
export const slowPreparation: Scenario = {
  name: 'slowPreparation',
  title:
    'The analysis of a newsletter took two hours and a half, because its scripts read one record for each recipient.',
  truth: ['content.scriptsReadRowByRow'],
  apply: (context) => {
    const contact = minuteBefore(context.now, 20 * HOUR);
    const id = addDelivery(
      context,
      plan({ label: 'Your year with us', contact, segment: 'year', share: 0.4, theme: 'gifts', maxRetry: 0 }),
    );
    context.store.run('UPDATE NmsDelivery SET tsStartDate = ?, tsEndDate = ? WHERE iDeliveryId = ?', [
      contact - 3 * HOUR,
      contact - HOUR / 2,
      id,
    ]);
  },
};

/** Messages a second so few that none is sent while anybody looks. */
const STANDSTILL = 1e-9;

export const partsNotTaken: Scenario = {
  name: 'partsNotTaken',
  title: 'A delivery counts as started, but its parts stay in the queue of the database and nothing leaves.',
  truth: ['database.partsStayInTheQueue'],
  subject: 'Curtains made to measure',
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 70 * MINUTE);
    const id = addDelivery(
      context,
      plan({
        label: 'Curtains made to measure',
        contact,
        segment: 'curtains',
        share: 0.25,
        theme: 'textiles',
        standing: { kind: 'confirmed' },
      }),
    );
    store.run(
      'UPDATE NmsDelivery SET iState = 55, tsBroadStart = ?, tsPassStart = ?, dRate = ? WHERE iDeliveryId = ?',
      [contact, contact, STANDSTILL, id],
    );
    writeJournal(store, id, contact, 'info', 'Delivery started');
  },
};

export const flowControl: Scenario = {
  name: 'flowControl',
  title: 'One provider defers our messages, and the MTA slows itself down towards it.',
  truth: ['providers.deferMuch'],
  subject: 'Garden planner',
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE DemoDomain SET dSlowness = 45, dSoftRate = 0.3 WHERE sName LIKE 'yahoo%'");
    const id = addDelivery(
      context,
      plan({
        label: 'Garden planner',
        contact: minuteBefore(now, 22 * MINUTE),
        segment: 'planner',
        share: 0.5,
        rate: 30,
        theme: 'garden',
        maxRetry: 5,
      }),
    );
    for (const ago of [16, 9, 3]) {
      writeJournal(
        store,
        id,
        now - ago * MINUTE,
        'warning',
        "421 4.7.0 [TSS04] Messages temporarily deferred: dynamic flow control lowers the throughput towards 'yahoo'",
      );
    }
  },
};

export const longPreparation: Scenario = {
  name: 'longPreparation',
  title: 'The personalisation of a delivery has been going on for three hours.',
  truth: ['content.personalisationForHours'],
  apply: (context) => {
    const { store, now } = context;
    const begun = minuteBefore(now, 3 * HOUR);
    const id = addDelivery(
      context,
      plan({
        label: 'Recommended for you',
        contact: minuteBefore(now, -HOUR),
        segment: 'recommended',
        share: 0.6,
        theme: 'lighting',
        standing: { kind: 'draft' },
      }),
    );
    // The simulation ends a phase when its time has come: this one does not.
    store.run(
      'UPDATE NmsDelivery SET iState = 22, iAnalysisStep = 14, tsStartDate = ?, tsLastModified = ?, tsPhase = ? WHERE iDeliveryId = ?',
      [begun, begun, now + 30 * DAY, id],
    );
    writeJournal(store, id, begun, 'info', 'Preparation of the messages');
  },
};
