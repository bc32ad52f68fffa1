import type { RoleScope } from '../topology/roleScope';
import type { AdobePage } from '../words/adobePages';
import type { Args } from '../words/args';

/** What is said of a finding, of a cause of a stuck delivery or of a rule of the health check. */
export interface FindingWords {
  /** One line, without a full stop. */
  readonly title: (args: Args) => string;
  /** What it means and what to do, one to three sentences. */
  readonly meaning: (args: Args) => string;
  /** Adobe's page on it. */
  readonly page: AdobePage | ((args: Args) => AdobePage);
}

/** What was seen, in words. */
export type FactWords = (args: Args) => string;

/**
 * What a cause of a stuck delivery and a rule of the health check have in common: a stable id, and the words of
 * everything they may say. A missing word, an id of a finding without words and a fact without words do not compile.
 */
export interface Definition<Id extends string, FindingId extends string, FactKey extends string> {
  /** Stable: settings and what a person has put aside go by it. */
  readonly id: Id;
  /** For which instances it makes sense; every instance without it. Elsewhere it is silent. */
  readonly scope?: RoleScope;
  /** Said when it was looked for and is not so. */
  readonly ruledOut: () => string;
  /** The words of its findings, by their ids. */
  readonly findings: Readonly<Record<FindingId, FindingWords>>;
  /** The words of the facts that it alone shows; see `COMMON_FACTS` for those of several. */
  readonly facts: Readonly<Record<FactKey, FactWords>>;
}

/** Any definition, for what reads a list of them. */
export type AnyDefinition = Definition<string, never, never>;

/** The ids of all findings of these definitions. */
export type FindingIdOf<D> = D extends { readonly findings: infer F } ? Extract<keyof F, string> : never;

/** The keys of all facts of these definitions, but the common ones. */
export type FactKeyOf<D> = D extends { readonly facts: infer F } ? Extract<keyof F, string> : never;

/** The words of all findings of a list of definitions, by their ids. */
export function findingWordsOf(definitions: readonly AnyDefinition[]): ReadonlyMap<string, FindingWords> {
  return new Map(definitions.flatMap(({ findings }) => Object.entries<FindingWords>(findings)));
}

/** The words of all facts of a list of definitions, by their keys. */
export function factWordsOf(definitions: readonly AnyDefinition[]): ReadonlyMap<string, FactWords> {
  return new Map(definitions.flatMap(({ facts }) => Object.entries<FactWords>(facts)));
}

/** What is said of each definition that was ruled out, by its id. */
export function ruledOutWordsOf(definitions: readonly AnyDefinition[]): ReadonlyMap<string, () => string> {
  return new Map(definitions.map(({ id, ruledOut }) => [id, ruledOut]));
}
