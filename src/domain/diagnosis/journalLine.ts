import type { EvidenceItem } from '../finding';
import type { Read } from '../judgement/observed';
import { fact } from '../judgement/verdict';
import type { Evidence, JournalLine } from './evidence';

/** `xtk:jobLog/@logType` of an error, and of a warning. */
export const ERROR_LINE = 0;
export const WARNING_LINE = 1;

/** A line of the journal no older than this is taken for how things are, ms. */
const CURRENT_FOR_MS = 6 * 60 * 60_000;

/** While messages leave all the same, one no older than this may still matter, ms. */
export const RECENT_FOR_MS = 30 * 60_000;

/** Older than this it is history, ms. */
const HISTORY_AFTER_MS = 24 * 60 * 60_000;

/** A line of the journal as proof. */
export function journalProof(journal: Read<unknown>, { message, at }: JournalLine): EvidenceItem<'journalLine'> {
  return fact(journal, 'journalLine', { message, ...(at === undefined ? {} : { lineAt: at }) });
}

/**
 * How sure a line of the journal is about now, by its age: a day-old one is history (undefined), and so is one of a
 * trouble after which messages left all the same.
 */
export function certaintyOfLine(
  { at }: JournalLine,
  { instanceNow, lastSent }: Evidence,
  stopsSending: boolean,
): 'likely' | 'possible' | undefined {
  if (at === undefined) {
    return 'possible';
  }
  const sentSince = lastSent.ok && lastSent.value !== undefined && lastSent.value > at;
  const age = instanceNow - at;
  if (age > HISTORY_AFTER_MS) {
    return undefined;
  }
  // Some messages may fail while others leave; but not for long.
  if (stopsSending && sentSince) {
    return age <= RECENT_FOR_MS ? 'possible' : undefined;
  }
  return age <= CURRENT_FOR_MS ? 'likely' : 'possible';
}

/** As much of a line as a title holds. */
const TITLE_LENGTH = 120;

/** A line cut to the length of a title. */
export function shortened(message: string): string {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > TITLE_LENGTH ? `${line.slice(0, TITLE_LENGTH)}…` : line;
}
