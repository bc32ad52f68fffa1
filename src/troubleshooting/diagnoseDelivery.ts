import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import type { EpochMs } from '../domain/delivery';
import { diagnose } from '../domain/diagnosis/diagnose';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import { gatherEvidence } from './gatherEvidence';
import type { SharedEvidence } from './gatherEvidence';
import { uncheckedInWords } from './words/because';
import { inWords } from './words/factWords';

/** Gathers evidence, judges it, and puts what was seen into the reader's language. */
export async function diagnoseDelivery(
  access: ConnectionAccess,
  ref: DeliveryRef,
  now: () => EpochMs,
  signal: AbortSignal,
  shared?: SharedEvidence,
): Promise<Diagnosis> {
  const diagnosis = diagnose(await gatherEvidence(access, ref, now, signal, { shared }));
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(inWords) })),
    unchecked: diagnosis.unchecked.map(uncheckedInWords),
  };
}
