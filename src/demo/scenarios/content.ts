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

/**
 * What a rule can see: `content/@IsImagePublished` is 0 (1 on every email that was sent well), `content/@publicURL` is
 * empty, the journal has a warning that begins "Publication of the images", and the address of the image in
 * `content/html/source` (`<demo>/res/img/lamps-hero.svg`) answers 404, while `<demo>/res/img/logo.svg` answers.
 */
export const imagesNotPublished: Scenario = {
  name: 'imagesNotPublished',
  title: 'The images of a delivery never reached the tracking servers; readers see empty frames.',
  finding: 'imagesNotPublished',
  subject: 'The new lamp collection',
  apply: (context) => {
    const { store, now, publicUrl } = context;
    const contact = minuteBefore(now, 3 * HOUR);
    const id = addDelivery(context, plan({ label: 'The new lamp collection', contact, segment: 'lamps', share: 0.3, theme: 'lighting' }));
    const html = page('The new lamp collection', `${publicUrl}/res/img/logo.svg`, `${publicUrl}/res/img/lamps-hero.svg`);
    store.run("UPDATE NmsDelivery SET iImagePublished = 0, sPublicUrl = '', mHtmlSource = ? WHERE iDeliveryId = ?", [html, id]);
    writeJournal(store, id, contact - HOUR / 4, 'warning', "Publication of the images: the file 'lamps-hero.svg' could not be copied to the tracking server 'web-1'", -55);
  },
};

/** What a rule can see: `http:` addresses of images in `content/html/source` while `NmsTracking_SecureServerUrl` is `https:`. */
export const imagesByHttp: Scenario = {
  name: 'imagesByHttp',
  title: 'An email that is read over https shows images from addresses with http; many readers will not see them.',
  finding: undefined,
  apply: (context) => {
    const { store, now } = context;
    const id = addDelivery(context, plan({ label: 'Rugs of the season', contact: minuteBefore(now, 8 * HOUR), segment: 'rugs', share: 0.2, theme: 'textiles' }));
    const html = page('Rugs of the season', 'http://img.alderfinch.example/logo.png', 'http://img.alderfinch.example/rugs.jpg');
    store.run('UPDATE NmsDelivery SET mHtmlSource = ? WHERE iDeliveryId = ?', [html, id]);
  },
};

function page(title: string, ...images: readonly string[]): string {
  return `<html><body><h1>${title}</h1>${images.map((source) => `<img src="${source}" alt="">`).join('')}</body></html>`;
}
