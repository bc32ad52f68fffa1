import { isAllowed } from '../actions';
import type { Remedy, Severity } from '../finding';
import type { Evidence, JournalLine } from './evidence';
import { journalProof } from './journalLine';
import { openMtaLog, sendingServers } from './sendingServers';
import { RULED_OUT, finding, found, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';
import { stands } from './workflowStopped';

/** A text that Adobe's documentation quotes, and what it tells. */
interface KnownText {
  readonly cause: string;
  readonly pattern: RegExp;
  readonly severity: Severity;
  /** What can be done besides reading the journal. */
  readonly remedies?: (evidence: Evidence) => readonly Remedy[];
}

const KNOWN_TEXTS: readonly KnownText[] = [
  // Release notes 2021, NEO-37514.
  { cause: 'affinityNotOnMid', pattern: /ipaffinity (\S{1,200}) is not found on mid server/i, severity: 'error' },
  // "Delivery performance troubleshooting": vacuum and reindex the marketing database, restart workflows.
  {
    cause: 'midSourcingTimeout',
    pattern: /AppendDeliveryPart.{0,400}\b408\b/is,
    severity: 'error',
    remedies: restartMidSourcing,
  },
  // "Temporary files": /tmp and var on different devices. The MTA writes the same to its own log.
  {
    cause: 'temporaryFiles',
    pattern: /errno=18\b|Invalid cross-device link/i,
    severity: 'error',
    remedies: (evidence) => logsWith(evidence, 'errno=18'),
  },
  // errno 28 of every Unix.
  {
    cause: 'diskFull',
    pattern: /errno=28\b|No space left on device/i,
    severity: 'error',
    remedies: (evidence) => [...logsWith(evidence, 'errno=28'), ...purge(evidence)],
  },
  // "Delivery troubleshooting": a rule of the MX management limits, or the MTA slows itself down.
  { cause: 'quotasMet', pattern: /quotas met/i, severity: 'warning', remedies: pause },
  { cause: 'dynamicFlowControl', pattern: /dynamic flow control/i, severity: 'warning', remedies: pause },
];

/**
 * The delivery's own journal names the cause in words that Adobe documents. The line may be old news by now, so it
 * is likely at most; each cause is told once, with its newest line.
 */
export const journalSays: Cause = { id: 'journalSays', judge };

function judge(evidence: Evidence): Verdict {
  const { journal, delivery } = evidence;
  if (!journal.ok) {
    return { kind: 'unchecked', unchecked: [unchecked(journal)] };
  }
  const findings = KNOWN_TEXTS.flatMap(({ cause, pattern, severity, remedies }) => {
    const line = newest(journal.value, pattern);
    if (line === undefined) {
      return [];
    }
    return [
      finding({
        cause,
        severity,
        certainty: 'likely',
        args: { detail: pattern.exec(line.message)?.[1] ?? '' },
        evidence: [journalProof(journal, line)],
        remedies: [{ kind: 'openAuditLog', deliveryId: delivery.value.id }, ...(remedies?.(evidence) ?? [])],
      }),
    ];
  });
  return findings.length === 0 ? RULED_OUT : found(...findings);
}

function logsWith(evidence: Evidence, text: string): readonly Remedy[] {
  return openMtaLog(evidence, sendingServers(evidence), text);
}

function purge(evidence: Evidence): readonly Remedy[] {
  return sendingServers(evidence).map(({ name }) => ({ kind: 'purgeTemporary', server: name }));
}

/** A provider that gets nothing for a while forgives sooner. */
function pause({ delivery: { value } }: Evidence): readonly Remedy[] {
  return isAllowed('pause', value.state) ? [{ kind: 'pause', deliveryId: value.id }] : [];
}

/** Those of the workflows that bring results back which stopped over the error. */
function restartMidSourcing({ workflows }: Evidence): readonly Remedy[] {
  return ['defaultMidSourcingDlv', 'defaultMidSourcingLog'].flatMap((workflow): readonly Remedy[] => {
    const read = workflows[workflow];
    return read?.ok === true && read.value !== undefined && stands(read.value)
      ? [{ kind: 'restartWorkflow', workflow }]
      : [];
  });
}

function newest(lines: readonly JournalLine[], pattern: RegExp): JournalLine | undefined {
  return lines.findLast((line) => pattern.test(line.message));
}
