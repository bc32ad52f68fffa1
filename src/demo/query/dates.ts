const LITERAL =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?)?\s*(Z|[+-]\d{2}(?::?\d{2})?)?$/;

function offsetMs(zone: string | undefined): number {
  if (zone === undefined || zone === 'Z') {
    return 0;
  }
  const [, sign, hours, minutes] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  const size = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * 60_000;
  return sign === '-' ? -size : size;
}

/** `#2026-11-23 13:00:00Z#` without the hashes, to epoch ms. Without a zone it is the server's, which is UTC here. */
export function parseDateLiteral(text: string): number | undefined {
  const found = LITERAL.exec(text.trim());
  if (found === null) {
    return undefined;
  }
  const [, year, month, day, hour = '0', minute = '0', second = '0', fraction = '0', zone] = found;
  const ms = Number(fraction.padEnd(3, '0'));
  const utc = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second), ms);
  return Number.isNaN(utc) ? undefined : utc - offsetMs(zone);
}

const DAY = 86_400_000;
const TWO_DIGITS = Array.from({ length: 60 }, (_, index) => String(index).padStart(2, '0'));
let lastDay = { day: Number.NaN, text: '' };

/** Epoch ms to `2026-11-23 13:00:00.000Z`, as Campaign writes dates. Big answers are full of them, mostly of the same day. */
export function formatDateTime(at: number): string {
  const ms = Math.floor(at);
  const day = Math.floor(ms / DAY);
  if (day !== lastDay.day) {
    lastDay = { day, text: new Date(ms).toISOString().slice(0, 10) };
  }
  const rest = ms - day * DAY;
  const hour = TWO_DIGITS[Math.floor(rest / 3_600_000)];
  const minute = TWO_DIGITS[Math.floor(rest / 60_000) % 60];
  const second = TWO_DIGITS[Math.floor(rest / 1000) % 60];
  return `${lastDay.text} ${hour}:${minute}:${second}.${String(rest % 1000).padStart(3, '0')}Z`;
}

/** Epoch ms to `2026-11-23`. */
export function formatDate(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
