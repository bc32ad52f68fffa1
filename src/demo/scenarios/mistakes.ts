import { plan } from '../data/plan';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario } from './scenario';

export const affinityTypo: Scenario = {
  name: 'affinityTypo',
  title: 'An IP affinity was typed with a capital letter, and no server knows it.',
  truth: ['people.mistypedAffinity'],
  subject: 'Flash sale – tonight',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Flash sale – tonight',
        contact: minuteBefore(context.now, 50 * MINUTE),
        segment: 'flash',
        share: 0.2,
        affinity: 'Promo',
        theme: 'gifts',
        standing: { kind: 'confirmed' },
      }),
    );
  },
};

export const emptyTarget: Scenario = {
  name: 'emptyTarget',
  title: 'The analysis of a delivery found nobody to send to.',
  truth: ['target.empty'],
  subject: 'Ski wax for snowboarders',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Ski wax for snowboarders',
        contact: minuteBefore(context.now, HOUR),
        segment: 'wax',
        share: 0.01,
        standing: { kind: 'preparationFailed', trouble: 'noTarget' },
      }),
    );
  },
};

export const sendingFailed: Scenario = {
  name: 'sendingFailed',
  title: 'A delivery broke off while it was sent.',
  truth: ['relay.brokeOff'],
  subject: 'Double points – one day only',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Double points – one day only',
        contact: minuteBefore(context.now, 6 * HOUR),
        segment: 'points',
        share: 0.1,
        standing: { kind: 'failed' },
      }),
    );
  },
};

export const midWorkflowStopped: Scenario = {
  name: 'midWorkflowStopped',
  title: 'The workflow that brings counters back from mid-sourcing is stopped: a delivery seems to stand still.',
  truth: ['workflows.countersNotBroughtBack'],
  alone: true,
  subject: 'Delivery slots – choose yours',
  apply: (context) => {
    const begun = minuteBefore(context.now, 35 * MINUTE);
    context.store.run("UPDATE XtkWorkflow SET iState = 20 WHERE sInternalName = 'defaultMidSourcingDlv'");
    const id = addDelivery(
      context,
      plan({
        label: 'Delivery slots – choose yours',
        routing: 'mid',
        contact: begun,
        segment: 'slots',
        share: 0.2,
        rate: 0.01,
      }),
    );
    context.store.run('UPDATE NmsDelivery SET iState = 55, tsBroadStart = ? WHERE iDeliveryId = ?', [begun, id]);
  },
};

/** Nothing is wrong: a tool must keep quiet. */
export const allIsWell: Scenario = {
  name: 'allIsWell',
  title: 'A delivery was sent as it should be.',
  truth: [],
  subject: 'Thank you for your order',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Thank you for your order',
        contact: minuteBefore(context.now, 9 * HOUR),
        segment: 'thanks',
        share: 0.2,
        maxRetry: 0,
      }),
    );
  },
};

export const trackingOff: Scenario = {
  name: 'trackingOff',
  title: 'A newsletter was sent without tracking: nobody will know who opened it.',
  truth: ['plan.retriesLater', 'people.switchedTrackingOff'],
  subject: 'Quiet hours – no tracking',
  apply: (context) => {
    addDelivery(
      context,
      plan({
        label: 'Quiet hours – no tracking',
        contact: minuteBefore(context.now, 5 * HOUR),
        segment: 'quiet',
        share: 0.35,
        theme: 'textiles',
        trackingOff: true,
      }),
    );
  },
};
