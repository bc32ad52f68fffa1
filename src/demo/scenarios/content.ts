import { plan } from '../data/plan';
import { addDelivery, HOUR, minuteBefore, type Scenario } from './scenario';

export const trackingOff: Scenario = {
  name: 'trackingOff',
  title: 'A newsletter was sent without tracking: nobody will know who opened it.',
  finding: 'trackingOff',
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
