import assert from 'node:assert/strict';
import { CAUSE_FACTS, CAUSE_FINDINGS } from '../../../src/domain/diagnosis/causes';
import { diagnose } from '../../../src/domain/diagnosis/diagnose';
import type { Evidence, JournalLine } from '../../../src/domain/diagnosis/evidence';
import type { Finding, Remedy, RemedyKind } from '../../../src/domain/finding';
import type { Read } from '../../../src/domain/judgement/observed';
import { findingsText } from '../domain/golden';
import { MINUTE, NOW, read } from '../domain/diagnosis/evidenceOf';

/** A case that somebody published, and what the product makes of it. */
export interface FieldCase {
  readonly id: string;
  /** Where it was published. */
  readonly source: string;
  /** What was the case, in one sentence. */
  readonly situation: string;
  /** What a person is told or offered now. */
  readonly handled: string;
  /** What an expert would say besides, and the product does not. */
  readonly lacks?: string;
  /** Throws where that is not so. */
  readonly check: () => void | Promise<void>;
}

/** What the answer to a case must be like. */
export interface Expected {
  /** The first finding. */
  readonly first: string;
  /** As sure as this, or surer than none of these. */
  readonly certainty?: Finding['certainty'];
  /** What its title, meaning and proof must hold. */
  readonly says?: readonly RegExp[];
  /** Its first remedy. */
  readonly remedy?: RemedyKind;
  /** Other remedies that must be among its own. */
  readonly offers?: readonly Partial<Remedy>[];
  /** Findings besides. */
  readonly also?: readonly string[];
  /** Findings that would mislead. */
  readonly never?: readonly string[];
}

/** Diagnoses the evidence of a case and holds the answer against what an expert would say. */
export function assertDiagnosed(evidence: Evidence, expected: Expected): void {
  const { findings } = diagnose(evidence);
  const causes: readonly string[] = findings.map(({ cause }) => cause);
  const [first] = findings;
  assert.ok(first !== undefined, 'nothing was found');
  assert.equal(first.cause, expected.first, causes.join());
  if (expected.certainty !== undefined) {
    assert.equal(first.certainty, expected.certainty);
  }
  const words = { findings: CAUSE_FINDINGS, facts: CAUSE_FACTS };
  const text = findingsText('case', { findings: [first], unchecked: [] }, words);
  for (const pattern of expected.says ?? []) {
    assert.match(text, pattern);
  }
  if (expected.remedy !== undefined) {
    assert.equal(first.remedies[0]?.kind, expected.remedy);
  }
  for (const offer of expected.offers ?? []) {
    assert.ok(
      first.remedies.some((remedy) =>
        Object.entries(offer).every(([key, value]) => Reflect.get(remedy, key) === value),
      ),
      JSON.stringify(first.remedies),
    );
  }
  assert.deepEqual(
    (expected.also ?? []).filter((cause) => !causes.includes(cause)),
    [],
    causes.join(),
  );
  assert.deepEqual(
    (expected.never ?? []).filter((cause) => causes.includes(cause)),
    [],
    causes.join(),
  );
}

const TYPES = { error: 0, warning: 1, info: 2 } as const;

/** A journal of five minutes ago, oldest line first. */
export function journalOf(...lines: readonly (readonly [keyof typeof TYPES, string])[]): Read<readonly JournalLine[]> {
  return read(
    lines.map(([type, message], index) => ({ at: NOW - 5 * MINUTE + index * 1000, type: TYPES[type], message })),
    'journal',
  );
}
