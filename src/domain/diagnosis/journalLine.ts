import type { EvidenceItem } from '../finding';
import type { JournalLine } from './evidence';
import type { Read } from '../judgement/observed';
import { fact } from '../judgement/verdict';

/** A line of the journal as proof. */
export function journalProof(journal: Read<unknown>, { message, at }: JournalLine): EvidenceItem<'journalLine'> {
  return fact(journal, 'journalLine', { message, ...(at === undefined ? {} : { lineAt: at }) });
}
