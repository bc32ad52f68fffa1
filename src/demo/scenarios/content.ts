import { plan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, HOUR, minuteBefore, type Scenario } from './scenario';

export const trackingOff: Scenario = {
  name: 'trackingOff',
  title: 'A newsletter was sent without tracking: nobody will know who opened it.',
  finding: 'trackingOff',
  subject: 'Quiet hours – no tracking',
  apply: (context) => {
    addDelivery(context, plan({ label: 'Quiet hours – no tracking', contact: minuteBefore(context.now, 5 * HOUR), segment: 'quiet', share: 0.35, theme: 'textiles', trackingOff: true }));
  },
};

export const imagesNotPublished: Scenario = {
  name: 'imagesNotPublished',
  title: 'The images of a delivery never reached the tracking servers; readers see empty frames.',
  finding: 'imagesNotPublished',
  subject: 'The new lamp collection',
  apply: (context) => {
    const { store, now } = context;
    const contact = minuteBefore(now, 3 * HOUR);
    const id = addDelivery(context, plan({ label: 'The new lamp collection', contact, segment: 'lamps', share: 0.3, theme: 'lighting' }));
    store.run("UPDATE NmsDelivery SET iImagePublished = 0, sPublicUrl = '' WHERE iDeliveryId = ?", [id]);
    writeJournal(store, id, contact - HOUR / 4, 'warning', "Publication of the images: the file 'hero.jpg' could not be copied to the tracking server 'web-1'", -55);
  },
};
