import type { ConnectionAccess, DeliveryRef } from '../connections/access';
import type { EpochMs } from '../domain/delivery';
import { diagnose } from '../domain/diagnosis/diagnose';
import type { Diagnosis } from '../domain/diagnosis/diagnosis';
import type { Evidence } from '../domain/diagnosis/evidence';
import { gatherEvidence } from './gatherEvidence';
import type { SharedEvidence } from './gatherEvidence';
import { uncheckedInWords } from './words/because';
import { inWords } from './words/factWords';

export interface DiagnoseOptions {
  /** What is read for other deliveries of the instance, too. */
  readonly shared?: SharedEvidence | Promise<SharedEvidence>;
  /** Hears what is found while sources are still waited for, which it says of them. */
  readonly progress?: (diagnosis: Diagnosis) => void;
}

/** Gathers evidence, judges it, and puts what was seen into the reader's language. */
export async function diagnoseDelivery(
  access: ConnectionAccess,
  ref: DeliveryRef,
  now: () => EpochMs,
  signal: AbortSignal,
  { shared, progress }: DiagnoseOptions = {},
): Promise<Diagnosis> {
  const evidence = await gatherEvidence(access, ref, now, signal, {
    shared,
    ...(progress === undefined
      ? {}
      : {
          progress: (soFar) => {
            progress(judged(soFar));
          },
        }),
  });
  return judged(evidence);
}

function judged(evidence: Evidence): Diagnosis {
  const diagnosis = diagnose(evidence);
  return {
    ...diagnosis,
    findings: diagnosis.findings.map((finding) => ({ ...finding, evidence: finding.evidence.map(inWords) })),
    unchecked: diagnosis.unchecked.map(uncheckedInWords),
  };
}
