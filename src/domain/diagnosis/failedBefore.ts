import { DELIVERY_STATES } from '../deliveryState';
import type { EvidenceItem } from '../finding';
import type { Evidence, JournalLine } from './evidence';
import { journalProof } from './journalLine';
import { NOT_APPLICABLE, fact, finding, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

/** `xtk:jobLog/@logType` of an error. */
const ERROR_LINE = 0;

/** As many of the newest errors are shown as a person reads. */
const SHOWN = 3;

/** The preparation, or the sending, ended in an error: the journal says which. */
export const failedBefore: Cause = { id: 'failed', judge };

function judge(evidence: Evidence): Verdict {
  const { id, state, analysisStep } = evidence.delivery.value;
  const { preparationError, failed } = DELIVERY_STATES;
  if (state !== preparationError && state !== failed) {
    return NOT_APPLICABLE;
  }
  const errors = lastErrors(evidence);
  const last = errors.at(-1)?.message ?? '';
  return {
    kind: 'found',
    findings: [
      finding({
        cause: state === failed ? 'sendingFailed' : 'preparationFailed',
        severity: 'error',
        certainty: 'certain',
        args: { lastError: last },
        evidence: [
          fact(evidence.delivery, 'state', { state }),
          ...(state !== preparationError || analysisStep === undefined
            ? []
            : [fact(evidence.delivery, 'analysisStep', { step: analysisStep })]),
          ...proofOf(evidence, errors),
        ],
        remedies: [
          { kind: 'openAuditLog', deliveryId: id },
          { kind: 'deleteFailed', deliveryIds: [id] },
        ],
      }),
    ],
    unchecked: evidence.journal.ok ? [] : [unchecked(evidence.journal)],
  };
}

function lastErrors(evidence: Evidence): readonly JournalLine[] {
  return evidence.journal.ok ? evidence.journal.value.filter((line) => line.type === ERROR_LINE).slice(-SHOWN) : [];
}

function proofOf({ journal }: Evidence, lines: readonly JournalLine[]): readonly EvidenceItem[] {
  return journal.ok ? lines.map((line) => journalProof(journal, line)) : [];
}
