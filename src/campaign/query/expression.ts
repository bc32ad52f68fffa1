import type { EpochMs } from '../../domain/delivery';
import { fromEpochMs } from '../values/cast';
import { isXmlText } from '../xml/escape';

/**
 * A piece of an XTK expression. Made only by the functions of this file and of `condition.ts`, which is what makes it
 * impossible for a value to be read as anything but a value.
 */
export class Expression {
  readonly xtk: string;
  /** Attributes and links that it mentions, e.g. `scheduling/@contactDate`. */
  readonly paths: readonly string[];
  // A protected member makes the type nominal: an object literal with the same shape is refused by the compiler.
  protected readonly language = 'XTK';

  /** For `query/` only. */
  constructor(xtk: string, paths: readonly string[] = []) {
    this.xtk = xtk;
    this.paths = paths;
  }
}

const PATH = /^@?[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?(?:\/@?[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?)*$/;

/**
 * An attribute or link, `@state` or `scheduling/@contactDate`, in the brackets that XTK wants around `/`, `-` and `:`
 * (docs/campaign/soap.md). Throws a RangeError for what is no path.
 */
export function path(name: string): Expression {
  if (!PATH.test(name)) {
    throw new RangeError('not an XTK path');
  }
  return new Expression(/[/:-]/.test(name) ? `[${name}]` : name, [name]);
}

/**
 * A text literal. Backslash and quote are escaped with a backslash; `$`, which begins a substitution (`$(path)`), is
 * written as `Char('36')`, as Adobe's own SDK does. Throws a RangeError for characters that XML cannot carry.
 */
export function text(value: string): Expression {
  return literal(value.replace(/[\\']/g, '\\$&'), value);
}

/** A pattern for LIKE that finds `value` itself: `%` and `_` in it are escaped; `before`/`after` add a `%`. */
export function pattern(value: string, anything: { before: boolean; after: boolean }): Expression {
  const escaped = value.replace(/[\\'%_]/g, '\\$&');
  return literal(`${anything.before ? '%' : ''}${escaped}${anything.after ? '%' : ''}`, value);
}

function literal(escaped: string, original: string): Expression {
  if (!isXmlText(original)) {
    throw new RangeError('the value contains a character that XML cannot carry');
  }
  const pieces = escaped.split('$').map((piece) => `'${piece}'`);
  return new Expression(pieces.join(" + Char('36') + "));
}

/** A number literal, without exponent. Throws a RangeError for NaN and infinities. */
export function number(value: number): Expression {
  if (!Number.isFinite(value)) {
    throw new RangeError('not a finite number');
  }
  return new Expression(Number.isSafeInteger(value) ? String(value) : value.toFixed(6));
}

/** A date-time literal in UTC, `#2026-09-12T17:13:39.507Z#`. */
export function time(at: EpochMs): Expression {
  return new Expression(`#${fromEpochMs(at)}#`);
}

/** A day, `#2026-09-12#`. Throws a RangeError for what is no date. */
export function day(date: string): Expression {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) {
    throw new RangeError('not a date');
  }
  return new Expression(`#${date}#`);
}

/** A key: bare when it is a number of up to 64 bits, a text otherwise (uuids of FFDA instances). */
export function key(id: string): Expression {
  return /^-?\d{1,19}$/.test(id) ? new Expression(id) : text(id);
}

/** A function call, e.g. `call('Iif', …)`. Throws a RangeError for what is no function name. */
export function call(name: string, ...values: readonly Expression[]): Expression {
  if (!/^[A-Za-z]\w*$/.test(name)) {
    throw new RangeError('not an XTK function');
  }
  return new Expression(
    `${name}(${values.map((value) => value.xtk).join(', ')})`,
    values.flatMap((value) => value.paths),
  );
}

export type Comparison = '=' | '<>' | '<' | '<=' | '>' | '>=';

export function compare(left: Expression, how: Comparison, right: Expression): Expression {
  return new Expression(`${left.xtk} ${how} ${right.xtk}`, [...left.paths, ...right.paths]);
}
