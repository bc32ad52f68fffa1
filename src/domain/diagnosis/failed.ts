import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import { fact, finding, verdictOf, uncheckedOf } from '../judgement/verdict';
import type { Args } from '../words/args';
import { defineCause } from './cause';
import type { Evidence, JournalLine, JournalReason } from './evidence';
import { explainedArgs, explainedText } from './explained';
import { ERROR_LINE, journalProof, shortened } from './journalLine';
import { lastAttempt } from './lastAttempt';

/** As many of the newest errors are shown as a person reads. */
const SHOWN = 3;

/** The preparation, or the sending, ended in an error: the journal says which. */
export const failed = defineCause({
  id: 'failed',
  ruledOut: () => l10n.t('Neither its preparation nor its sending failed.'),
  findings: {
    preparationFailed: {
      title: (args) =>
        args.has('lastError')
          ? l10n.t('Its preparation failed: {0}', args.text('lastError'))
          : l10n.t('Its preparation failed'),
      meaning: (args) =>
        explainedOr(args, l10n.t('Nothing was sent. Correct what the journal names and analyse the delivery again.')),
      page: 'validating',
    },
    sendingFailed: {
      title: (args) =>
        args.has('lastError')
          ? l10n.t('Its sending failed: {0}', args.text('lastError'))
          : l10n.t('Its sending failed'),
      meaning: (args) =>
        explainedOr(
          args,
          l10n.t('The journal has the reason. Do not leave failed deliveries behind: they keep temporary tables.'),
        ),
      page: 'performance',
    },
  },
  facts: {
    analysisStep: (args) =>
      l10n.t('the analysis ended at step {0}: {1}', args.text('step'), analysisStepText(args.number('step'))),
  },
  concerns,
  judge,
});

const { preparationError, failed: sendingFailed } = DELIVERY_STATES;

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === preparationError || state === sendingFailed;
}

function judge(evidence: Evidence) {
  const { id, state, analysisStep } = evidence.delivery.value;
  const errors = errorsOf(evidence);
  const [root] = reasonsOf(evidence, errors);
  const last = root?.line.message ?? errors.at(-1)?.message ?? '';
  return verdictOf(
    [
      finding({
        cause: state === sendingFailed ? ('sendingFailed' as const) : ('preparationFailed' as const),
        severity: 'error',
        certainty: 'certain',
        args: {
          lastError: shortened(last),
          ...explainedArgs(root?.explanation),
        },
        evidence: [
          fact(evidence.delivery, 'state', { state }),
          ...(state !== preparationError || analysisStep === undefined
            ? []
            : [fact(evidence.delivery, 'analysisStep', { step: analysisStep })]),
          ...proofOf(evidence, root?.line, errors),
        ],
        remedies: [
          { kind: 'openAuditLog', deliveryId: id },
          { kind: 'deleteFailed', deliveryIds: [id] },
        ],
      }),
    ],
    uncheckedOf(evidence.journal),
  );
}

/** The errors of the last attempt. */
function errorsOf({ journal }: Evidence): readonly JournalLine[] {
  return journal.ok ? lastAttempt(journal.value.filter((line) => line.type === ERROR_LINE)) : [];
}

/** What the journal says of that attempt, the root before what wraps it. */
function reasonsOf({ journalReasons }: Evidence, errors: readonly JournalLine[]): readonly JournalReason[] {
  return journalReasons.filter(({ line }) => errors.includes(line));
}

/** The root first, then the newest of the others. */
function proofOf({ journal }: Evidence, root: JournalLine | undefined, errors: readonly JournalLine[]) {
  if (!journal.ok) {
    return [];
  }
  const others = errors.filter((line) => line !== root).slice(root === undefined ? -SHOWN : 1 - SHOWN);
  return [...(root === undefined ? [] : [root]), ...others].map((line) => journalProof(journal, line));
}

/** Values of the enumeration `analysisStep` of nms:delivery (api.md, enumerations). */
function analysisStepText(step: number): string {
  if (step >= 17) {
    return l10n.t('finished');
  }
  if (step >= 16) {
    return l10n.t('writing the delivery logs');
  }
  if (step >= 14) {
    return l10n.t('making the parts, with personalisation');
  }
  if (step >= 12) {
    return l10n.t('attachments');
  }
  if (step >= 8) {
    return l10n.t('the target is complete');
  }
  if (step >= 4) {
    return l10n.t('computing the target');
  }
  return l10n.t('before the target');
}

/** What is known of the error, its cause and its cure; else what is to be done with any. */
function explainedOr(args: Args, otherwise: string): string {
  return args.has('meaning') ? explainedText(args) : otherwise;
}
