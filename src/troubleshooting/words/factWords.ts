import { env } from 'vscode';
import { RULE_FACTS } from '../../domain/advisor/rules';
import { CAUSE_FACTS } from '../../domain/diagnosis/causes';
import type { EvidenceItem, Fact } from '../../domain/finding';
import * as words from '../../domain/words/args';
import type { Args } from '../../domain/words/args';

/** Reads the arguments of a finding or fact for the person at this window. */
export function argsOf(values: Readonly<Record<string, string | number>>): Args {
  return words.argsOf(values, env.language);
}

/** The words for a fact; undefined for a key that has none. */
export function factText(fact: Fact): string | undefined {
  return (CAUSE_FACTS.get(fact.key) ?? RULE_FACTS.get(fact.key))?.(argsOf(fact.args));
}

/** The same evidence with what was seen in the reader's language. */
export function inWords<Item extends EvidenceItem>(item: Item): Item {
  const words = item.fact === undefined ? undefined : factText(item.fact);
  return words === undefined ? item : { ...item, observed: words };
}
