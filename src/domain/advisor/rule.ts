import type { Delivery } from '../delivery';
import type { CommonFactKey } from '../judgement/commonFacts';
import type { Definition, FactWords, FindingWords } from '../judgement/definition';
import type { Observed } from '../judgement/observed';
import { uncheckedOf, type CannotTell, type Verdict } from '../judgement/verdict';
import type { RoleScope } from '../topology/roleScope';
import { settingValue, type NumberSetting } from '../numberSetting';
import type { GuideStepId } from '../guides/guides';
import type { InstanceEvidence } from './instanceEvidence';

type Thresholds = Readonly<Record<string, NumberSetting>>;

/** Thresholds as a judgement uses them: lengths of time in ms, shares between 0 and 1, everything else as typed. */
export type ThresholdValues<T extends Thresholds> = { readonly [K in keyof T]: number };

/** A rule without thresholds. */
type NoThresholds = Readonly<Record<string, never>>;

/** What a threshold is set to, in the unit of `ThresholdValues`. */
export type ThresholdReader = (threshold: NumberSetting) => number;

/** Each threshold at its default. */
export const DEFAULTS: ThresholdReader = (threshold) => settingValue(threshold, undefined);

/** Thresholds as a person set them; `get` tells what stands under the name of a setting. */
export function thresholdsFrom(get: (name: string) => unknown): ThresholdReader {
  return (threshold) => settingValue(threshold, get(threshold.name));
}

export function thresholdValues<T extends Thresholds>(thresholds: T, read: ThresholdReader): ThresholdValues<T> {
  return Object.fromEntries(
    Object.entries(thresholds).map(([key, threshold]) => [key, read(threshold)]),
  ) as ThresholdValues<T>;
}

/** One of Adobe's tips as it is written down: docs/adding-a-rule.md tells how. Its finding goes by the rule's own id. */
interface RuleDefinition<Id extends string, FactKey extends string, T extends Thresholds> extends FindingWords {
  /** Stable: what a person has snoozed goes by it. */
  readonly id: Id;
  /** For which instances it makes sense; every instance without it. Elsewhere it is silent. */
  readonly scope?: RoleScope;
  /** Said when an instance keeps to it. */
  readonly ruledOut: () => string;
  /** The words of the facts that it alone shows. */
  readonly facts?: Readonly<Record<FactKey, FactWords>>;
  /** From when on it speaks up: each is a setting. Adobe's figure where there is one. */
  readonly thresholds?: T;
  /** The filter of the Deliveries view that shows what it is about. */
  readonly filter?: string;
  /** Steps of guides that it verifies, alone or with other rules. */
  readonly steps?: readonly GuideStepId[];
  readonly judge: (
    evidence: InstanceEvidence,
    thresholds: ThresholdValues<T>,
  ) => Verdict<NoInfer<Id>, NoInfer<FactKey> | CommonFactKey>;
}

/** A rule of the health check, as what reads a list of them sees it. */
export interface Rule<Id extends string = string, FactKey extends string = string> extends Definition<Id, Id, FactKey> {
  readonly thresholds: readonly NumberSetting[];
  readonly filter?: string;
  readonly steps: readonly GuideStepId[];
  readonly judge: (evidence: InstanceEvidence, read: ThresholdReader) => Verdict<Id, FactKey | CommonFactKey>;
}

/** Makes a rule of its definition: ids of findings, keys of facts and names of thresholds are those that it declares. */
export function defineRule<
  const Id extends string,
  const FactKey extends string = never,
  T extends Thresholds = NoThresholds,
>(definition: RuleDefinition<Id, FactKey, T>): Rule<Id, FactKey> {
  const { id, title, meaning, page, ruledOut, filter, scope, steps = [] } = definition;
  const thresholds = definition.thresholds ?? ({} as T);
  return {
    id,
    ...(scope === undefined ? {} : { scope }),
    ruledOut,
    findings: { [id]: { title, meaning, page } } as Record<Id, FindingWords>,
    facts: definition.facts ?? ({} as Record<FactKey, FactWords>),
    thresholds: Object.values(thresholds),
    ...(filter === undefined ? {} : { filter }),
    steps,
    judge: (evidence, read) => definition.judge(evidence, thresholdValues(thresholds, read)),
  };
}

/** What could not be read, as a verdict. */
export function uncheckedBecause(...sources: readonly Observed<unknown>[]): CannotTell {
  return { kind: 'unchecked', unchecked: uncheckedOf(...sources) };
}

/** As many names as a person reads. */
const NAMED = 5;

/** The first deliveries by name, for a sentence; the sentence gives the count itself. */
export function named(deliveries: readonly Pick<Delivery, 'internalName'>[]): string {
  const names = deliveries.slice(0, NAMED).map(({ internalName }) => internalName);
  return deliveries.length > NAMED ? `${names.join(', ')} …` : names.join(', ');
}
