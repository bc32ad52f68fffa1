import * as z from 'zod/mini';
import { CampaignError } from '../errors';
import { toBoolean, toEpochMs, toInteger, toNumber } from './cast';

/**
 * One step instead of the pipe of three that zod offers for it: a log has ten values in each of a million rows.
 * Whatever is no string counts as missing.
 */
function cast<T>(read: (text: string | undefined) => T): z.ZodMiniTransform<T> {
  return z.transform((input: unknown) => read(typeof input === 'string' ? input : undefined));
}

/**
 * What a value of a row may be turned into. All but `key` and `code` are optional by nature: a missing, empty or
 * unreadable value is undefined, never 0.
 */
export const value = {
  /** A key or name that must be there. */
  key: z.string().check(z.minLength(1)),
  /** A whole number that must be there, such as a state. */
  code: z.pipe(cast(toInteger), z.number()),
  text: cast((text) => text),
  /** A text for which missing and empty are the same. */
  textOrEmpty: cast((text) => text ?? ''),
  integer: cast(toInteger),
  number: cast(toNumber),
  boolean: cast(toBoolean),
  /** UTC epoch ms. */
  time: cast(toEpochMs),
};

/**
 * Reads a row through its zod schema; a CampaignError `malformed` names the field that could not be read, not its
 * value.
 */
export function readRow<Row extends z.core.$ZodType>(shape: Row, row: unknown, doing: string): z.core.output<Row> {
  const read = z.safeParse(shape, row);
  if (read.success) {
    return read.data;
  }
  const field = read.error.issues[0]?.path.join('.') ?? '';
  throw new CampaignError({ code: 'malformed', doing, facts: { reason: 'a row could not be read', field } });
}
