import { plan } from '../data/plan';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';

export const pausedByOperator: Scenario = {
  name: 'pausedByOperator',
  title: 'Somebody paused a delivery two hours ago and forgot it.',
  truth: ['people.paused'],
  subject: 'Weekend offers – paused',
  apply: (context) => {
    const contact = minuteBefore(context.now, 2 * HOUR);
    addDelivery(
      context,
      plan({
        label: 'Weekend offers – paused',
        contact,
        segment: 'weekend',
        share: 0.4,
        theme: 'kitchen',
        standing: { kind: 'paused', cut: contact + 60_000, by: 'tom.becker' },
      }),
    );
  },
};

export const approvalWaiting: Scenario = {
  name: 'approvalWaiting',
  title: 'A delivery is prepared, its date has come, and nobody has confirmed it.',
  truth: ['people.didNotConfirm'],
  subject: 'Catalogue – please approve',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Catalogue – please approve',
        contact: minuteBefore(context.now, 3 * HOUR),
        segment: 'catalogue',
        share: 0.2,
        theme: 'furniture',
        author: 1063,
        standing: { kind: 'ready' },
      }),
    );
  },
};

export const validitySoonOver: Scenario = {
  name: 'validitySoonOver',
  title: 'A paused delivery loses in five hours what it has not sent.',
  truth: ['people.pausedUntilItIsTooLate'],
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 20 * HOUR);
    const id = addDelivery(
      context,
      plan({
        label: 'Two-day voucher – paused',
        contact,
        segment: 'twoDays',
        share: 0.4,
        theme: 'gifts',
        standing: { kind: 'paused', cut: contact + 60_000, by: 'claire.roux' },
      }),
    );
    store.run('UPDATE NmsDelivery SET tsValidity = ? WHERE iDeliveryId = ?', [minuteBefore(now, -5 * HOUR), id]);
  },
};

export const standingStill: Scenario = {
  name: 'standingStill',
  title: 'A delivery was paused twelve days ago and keeps its work tables for nothing.',
  truth: ['people.pausedForDays'],
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 12 * DAY);
    const id = addDelivery(
      context,
      plan({
        label: 'Balcony season',
        contact,
        segment: 'balcony',
        share: 0.3,
        theme: 'garden',
        standing: { kind: 'paused', cut: contact + 60_000, by: 'amira.hall' },
      }),
    );
    store.run('UPDATE NmsDelivery SET tsValidity = ? WHERE iDeliveryId = ?', [now + 20 * DAY, id]);
  },
};
