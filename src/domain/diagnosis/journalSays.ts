import * as l10n from '@vscode/l10n';
import { isAllowed } from '../actions';
import { isInPreparation, isPausedLike, isPendingLike } from '../deliveryState';
import type { Remedy, Severity } from '../finding';
import type { Read } from '../judgement/observed';
import { RULED_OUT, fact, finding, found, uncheckedOf, ruledOutUnless } from '../judgement/verdict';
import { defineCause } from './cause';
import { failsByItsContent, tellsOfScript } from './contentScriptFails';
import { tellsOfFullDisk } from './diskFull';
import type { Evidence, JournalLine } from './evidence';
import { explainedArgs, explainedText } from './explained';
import { ERROR_LINE, WARNING_LINE, certaintyOfLine, journalProof, shortened } from './journalLine';
import { openMtaLog, sendingServers } from './sendingServers';
import { stands } from './workflowStopped';

/** A text that Adobe's documentation quotes, for which there are remedies beyond reading. */
interface KnownText {
  readonly cause: 'affinityNotOnMid' | 'midSourcingTimeout' | 'temporaryFiles' | 'quotasMet' | 'dynamicFlowControl';
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
  // "Delivery troubleshooting": a rule of the MX management limits, or the MTA slows itself down.
  { cause: 'quotasMet', pattern: /quotas met/i, severity: 'warning', remedies: pause },
  { cause: 'dynamicFlowControl', pattern: /dynamic flow control/i, severity: 'warning', remedies: pause },
];

/** Texts that messages themselves carry while they wait (Adobe's support articles KA-22154 and KA-21165). */
const THROTTLING = KNOWN_TEXTS.filter(({ cause }) => cause === 'quotasMet' || cause === 'dynamicFlowControl');

/** Whether a text says that the MTA holds messages back for a domain. */
export function tellsOfThrottling(text: string): boolean {
  return THROTTLING.some(({ pattern }) => pattern.test(text));
}

/** As many causes that only the catalogue knows as a person reads. */
const MOST_EXPLAINED = 3;

/**
 * The delivery's own journal names the cause, in words that Adobe documents or that the catalogue of texts explains. A
 * line may be old news by now, so it is likely at most, and history after a day; each cause is told once, with its newest
 * line. What failed for good is told by its state: see `failed`; a full disk is measured: see `diskFull`.
 */
export const journalSays = defineCause({
  id: 'journalSays',
  ruledOut: () => l10n.t('The journal has none of the error texts that Adobe documents.'),
  findings: {
    affinityNotOnMid: {
      title: (args) => l10n.t('The mid-sourcing server does not know the IP affinity “{0}”', args.text('detail')),
      meaning: () =>
        l10n.t(
          'The journal says so. On a mid-sourcing server the name reads operator.affinity.group; ask whoever runs it to configure the affinity, or choose another one.',
        ),
      page: 'midSourcing',
    },
    midSourcingTimeout: {
      title: () => l10n.t('Handing the messages to the mid-sourcing server timed out'),
      meaning: () =>
        l10n.t(
          'Adobe’s advice for this error (HTTP 408 in AppendDeliveryPart): have the database of the marketing instance vacuumed and reindexed, then restart the scheduled and the failed workflows.',
        ),
      page: 'performance',
    },
    temporaryFiles: {
      title: () => l10n.t('Temporary files cannot be moved to where the MTA reads them'),
      meaning: () =>
        l10n.t(
          'The folder /tmp and the var folder of Campaign lie on different devices (errno 18). Make a tmp folder below var and let TMPDIR point to it in nl6/customer.sh, then restart the processes.',
        ),
      page: 'temporaryFiles',
    },
    quotasMet: {
      title: () => l10n.t('The quota of a receiving domain is used up'),
      meaning: () =>
        l10n.t(
          'The MX rules limit connections and messages per hour. Messages wait until the quota frees up; look at the rules and at the reputation of the IP addresses.',
        ),
      page: 'statisticsServer',
    },
    journalExplained: {
      title: (args) => l10n.t('The journal says: {0}', args.text('message')),
      meaning: explainedText,
      page: 'performance',
    },
    dynamicFlowControl: {
      title: () => l10n.t('The MTA slows itself down for a domain that refuses much'),
      meaning: () =>
        l10n.t(
          'Many errors of one provider make the MTA careful. Clean the list and look at the reputation of the IP addresses.',
        ),
      page: 'throughput',
    },
  },
  facts: {},
  concerns,
  judge,
});

/** While it is prepared, waits or is sent; what is over, or failed, is judged by its state. */
function concerns({ delivery }: Evidence): boolean {
  const { state } = delivery.value;
  return isInPreparation(state) || isPendingLike(state) || isPausedLike(state);
}

function judge(evidence: Evidence) {
  const { journal } = evidence;
  if (!journal.ok) {
    return ruledOutUnless(uncheckedOf(journal));
  }
  const byJournal = documented(evidence, journal);
  const byMessages = throttled(evidence).filter(({ cause }) => !byJournal.some((one) => one.cause === cause));
  const findings = [...byJournal, ...byMessages, ...explained(evidence, journal)];
  return findings.length === 0 ? RULED_OUT : found(...findings);
}

/** What messages say that wait now: a text of theirs has no age. */
function throttled(evidence: Evidence) {
  const { messageTexts } = evidence;
  const texts = messageTexts.ok ? (messageTexts.value ?? []) : [];
  return THROTTLING.flatMap(({ cause, pattern, severity, remedies }) => {
    const text = texts.find((one) => pattern.test(one.text));
    return !messageTexts.ok || text === undefined
      ? []
      : [
          finding({
            cause,
            severity,
            certainty: 'likely',
            evidence: [fact(messageTexts, 'messageText', { count: text.count, message: text.text })],
            remedies: remedies?.(evidence) ?? [],
          }),
        ];
  });
}

function documented(evidence: Evidence, journal: Read<readonly JournalLine[]>) {
  return KNOWN_TEXTS.flatMap(({ cause, pattern, severity, remedies }) => {
    const line = journal.value.findLast(({ message }) => pattern.test(message));
    const certainty = line === undefined ? undefined : certaintyOfLine(line, evidence, severity === 'error');
    if (line === undefined || certainty === undefined) {
      return [];
    }
    return [
      finding({
        cause,
        severity: certainty === 'likely' ? severity : 'warning',
        certainty,
        args: { detail: pattern.exec(line.message)?.[1] ?? '' },
        evidence: [journalProof(journal, line)],
        remedies: [{ kind: 'openAuditLog', deliveryId: evidence.delivery.value.id }, ...(remedies?.(evidence) ?? [])],
      }),
    ];
  });
}

/** Errors and warnings whose text the catalogue knows as a cause, each cause once. */
function explained(evidence: Evidence, journal: Read<readonly JournalLine[]>) {
  const told = new Set<string>();
  const scriptIsTold = failsByItsContent(evidence);
  return evidence.journalReasons
    .flatMap(({ line, explanation }) => {
      const known =
        KNOWN_TEXTS.some(({ pattern }) => pattern.test(line.message)) ||
        tellsOfFullDisk(line) ||
        (scriptIsTold && tellsOfScript(line.message));
      const certainty = certaintyOfLine(line, evidence, line.type === ERROR_LINE);
      if (explanation?.role !== 'cause' || explanation.certainty === 'possible' || known || certainty === undefined) {
        return [];
      }
      if (line.type > WARNING_LINE || told.has(explanation.id)) {
        return [];
      }
      told.add(explanation.id);
      return [
        finding({
          cause: 'journalExplained',
          severity: line.type === ERROR_LINE && certainty === 'likely' ? 'error' : 'warning',
          certainty,
          args: { message: shortened(line.message), ...explainedArgs(explanation) },
          evidence: [journalProof(journal, line)],
          remedies: [
            { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
            ...logsOfErrno(evidence, line.message),
          ],
        }),
      ];
    })
    .slice(0, MOST_EXPLAINED);
}

/** An error of the system happened on a server, which the journal does not name: its MTA wrote the same there. */
function logsOfErrno(evidence: Evidence, message: string): readonly Remedy[] {
  const errno = /\berrno=\d{1,4}\b/.exec(message)?.[0];
  return errno === undefined ? [] : logsWith(evidence, errno);
}

function logsWith(evidence: Evidence, text: string): readonly Remedy[] {
  return openMtaLog(evidence, sendingServers(evidence), text);
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
