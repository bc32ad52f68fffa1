import { DOMAINS } from '../engine/domains';
import { PRIME } from '../engine/chance';
import { insertRow, type Store } from '../store/store';

/** First and last names of our invented customers, from the countries the retailer serves. */
const FIRST_NAMES = (
  'Emma Louise Chloe Camille Manon Sarah Julie Claire Sophie Alice Lea Ines Nina Eva Clara Anna Marie Lisa Laura Hannah ' +
  'Greta Lena Johanna Katrin Olivia Amelia Isla Grace Freya Ruby Lucas Hugo Louis Gabriel Arthur Jules Adam Paul Nathan Thomas ' +
  'Nicolas Antoine Martin Pierre Leon Felix Jonas Max Moritz Oskar Karl Oliver Harry George Noah Jack Leo Oscar Henry Theo'
).split(' ');

const LAST_NAMES = (
  'Martin Bernard Dubois Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David Bertrand Roux Vincent ' +
  'Fournier Morel Girard Andre Mercier Dupont Lambert Bonnet Francois Legrand Garnier Faure Rousseau Blanc Guerin Muller Henry ' +
  'Schmidt Schneider Fischer Weber Meyer Wagner Becker Hoffmann Koch Richter Klein Wolf Neumann Schwarz Zimmermann Krueger ' +
  'Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White Edwards Hughes Green Hall Clarke Jackson Wood'
).split(' ');

const CITIES: readonly (readonly [string, string])[] = [
  ['Paris', 'FR'],
  ['Lyon', 'FR'],
  ['Nantes', 'FR'],
  ['Lille', 'FR'],
  ['Bordeaux', 'FR'],
  ['Toulouse', 'FR'],
  ['Strasbourg', 'FR'],
  ['Berlin', 'DE'],
  ['Hamburg', 'DE'],
  ['Cologne', 'DE'],
  ['Munich', 'DE'],
  ['London', 'GB'],
  ['Leeds', 'GB'],
  ['Bristol', 'GB'],
];

const DAY = 86_400_000;

function pick<T>(list: readonly T[], random: () => number): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) {
    throw new Error('Nothing to pick from.');
  }
  return item;
}

function pickDomain(random: () => number) {
  let rest = random();
  for (const domain of DOMAINS) {
    rest -= domain.share;
    if (rest < 0) {
      return domain;
    }
  }
  return pick(DOMAINS, random);
}

/**
 * Writes the customers. Some mailboxes die in the course of the month; an underscore before the number keeps the
 * addresses from being anybody's, and the phone numbers are of the range reserved for fiction.
 */
export function createRecipients(store: Store, count: number, now: number, random: () => number): void {
  for (let id = 1; id <= count; id++) {
    const first = pick(FIRST_NAMES, random);
    const last = pick(LAST_NAMES, random);
    const domain = pickDomain(random);
    const [city, country] = pick(CITIES, random);
    const created = now - (random() < 0.86 ? 40 + random() * 1400 : random() * 40) * DAY;
    const dies = random() < 0.05;
    insertRow(store, 'NmsRecipient', {
      iRecipientId: id,
      sEmail: `${first}.${last}_${id}@${domain.name}`.toLowerCase(),
      sDomain: domain.name,
      iDomain: domain.id,
      sFirstName: first,
      sLastName: last,
      sMobilePhone: random() < 0.55 ? `+336399${String(80_000 + (id % 20_000)).padStart(5, '0')}` : '',
      sLanguage: country === 'GB' ? 'en' : country.toLowerCase(),
      iGender: random() < 0.58 ? 2 : 1,
      tsBirth: now - Math.floor((20 + random() * 55) * 365.25) * DAY,
      iBlackList: random() < 0.045 ? 1 : 0,
      iEmailFormat: random() < 0.03 ? 1 : 2,
      sCity: city,
      sCountryCode: country,
      iFolderId: 1104,
      tsCreated: Math.round(created),
      tsLastModified: Math.round(Math.max(created, now - random() * 90 * DAY)),
      iNoise: 1 + Math.floor(random() * (PRIME - 2)),
      dKeen: 0.25 + 1.5 * random() ** 1.4 + (random() < 0.12 ? 0.6 : 0),
      tsDead: dies ? Math.round(now - (random() * 42 - 2) * DAY) : null,
    });
  }
}
