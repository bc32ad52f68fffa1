import { plan, type DeliveryPlan } from './plan';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Days of history. */
const DAYS = 30;

const NEWSLETTERS = [
  ['Warm lights for long evenings', 'lighting'],
  ['The slow breakfast table', 'kitchen'],
  ['Linen weather', 'textiles'],
  ['A garden in November', 'garden'],
  ['Small rooms, big ideas', 'furniture'],
  ['Gifts that are kept', 'gifts'],
] as const;
const PROMOTIONS = [
  ['Kitchen week: 20 % off cookware', 'kitchen'],
  ['Lighting event: second lamp half price', 'lighting'],
  ['Bed linen, now from 39 €', 'textiles'],
  ['Garden tools clearance', 'garden'],
  ['Sofa days', 'furniture'],
] as const;
const NEW_IN = [
  ['stoneware', 'kitchen'],
  ['wool throws', 'textiles'],
  ['paper lamps', 'lighting'],
  ['oak shelves', 'furniture'],
  ['bulbs for spring', 'garden'],
] as const;

function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) {
    throw new Error('Nothing to pick from.');
  }
  return item;
}

/** `23 Nov`. */
export function shortDate(time: number): string {
  return new Date(time).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
}

function weekNumber(time: number): number {
  const date = new Date(time);
  const thursday = new Date(
    Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate() + 4 - (date.getUTCDay() || 7)),
  );
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY + 1) / 7);
}

/** Deliveries that go out every day, whatever day it is. */
function daily(day: number, index: number): DeliveryPlan[] {
  const date = shortDate(day);
  const allDay = { routing: 'mid', folder: 1102, maxRetry: 2, author: 1060, contact: day + 5 * MINUTE } as const;
  const vary = 0.85 + ((index * 37) % 31) / 100;
  return [
    plan({
      ...allDay,
      label: `Order confirmation – ${date}`,
      subject: 'Thank you for your order',
      segment: `o${index}`,
      share: 0.019 * vary,
      rate: 0.0026,
      weight: 38_000,
      openRate: 0.66,
      clickRate: 0.24,
      theme: 'order',
    }),
    plan({
      ...allDay,
      label: `Shipping notice – ${date}`,
      subject: 'Your parcel is on its way',
      segment: `s${index}`,
      share: 0.016 * vary,
      rate: 0.0022,
      weight: 34_000,
      openRate: 0.71,
      clickRate: 0.38,
      theme: 'order',
    }),
    plan({
      ...allDay,
      label: `Ready for pick-up – ${date}`,
      channel: 'sms',
      folder: 1107,
      segment: `p${index}`,
      share: 0.012 * vary,
      rate: 0.0009,
      weight: 180,
      maxRetry: 1,
      openRate: 0,
      clickRate: 0,
      theme: 'order',
    }),
    plan({
      label: `Birthday treat – ${date}`,
      subject: 'A little something for your birthday',
      contact: day + 7 * HOUR,
      segment: `b${index}`,
      share: 0.0035,
      rate: 12,
      weight: 47_000,
      openRate: 0.47,
      clickRate: 0.13,
      theme: 'gifts',
      operation: 'Birthday',
      author: 1062,
      maxRetry: 2,
    }),
    plan({
      label: `Forgotten basket – ${date}`,
      subject: 'Still thinking it over?',
      contact: day + 10 * HOUR,
      segment: `k${index}`,
      share: 0.0085 * vary,
      rate: 12,
      weight: 44_000,
      openRate: 0.41,
      clickRate: 0.14,
      theme: 'furniture',
      operation: 'Forgotten basket',
      author: 1062,
      maxRetry: 2,
    }),
  ];
}

/** Deliveries of particular weekdays. */
function weekly(day: number, index: number): DeliveryPlan[] {
  const week = weekNumber(day);
  switch (new Date(day).getUTCDay()) {
    case 1: {
      const [what, theme] = pick(NEW_IN, week);
      return [
        plan({
          label: `New in: ${what}`,
          contact: day + 12 * HOUR,
          segment: 'newIn',
          share: 0.36,
          theme,
          openRate: 0.24,
          clickRate: 0.05,
          weight: 61_000,
          author: 1063,
        }),
      ];
    }
    case 2: {
      const [title, theme] = pick(NEWSLETTERS, week);
      return [
        plan({
          label: `Newsletter ${week} – ${title}`,
          subject: title,
          contact: day + 9 * HOUR + 30 * MINUTE,
          segment: 'all',
          share: 0.9,
          theme,
          affinity: 'newsletter',
          weight: 64_000,
          openRate: 0.29,
        }),
      ];
    }
    case 4: {
      const [title, theme] = pick(PROMOTIONS, week);
      return [
        plan({
          label: title,
          contact: day + 17 * HOUR,
          segment: 'promo',
          share: 0.42,
          theme,
          affinity: 'promo',
          openRate: 0.22,
          clickRate: 0.055,
          weight: 72_000,
          operation: 'Autumn promotions',
          author: 1063,
        }),
      ];
    }
    case 5:
      return [
        plan({
          label: `Flash sale SMS – week ${week}`,
          channel: 'sms',
          routing: 'mid',
          folder: 1107,
          contact: day + 10 * HOUR,
          segment: 'flash',
          share: 0.14,
          rate: 20,
          weight: 180,
          maxRetry: 1,
          openRate: 0,
          clickRate: 0,
          operation: 'Autumn promotions',
          author: 1063,
        }),
      ];
    case 6:
      return [
        plan({
          label: `Weekend offers – week ${week}`,
          contact: day + 8 * HOUR,
          segment: 'weekend',
          share: 0.3,
          theme: pick(PROMOTIONS, index)[1],
          affinity: 'promo',
          openRate: 0.21,
          clickRate: 0.052,
          weight: 69_000,
          operation: 'Autumn promotions',
          author: 1063,
        }),
      ];
    default:
      return [];
  }
}

function occasional(day: number, index: number): DeliveryPlan[] {
  const plans: DeliveryPlan[] = [];
  if (index % 4 === 1) {
    plans.push(
      plan({
        label: `We miss you – group ${1 + (index % 6)}`,
        subject: 'It has been a while',
        contact: day + 14 * HOUR,
        segment: `w${index % 6}`,
        share: 0.05,
        rate: 18,
        openRate: 0.11,
        clickRate: 0.018,
        theme: 'gifts',
        operation: 'Win-back',
        author: 1062,
      }),
    );
  }
  if (new Date(day).getUTCDate() === 5) {
    plans.push(
      plan({
        label: `Loyalty statement – ${new Date(day).toLocaleDateString('en-GB', { month: 'long', timeZone: 'UTC' })}`,
        subject: 'Your points this month',
        contact: day + 8 * HOUR,
        segment: 'loyal',
        share: 0.52,
        routing: 'mid',
        openRate: 0.38,
        clickRate: 0.08,
        weight: 49_000,
        theme: 'gifts',
        operation: 'Loyalty',
      }),
    );
  }
  if (index === 17) {
    plans.push(
      plan({
        label: 'Autumn catalogue',
        channel: 'paper',
        routing: 'external',
        contact: day + 6 * HOUR,
        segment: 'print',
        share: 0.22,
        rate: 400,
        weight: 0,
        openRate: 0,
        clickRate: 0,
        operation: 'Autumn promotions',
      }),
    );
  }
  return plans;
}

/** What the retailer sent until the day before `now`, oldest first. */
export function pastMonth(now: number): DeliveryPlan[] {
  const today = Math.floor(now / DAY) * DAY;
  const plans: DeliveryPlan[] = [];
  for (let back = DAYS; back >= 1; back--) {
    const day = today - back * DAY;
    plans.push(...daily(day, DAYS - back), ...weekly(day, DAYS - back), ...occasional(day, DAYS - back));
  }
  return plans
    .filter((item) => item.routing === 'mid' || item.contact < now - 20 * HOUR)
    .sort((a, b) => a.contact - b.contact);
}
