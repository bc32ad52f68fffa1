import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { plan, type DeliveryPlan } from '../data/plan';
import { writeJournal } from '../engine/journal';
import { addDelivery, HOUR, minuteBefore, type Scenario, type ScenarioContext } from './scenario';

/** An email that was sent `hours` ago with this HTML; answers its id. */
function mailWith(
  context: ScenarioContext,
  hours: number,
  particular: Pick<DeliveryPlan, 'label' | 'segment' | 'share' | 'theme'>,
  html: string,
): number {
  const id = addDelivery(context, plan({ ...particular, contact: minuteBefore(context.now, hours * HOUR) }));
  context.store.run('UPDATE NmsDelivery SET mHtmlSource = ? WHERE iDeliveryId = ?', [html, id]);
  return id;
}

function page(title: string, ...images: readonly string[]): string {
  return `<html><body><h1>${title}</h1>${images.map((source) => `<img src="${source}" alt="">`).join('')}</body></html>`;
}

/** Puts a file where the web server serves it from, and answers its address. */
function publish({ farm, publicUrl }: ScenarioContext, name: string, bytes: number): string {
  const web = farm.servers.find((server) => server.name.startsWith('web'));
  if (web !== undefined) {
    const folder = join(web.dir, 'var', 'res', 'img');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), Buffer.alloc(bytes));
  }
  return `${publicUrl}/res/img/${name}`;
}

/**
 * `content/@IsImagePublished` is 0 (1 on every email that was sent well), `content/@publicURL` is empty, the journal has a
 * warning that begins "Publication of the images", and the address of the image in `content/html/source`
 * (`<demo>/res/img/lamps-hero.png`) answers 404, while `<demo>/res/img/logo.png` answers.
 */
export const imagesNotPublished: Scenario = {
  name: 'imagesNotPublished',
  title: 'The images of a delivery never reached the tracking servers; readers see empty frames.',
  truth: ['content.imageNotPublished'],
  subject: 'The new lamp collection',
  apply: (context) => {
    const { store, now, publicUrl } = context;
    const html = page(
      'The new lamp collection',
      `${publicUrl}/res/img/logo.png`,
      `${publicUrl}/res/img/lamps-hero.png`,
    );
    const id = mailWith(
      context,
      3,
      { label: 'The new lamp collection', segment: 'lamps', share: 0.3, theme: 'lighting' },
      html,
    );
    store.run("UPDATE NmsDelivery SET iImagePublished = 0, sPublicUrl = '' WHERE iDeliveryId = ?", [id]);
    writeJournal(
      store,
      id,
      minuteBefore(now, 3 * HOUR) - HOUR / 4,
      'warning',
      "Publication of the images: the file 'lamps-hero.png' could not be copied to the tracking server 'web-1'",
      -55,
    );
  },
};

/** `http:` addresses of images in `content/html/source` beside links with `https:`. */
export const imagesByHttp: Scenario = {
  name: 'imagesByHttp',
  title: 'An email that is read over https shows images from addresses with http; many readers will not see them.',
  truth: ['content.imagesOverHttp'],
  apply: (context) => {
    const images = page(
      'Rugs of the season',
      'http://img.alderfinch.example/logo.png',
      'http://img.alderfinch.example/rugs.jpg',
    );
    mailWith(
      context,
      8,
      { label: 'Rugs of the season', segment: 'rugs', share: 0.2, theme: 'textiles' },
      `${images}<a href="https://www.alderfinch.example/rugs">All rugs</a>`,
    );
  },
};

export const imagesOfOddKinds: Scenario = {
  name: 'imagesOfOddKinds',
  title: 'A designer delivered drawings as SVG and photographs as WebP; Outlook shows neither.',
  truth: ['content.imagesOfOddKinds'],
  apply: (context) => {
    const html = `${page('Kitchens by hand', publish(context, 'kitchen.svg', 900))}<img src="${publish(context, 'kitchen.webp', 900)}">`;
    mailWith(context, 11, { label: 'Kitchens by hand', segment: 'kitchens', share: 0.2, theme: 'kitchen' }, html);
  },
};

export const imagesInsideHtml: Scenario = {
  name: 'imagesInsideHtml',
  title: 'An email was pasted together with its pictures inside: it weighs far too much, and Gmail shows no picture.',
  truth: ['content.imagesInsideHtml'],
  apply: (context) => {
    const html = page('Notes from the workshop', `data:image/png;base64,${'A'.repeat(90_000)}`);
    mailWith(
      context,
      12,
      { label: 'Notes from the workshop', segment: 'workshop', share: 0.2, theme: 'furniture' },
      html,
    );
  },
};

export const imagesTooHeavy: Scenario = {
  name: 'imagesTooHeavy',
  title: 'A photograph of three megabytes went into an email as it came from the camera.',
  truth: ['content.imagesTooHeavy'],
  apply: (context) => {
    const html = page('Our new showroom', publish(context, 'showroom.jpg', 3_000_000));
    mailWith(context, 14, { label: 'Our new showroom', segment: 'showroom', share: 0.2, theme: 'furniture' }, html);
  },
};

/** Port 9 is the one that discards: nobody listens there. */
export const publicSilent: Scenario = {
  name: 'publicSilent',
  title: 'The address of public resources was mistyped; nothing answers there.',
  truth: ['machines.publicServerSilent'],
  apply: ({ store }) => {
    store.run("UPDATE XtkOption SET sStringValue = 'http://127.0.0.1:9' WHERE sName = 'XtkFileRes_Public_URL'");
  },
};
