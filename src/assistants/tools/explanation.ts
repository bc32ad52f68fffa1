import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { EvidenceItem, Finding, Remedy, Unchecked } from '../../domain/finding';
import type { BoundTarget } from '../../operations/target';
import type { Part } from '../answer/answer';
import { identifier, quoted, sentence, textsIn, timeOf, word, type OwnText, type Quoted } from '../answer/quoted';
import type { Explained, Judge, ToolCall } from '../context';

/** Evidence of one finding that is handed on. */
const MOST_EVIDENCE = 4;

/** Findings as parts of an answer, with the id under which their remedies are kept. */
export interface ExplanationPart {
  readonly id: OwnText | Quoted;
  readonly findings: readonly Part[];
}

interface Subject {
  readonly connectionId: string;
  readonly deliveryId?: DeliveryId;
  readonly at: EpochMs;
  readonly target: BoundTarget | undefined;
  readonly findings: readonly Finding[];
}

/** Words findings and keeps their remedies, so that one can be proposed by its id. */
export function explanationOf(call: ToolCall, judge: Judge, { findings, ...about }: Subject): ExplanationPart {
  const remedies: Explained['remedies'] = findings.flatMap((finding) =>
    finding.remedies.map((remedy) => ({ finding, remedy })),
  );
  const id = call.explanations.keep({ ...about, remedies });
  const numbered = (remedy: Remedy): string => `${id}.${remedies.findIndex((one) => one.remedy === remedy) + 1}`;
  return {
    id: identifier(id),
    findings: findings.map((finding) => ({
      ...findingPart(finding, judge),
      evidence: finding.evidence.slice(0, MOST_EVIDENCE).map(evidencePart),
      remedies: finding.remedies.map((remedy) => ({
        id: identifier(numbered(remedy)),
        does: sentence(judge.remedyTitle(remedy), textsIn(remedy)),
        can_be_proposed: about.target !== undefined && judge.requestOf(remedy) !== undefined,
      })),
    })),
  };
}

/** What was found, how sure and how bad it is. */
export function findingPart(finding: Finding, judge: Judge): { readonly [name: string]: Part } {
  const names = textsIn(finding.args);
  return {
    cause: sentence(finding.cause, []),
    title: sentence(judge.findingHeading(finding), names),
    certainty: word(finding.certainty),
    severity: word(finding.severity),
    means: sentence(judge.findingMeaning(finding), names),
  };
}

function evidencePart({ source, observed, at }: EvidenceItem): Part {
  return { at: timeOf(at), looked_at: quoted(source, 100), seen: quoted(observed, 200) };
}

export function uncheckedPart({ what, because, hostedByAdobe }: Unchecked): Part {
  return { what: quoted(what, 100), because: quoted(because, 160), hosted_by_adobe: hostedByAdobe };
}
