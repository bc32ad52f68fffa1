import type { CampaignError } from '../campaign/errors';
import type { Explanation } from '../domain/explanation';
import { languageOfTheWindow } from '../platform/language';

type Explain = (text: string, context: { language: 'en' | 'fr'; place: 'soap' }) => readonly Explanation[];

let explain: Explain | undefined;

/** Loads what is known of texts: faults are explained from then on. It comes with the client, never with activation. */
export async function loadExplanations(): Promise<void> {
  useExplanations((await import('../knowledge')).explainText);
}

/** What is known of texts, already loaded. */
export function useExplanations(explainText: Explain): void {
  explain = explainText;
}

/** What the catalogue knows of a fault: its cause, else what wraps it; undefined for noise and for what it does not know. */
export function knownFault({ facts }: CampaignError): Explanation | undefined {
  const said = [facts['message'], facts['detail'], facts['title']].filter((text) => text !== undefined).join('\n');
  const found = said === '' ? [] : (explain?.(said, { language: languageOfTheWindow(), place: 'soap' }) ?? []);
  return (
    found.find(({ role, certainty }) => role === 'cause' && certainty !== 'possible') ??
    found.find(({ cure }) => cure !== undefined)
  );
}
