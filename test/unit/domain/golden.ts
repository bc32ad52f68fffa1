import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import type { EvidenceItem, Finding, Unchecked } from '../../../src/domain/finding';
import { argsOf, type Args } from '../../../src/domain/words/args';
import type { FactWords, FindingWords } from '../../../src/domain/judgement/definition';

/** The words of everything that may be found. */
export interface Words {
  readonly findings: ReadonlyMap<string, FindingWords>;
  readonly facts: ReadonlyMap<string, FactWords>;
}

/** What was found in a case as a person reads it, in English and with times in UTC. */
export function findingsText(
  name: string,
  { findings, unchecked }: { readonly findings: readonly Finding[]; readonly unchecked: readonly Unchecked[] },
  words: Words,
): string {
  return [
    `# ${name}`,
    ...findings.flatMap((finding) => findingLines(finding, words)),
    ...unchecked.map(({ what, because }) => `unchecked: ${what} – ${because}`),
  ].join('\n');
}

function findingLines(finding: Finding, words: Words): readonly string[] {
  const { cause, severity, certainty, args, evidence, remedies } = finding;
  const { title, meaning, page } = words.findings.get(cause) ?? assert.fail(`no words for ${cause}`);
  const read = plainArgs(args);
  return [
    `${severity} ${certainty} ${cause}${finding.holdsUp === true ? ' (holds it up)' : ''}: ${title(read)}`,
    `  ${meaning(read)} [${typeof page === 'function' ? page(read) : page}]`,
    ...evidence.map((item) => `  seen: ${item.source} – ${factText(item, words)}`),
    ...remedies.map((remedy) => `  do: ${JSON.stringify(remedy)}`),
  ];
}

function factText({ fact, observed }: EvidenceItem, { facts }: Words): string {
  const text = fact === undefined ? undefined : facts.get(fact.key);
  return fact === undefined || text === undefined ? observed : text(plainArgs(fact.args));
}

/** Times as UTC, so that the text is the same in every time zone. */
function plainArgs(args: Finding['args']): Args {
  const read = argsOf(args, 'en');
  return { ...read, time: (name) => new Date(read.number(name)).toISOString() };
}

/**
 * Compares with a text that a person has looked through. With UPDATE_GOLDEN=1 the text is written anew: look at what
 * changed before it is committed.
 */
export function assertGolden(path: string, text: string): void {
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(path, text);
  }
  assert.equal(text, readFileSync(path, 'utf8'), `${path} differs; UPDATE_GOLDEN=1 writes it anew`);
}
