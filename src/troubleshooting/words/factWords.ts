import { RULE_FACTS } from '../../domain/advisor/rules';
import { CAUSE_FACTS } from '../../domain/diagnosis/causes';
import type { EvidenceItem, Fact } from '../../domain/finding';
import { argsOf } from './args';

/** The words for a fact; undefined for a key that has none. */
export function factText(fact: Fact): string | undefined {
  return (CAUSE_FACTS.get(fact.key) ?? RULE_FACTS.get(fact.key))?.(argsOf(fact.args));
}

/** The same evidence with what was seen in the reader's language. */
export function inWords<Item extends EvidenceItem>(item: Item): Item {
  const words = item.fact === undefined ? undefined : factText(item.fact);
  return words === undefined ? item : { ...item, observed: words };
}
