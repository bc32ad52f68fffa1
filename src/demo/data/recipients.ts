import { DOMAINS } from '../engine/domains';
import { PRIME } from '../engine/chance';
import { insertRow } from '../store/insert';
import type { Store } from '../store/store';
import { CITIES, FIRST_NAMES, LAST_NAMES } from './names';

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
