import { shortDate } from './month';
import { plan, type DeliveryPlan } from './plan';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const toMinute = (time: number): number => Math.floor(time / MINUTE) * MINUTE;

/** At an hour of a day from now on, so that scheduled mailings have round times. */
function atHour(now: number, days: number, hour: number): number {
  return Math.floor(now / DAY) * DAY + days * DAY + hour * HOUR;
}

/** Sent by the mid-sourcing platform, which has its own MTA: these move while ours is stopped. */
function inProgress(now: number): DeliveryPlan[] {
  const date = shortDate(now);
  const trickle = {
    routing: 'mid',
    folder: 1102,
    author: 1060,
    maxRetry: 2,
    contact: toMinute(now - 13.4 * HOUR),
  } as const;
  return [
    plan({
      label: 'Loyalty – your year in points',
      subject: 'Your year with us',
      routing: 'mid',
      contact: toMinute(now - 38 * MINUTE),
      segment: 'loyal',
      share: 0.78,
      rate: 1.55,
      weight: 58_000,
      openRate: 0.36,
      clickRate: 0.09,
      theme: 'gifts',
      operation: 'Loyalty',
    }),
    plan({
      ...trickle,
      label: `Order confirmation – ${date}`,
      subject: 'Thank you for your order',
      segment: 'oToday',
      share: 0.023,
      rate: 0.0031,
      weight: 38_000,
      openRate: 0.66,
      clickRate: 0.24,
      theme: 'order',
    }),
    plan({
      ...trickle,
      label: `Shipping notice – ${date}`,
      subject: 'Your parcel is on its way',
      segment: 'sToday',
      share: 0.018,
      rate: 0.0025,
      weight: 34_000,
      openRate: 0.71,
      clickRate: 0.38,
      theme: 'order',
    }),
    plan({
      ...trickle,
      label: `Ready for pick-up – ${date}`,
      channel: 'sms',
      folder: 1107,
      segment: 'pToday',
      share: 0.014,
      rate: 0.001,
      weight: 180,
      maxRetry: 1,
      openRate: 0,
      clickRate: 0,
    }),
  ];
}

function waiting(now: number): DeliveryPlan[] {
  return [
    plan({
      label: 'Advent calendar – door opener',
      subject: 'Twenty-four small surprises',
      contact: toMinute(now - 20.6 * HOUR),
      segment: 'promo',
      share: 0.46,
      rate: 42,
      affinity: 'promo',
      theme: 'gifts',
      operation: 'Christmas',
      maxRetry: 5,
      retryPeriod: 21_600,
      author: 1063,
    }),
    plan({
      label: 'Store news – Lille reopens',
      subject: 'See you in Lille',
      contact: toMinute(now - 3 * HOUR),
      segment: 'lille',
      share: 0.2,
      rate: 30,
      theme: 'furniture',
      maxRetry: 5,
      retryPeriod: 14_400,
      author: 1062,
    }),
    plan({
      label: 'Warranty reminder',
      subject: 'Your warranty ends soon',
      contact: toMinute(now - 2 * HOUR),
      segment: 'warranty',
      share: 0.03,
      theme: 'order',
      author: 1062,
      standing: { kind: 'ready' },
    }),
  ];
}

function scheduled(now: number): DeliveryPlan[] {
  return [
    plan({
      label: 'Black Friday – early access',
      subject: 'Yours from midnight',
      contact: atHour(now, 1, 8),
      segment: 'loyal',
      share: 0.6,
      affinity: 'promo',
      theme: 'gifts',
      operation: 'Black Friday',
      author: 1063,
      standing: { kind: 'confirmed' },
    }),
    plan({
      label: 'Black Friday – everyone',
      subject: 'Black Friday is here',
      contact: atHour(now, 4, 6),
      segment: 'all',
      share: 0.93,
      affinity: 'promo',
      theme: 'gifts',
      operation: 'Black Friday',
      author: 1063,
      standing: { kind: 'confirmed' },
      waves: { size: '25%', delaySeconds: 1800 },
    }),
    plan({
      label: 'Newsletter – Tables for twelve',
      subject: 'Tables for twelve',
      contact: atHour(now, 7, 9),
      segment: 'all',
      share: 0.9,
      affinity: 'newsletter',
      theme: 'kitchen',
      standing: { kind: 'confirmed' },
    }),
    plan({
      label: 'Opening hours reminder',
      channel: 'sms',
      routing: 'mid',
      folder: 1107,
      contact: atHour(now, 2, 10),
      segment: 'flash',
      share: 0.18,
      rate: 20,
      weight: 180,
      maxRetry: 1,
      operation: 'Christmas',
      standing: { kind: 'confirmed' },
    }),
  ];
}

function halted(now: number): DeliveryPlan[] {
  return [
    plan({
      label: 'Gift cards – last chance',
      subject: 'The present that always fits',
      contact: toMinute(now - 26 * HOUR),
      segment: 'gift',
      share: 0.5,
      theme: 'gifts',
      operation: 'Christmas',
      standing: { kind: 'paused', cut: toMinute(now - 26 * HOUR) + 74_000, by: 'claire.roux' },
    }),
    plan({
      label: 'Lyon store party',
      channel: 'sms',
      routing: 'mid',
      folder: 1107,
      contact: toMinute(now - 5 * HOUR),
      segment: 'lyon',
      share: 0.09,
      rate: 6,
      weight: 180,
      maxRetry: 1,
      standing: { kind: 'paused', cut: toMinute(now - 5 * HOUR) + 41_000, by: 'amira.hall' },
    }),
    plan({
      label: 'Old prices – sent by mistake',
      contact: toMinute(now - 3 * DAY),
      segment: 'promo',
      share: 0.4,
      theme: 'garden',
      standing: { kind: 'stopped', cut: toMinute(now - 3 * DAY) + 52_000, by: 'tom.becker' },
    }),
    plan({
      label: 'Points about to expire',
      subject: 'Use them before they go',
      contact: toMinute(now - 3.2 * HOUR),
      segment: 'loyal',
      share: 0.4,
      theme: 'gifts',
      operation: 'Loyalty',
      standing: { kind: 'preparationFailed', trouble: 'personalization' },
    }),
    plan({
      label: 'Wool throws – waiting list',
      contact: toMinute(now - 31 * HOUR),
      segment: 'throws',
      share: 0.01,
      theme: 'textiles',
      standing: { kind: 'preparationFailed', trouble: 'noTarget' },
    }),
    plan({
      label: 'We miss you – twelve months',
      subject: 'Come back and save',
      routing: 'mid',
      contact: toMinute(now - 2.2 * DAY),
      segment: 'lost',
      share: 0.12,
      theme: 'gifts',
      operation: 'Win-back',
      author: 1062,
      standing: { kind: 'failed' },
    }),
  ];
}

function drafts(now: number): DeliveryPlan[] {
  return [
    plan({
      label: 'Newsletter – A quiet January',
      subject: 'A quiet January',
      contact: now + 36 * DAY,
      segment: 'all',
      share: 0.9,
      theme: 'textiles',
      standing: { kind: 'draft' },
    }),
    plan({
      label: 'Christmas Eve – opening hours',
      channel: 'sms',
      routing: 'mid',
      folder: 1107,
      contact: now + 30 * DAY,
      segment: 'flash',
      share: 0.2,
      weight: 180,
      operation: 'Christmas',
      author: 1063,
      standing: { kind: 'draft' },
    }),
    plan({
      label: 'Product survey',
      subject: 'Two minutes for us?',
      contact: now + 6 * DAY,
      segment: 'survey',
      share: 0.08,
      theme: 'order',
      author: 1062,
      standing: { kind: 'draft' },
    }),
    plan({
      label: 'Cyber Monday',
      subject: 'One more day',
      contact: now + 7 * DAY,
      segment: 'promo',
      share: 0.5,
      affinity: 'promo',
      theme: 'lighting',
      operation: 'Black Friday',
      author: 1063,
      standing: { kind: 'targetReady' },
    }),
  ];
}

/** What is going on when the demo starts, apart from the troubles that scenarios add. */
export function presentSituation(now: number): DeliveryPlan[] {
  return [...halted(now), ...waiting(now), ...inProgress(now), ...scheduled(now), ...drafts(now)].sort(
    (a, b) => a.contact - b.contact,
  );
}
