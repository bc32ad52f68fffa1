import type { NumberFormats } from '../../src/shared/format/numbers';
import type { Figure } from '../../src/shared/protocol/tracking';

/** A figure as it is read: a count in whole numbers, a ratio in percent, amounts and averages with decimals. */
export function figureText({ unit, value }: Figure, numbers: NumberFormats): string {
  if (value === undefined) {
    return '';
  }
  switch (unit) {
    case 'count':
      return numbers.count(value);
    case 'percent':
      return numbers.percent(value);
    case 'amount':
    case 'average':
      return numbers.decimal(value);
  }
}
