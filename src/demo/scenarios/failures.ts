import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, DAY, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

export const midAccountWrong: Scenario = {
  name: 'midAccountWrong',
  title: 'The external account of the mid-sourcing server is switched off, and deliveries that use it wait.',
  truth: ['account.switchedOff'],
  subject: 'Click and collect survey',
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE NmsExtAccount SET iActive = 0, tsLastModified = ? WHERE sName = 'midSourcingEmail'", [
      now - 3 * HOUR,
    ]);
    const id = addDelivery(
      context,
      plan({
        label: 'Click and collect survey',
        subject: 'How did it go?',
        routing: 'mid',
        contact: minuteBefore(now, 68 * MINUTE),
        segment: 'collect',
        share: 0.09,
        theme: 'order',
        standing: { kind: 'confirmed' },
      }),
    );
    store.run('UPDATE NmsDelivery SET iMidRemoteId = 0 WHERE iDeliveryId = ?', [id]);
    writeJournal(
      store,
      id,
      now - 66 * MINUTE,
      'error',
      "The external account 'midSourcingEmail' is not enabled: the delivery cannot be handed over",
      -1,
    );
  },
};

export const preparationError: Scenario = {
  name: 'preparationError',
  title: 'The analysis of a delivery failed on a personalisation field that does not exist.',
  truth: ['content.fieldDoesNotExist'],
  subject: 'Your size, your style',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Your size, your style',
        contact: minuteBefore(context.now, 35 * MINUTE),
        segment: 'size',
        share: 0.3,
        theme: 'textiles',
        standing: { kind: 'preparationFailed', trouble: 'personalization' },
      }),
    );
  },
};

const PILE = 24;

export const failedPilingUp: Scenario = {
  name: 'failedPilingUp',
  title: 'Failed deliveries of some weeks lie about, each with its temporary tables.',
  truth: ['people.leaveFailuresBehind'],
  apply: (context) => {
    for (let index = 0; index < PILE; index++) {
      addDelivery(
        context,
        plan({
          label: `Price alert – batch ${index + 1}`,
          contact: minuteBefore(context.now, (3 + index) * DAY),
          segment: `alert${index}`,
          share: 0.01,
          theme: 'order',
          author: 1062,
          standing:
            index % 3 === 0
              ? { kind: 'failed' }
              : { kind: 'preparationFailed', trouble: index % 2 === 0 ? 'noTarget' : 'personalization' },
        }),
      );
    }
  },
};
