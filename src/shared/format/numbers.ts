/** Numbers in one language. Made once per page or export: making an Intl formatter costs more than using it. */
export interface NumberFormats {
  /** A whole number, grouped: 12,345. */
  count(value: number): string;
  /** Two decimals at most. */
  decimal(value: number): string;
  /** A ratio as a percentage with one decimal: 0.0123 → 1.2%; smaller than that but not 0 → <0.1%. */
  percent(ratio: number): string;
  /** For an axis: 12K. */
  compact(value: number): string;
  /** Bytes, in powers of 1000: 54 kB. */
  bytes(value: number): string;
  /** Bits per second, in powers of 1000: 3.4 Mbit/s. */
  bitRate(value: number): string;
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;
const BIT_UNITS = ['bit', 'kilobit', 'megabit', 'gigabit', 'terabit'] as const;

/** Number formats of a language (BCP 47). */
export function numberFormats(locale: string): NumberFormats {
  const count = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const decimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const compact = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const bytes = unitFormats(locale, BYTE_UNITS);
  const bits = unitFormats(
    locale,
    BIT_UNITS.map((unit) => `${unit}-per-second`),
  );
  return {
    count: (value) => count.format(value),
    decimal: (value) => decimal.format(value),
    percent: (ratio) => (ratio > 0 && ratio < 0.0005 ? `<${percent.format(0.001)}` : percent.format(ratio)),
    compact: (value) => compact.format(value),
    bytes: (value) => scaled(value, bytes),
    bitRate: (value) => scaled(value, bits),
  };
}

function unitFormats(locale: string, units: readonly string[]): readonly Intl.NumberFormat[] {
  // The short form of bytes has no plural in English: "512 byte".
  const display = (unit: string): 'long' | 'short' => (unit === 'byte' ? 'long' : 'short');
  return units.map(
    (unit) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: display(unit), maximumFractionDigits: 1 }),
  );
}

function scaled(value: number, formats: readonly Intl.NumberFormat[]): string {
  let rest = value;
  let step = 0;
  // 999.95 would be shown as 1,000: one step earlier reads better.
  while (Math.abs(rest) >= 999.95 && step < formats.length - 1) {
    rest /= 1000;
    step += 1;
  }
  return formats[step]?.format(rest) ?? String(value);
}
