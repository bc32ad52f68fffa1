import type { InstanceEvidence } from '../../../../src/domain/advisor/instanceEvidence';
import type { ImageAnswer, MailEvidence } from '../../../../src/domain/advisor/mails/mailEvidence';
import { readMailHtml } from '../../../../src/domain/advisor/mails/findImages';
import type { Observed } from '../../../../src/domain/judgement/observed';
import { notRead, read } from '../diagnosis/evidenceOf';

const LOGO = 'https://res.shop.fr/logo.png';
const LINK = '<a href="https://shop.fr">Shop</a>';

/** A mail of this HTML, and what web servers say of the addresses in it. */
export function mailFacts(
  html = `<img src="${LOGO}" alt="Shop">${LINK}`,
  part: Partial<MailEvidence> & { said?: Readonly<Record<string, Observed<ImageAnswer>>> } = {},
): MailEvidence {
  const { said = { [LOGO]: read({ status: 200, bytes: 4000, contentType: 'image/png' }, LOGO) }, ...rest } = part;
  return {
    mails: read([{ id: '1', internalName: 'DM1', state: 95, content: readMailHtml(html) }], 'contents'),
    local: false,
    answers: new Map(Object.entries(said)),
    publicUrl: read({ status: 404 }, 'https://res.shop.fr'),
    ...rest,
  };
}

const image = (source: string, said?: Observed<ImageAnswer>): MailEvidence =>
  mailFacts(`<img alt="" src="${source}">${LINK}`, { said: said === undefined ? {} : { [source]: said } });
const answered = (status: number, bytes = 4000, contentType = 'image/png'): Observed<ImageAnswer> =>
  read({ status, bytes, contentType }, 'image');

/** Contents of mails, and what the health check must say of them: `severity certainty rule`. */
export const MAIL_CASES: readonly (readonly [string, NonNullable<InstanceEvidence['mail']>, readonly string[]])[] = [
  ['an image that is not there', image(LOGO, answered(404)), ['error certain imagesMissing']],
  ['an image that wants a sign-in', image(LOGO, answered(403)), ['warning likely imagesMissing']],
  ['an image whose server has a bad moment', image(LOGO, answered(503)), []],
  ['a server that does not like the question', image(LOGO, answered(405)), []],
  ['an image inside the network', image('https://intranet/logo.png'), ['warning likely imagesMissing']],
  ['an image on somebody’s disk', image('file:///C:/logo.png'), ['warning likely imagesMissing']],
  ['a relative image', image('img/logo.png'), ['info possible imagesMissing']],
  ['a personalised image', image('https://res.shop.fr/<%= recipient.id %>.png'), []],
  ['an attached image', image('cid:logo'), []],
  ['an image over http', image('http://res.shop.fr/logo.png', answered(200)), ['warning likely imagesOverHttp']],
  [
    'an image over http in a mail without https',
    mailFacts('<img alt="" src="http://res.shop.fr/a.png">', { said: {} }),
    ['info likely imagesOverHttp'],
  ],
  [
    'an instance on this machine shows its own images',
    { ...image('http://127.0.0.1:8080/logo.png', answered(200)), local: true },
    [],
  ],
  [
    'a drawing',
    image('https://res.shop.fr/logo.svg', answered(200, 900, 'image/svg+xml')),
    ['warning likely imageTypes'],
  ],
  [
    'a drawing that calls itself a picture',
    image(LOGO, answered(200, 900, 'image/svg+xml; charset=utf-8')),
    ['warning likely imageTypes'],
  ],
  ['a drawing that is a picture', image('https://res.shop.fr/logo.svg', answered(200)), []],
  ['WebP', image('https://res.shop.fr/photo.webp'), ['info likely imageTypes']],
  [
    'a photograph of two megabytes',
    image('https://res.shop.fr/photo.jpg', answered(200, 2_000_000, 'image/jpeg')),
    ['warning certain imagesHeavy'],
  ],
  ['a heavy page in place of an image', image(LOGO, answered(500, 2_000_000, 'text/html')), []],
  ['an image inside the HTML', image('data:image/png;base64,AAAA'), ['warning likely imagesInline']],
  ['no alternative text', mailFacts(`<img src="${LOGO}">${LINK}`), ['info certain imagesWithoutAlt']],
  ['a background needs none', mailFacts(`<td background="${LOGO}">${LINK}`), []],
  ['a mail of 61 kB', mailFacts(`${LINK}${'x'.repeat(61_000)}`), ['warning likely heavyMails']],
  [
    'nothing answers at the public address',
    mailFacts(undefined, { publicUrl: notRead('https://res.shop.fr', 'refused') }),
    ['warning possible publicUnreachable'],
  ],
  [
    'a gateway that has nothing behind it',
    mailFacts(undefined, { publicUrl: read({ status: 502 }, 'https://res.shop.fr') }),
    ['warning possible publicUnreachable'],
  ],
  ['the public address was not asked', mailFacts(undefined, { publicUrl: undefined }), []],
];
