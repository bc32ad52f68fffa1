import { plan } from '../data/plan';
import { addDelivery, DAY, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

export const scheduledForLater: Scenario = {
  name: 'scheduledForLater',
  title: 'A confirmed delivery waits for its contact date, as it should.',
  truth: ['plan.later'],
  subject: 'Sunday opening',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Sunday opening',
        contact: minuteBefore(context.now, -6 * HOUR),
        segment: 'sunday',
        share: 0.25,
        theme: 'furniture',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const waves: Scenario = {
  name: 'waves',
  title: 'A delivery goes out in four waves; most messages wait for theirs.',
  truth: ['plan.inWaves'],
  subject: 'Moving house – in four waves',
  apply: (context) => {
    const { store, now } = context;
    const begun = minuteBefore(now, 12 * MINUTE);
    const id = addDelivery(
      context,
      plan({
        label: 'Moving house – in four waves',
        subject: 'We have moved',
        contact: begun,
        segment: 'all',
        share: 0.8,
        rate: 40,
        theme: 'furniture',
        waves: { size: '25%', delaySeconds: 3600 },
        standing: { kind: 'confirmed' },
      }),
    );
    store.run('UPDATE NmsDelivery SET iState = 55, tsBroadStart = ?, tsPassStart = ? WHERE iDeliveryId = ?', [
      begun,
      begun,
      id,
    ]);
  },
};

/** As in Adobe's support article KA-24109. */
export const wavesSecondsApart: Scenario = {
  name: 'wavesSecondsApart',
  title: 'A pasted “1h” became a delay of one second between waves: all go out at once.',
  truth: ['plan.wavesSecondsApart'],
  subject: 'Lamps in four waves',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Lamps in four waves',
        contact: minuteBefore(context.now, 10 * MINUTE),
        segment: 'lamps',
        share: 0.6,
        rate: 4,
        waves: { size: '25%', delaySeconds: 1 },
      }),
    );
  },
};

export const expiredValidity: Scenario = {
  name: 'expiredValidity',
  title: 'The validity of a delivery ended before it was sent; the nightly cleanup has not closed it yet.',
  truth: ['plan.validityOver'],
  subject: 'One-day voucher',
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(
      context,
      plan({
        label: 'One-day voucher',
        subject: 'Today only',
        contact: minuteBefore(now, DAY + 3 * HOUR),
        segment: 'voucher',
        share: 0.2,
        theme: 'gifts',
        affinity: 'promo',
        standing: { kind: 'confirmed' },
      }),
    );
    store.run('UPDATE NmsDelivery SET tsValidity = ? WHERE iDeliveryId = ?', [minuteBefore(now, 2 * HOUR), id]);
  },
};

/** Three mailings to everybody within the same minute. */
export const bigAtOnce: Scenario = {
  name: 'bigAtOnce',
  title: 'Three mailings to all customers are planned for the same minute.',
  truth: ['plan.allAtTheSameMinute'],
  customers: 12_000,
  apply: (context) => {
    const at = minuteBefore(context.now, -5 * HOUR);
    for (const [label, theme] of [
      ['Black week – lighting', 'lighting'],
      ['Black week – kitchen', 'kitchen'],
      ['Black week – textiles', 'textiles'],
    ] as const) {
      addDelivery(
        context,
        plan({
          label,
          contact: at,
          segment: 'all',
          share: 1,
          theme,
          affinity: 'promo',
          operation: 'Black Friday',
          standing: { kind: 'confirmed' },
        }),
      );
    }
  },
};
