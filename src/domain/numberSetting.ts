/** In what a number is typed; what uses it gets milliseconds, and a share between 0 and 1. */
export type SettingUnit = 'count' | 'percent' | 'seconds' | 'minutes' | 'hours' | 'days';

const MILLISECONDS = { seconds: 1000, minutes: 60_000, hours: 3_600_000, days: 86_400_000 } as const;

/** A number that a person may set. `fallback`, `min` and `max` are as typed: in `unit`. */
export interface NumberSetting {
  /** Without the extension's prefix: `advisor.oldFailedDeliveryDays`. */
  readonly name: string;
  /** One sentence in Markdown for the settings editor. */
  readonly description: () => string;
  readonly fallback: number;
  readonly min: number;
  readonly max: number;
  /** `count` when not given. */
  readonly unit?: SettingUnit;
  /** Fractions are rounded. */
  readonly whole?: boolean;
}

/** What is used for a typed value: what is no number counts as the fallback, what is out of bounds as the nearest bound. */
export function settingValue(
  { fallback, min, max, unit = 'count', whole = false }: NumberSetting,
  typed: unknown,
): number {
  const number = typeof typed === 'number' && Number.isFinite(typed) ? typed : fallback;
  const bounded = Math.min(max, Math.max(min, number));
  const value = whole ? Math.round(bounded) : bounded;
  switch (unit) {
    case 'count':
      return value;
    case 'percent':
      // Divided, not multiplied: 7 / 100 is the number that 0.07 is.
      return value / 100;
    default:
      return value * MILLISECONDS[unit];
  }
}

/** Its part of `contributes.configuration`. */
export function numberSchema({ fallback, min, max }: NumberSetting): Readonly<Record<string, unknown>> {
  return { type: 'number', default: fallback, minimum: min, maximum: max };
}
