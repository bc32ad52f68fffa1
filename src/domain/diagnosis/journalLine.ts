import type { EvidenceItem } from '../finding';
import type { JournalLine, Read } from './evidence';
import { fact } from './verdict';

/** A line of the journal as proof. */
export function journalProof(journal: Read<unknown>, { message, at }: JournalLine): EvidenceItem {
  return fact(journal, 'journalLine', { message, ...(at === undefined ? {} : { lineAt: at }) });
}
