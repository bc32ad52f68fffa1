import * as l10n from '@vscode/l10n';
import { isOfEvents } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { Certainty } from '../finding';
import { RULED_OUT, fact, finding, verdictOf, notGiven, unchecked, ruledOutUnless } from '../judgement/verdict';
import { remainingMessages } from '../progress';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, runs, sendingServers, notReadOf } from './sendingServers';
import { sentHere } from './sentHere';
import { sentInWaves } from './waves';

/** A delivery that has been sending for longer than this should have reported something lately, ms. */
export const SETTLED_AFTER_MS = 30 * 60_000;

/**
 * The queue of the database does not move: parts of the delivery (`nms:deliveryPart`, made by the analysis and deleted
 * once sent; Adobe, "Tables to maintain") wait, the MTA runs, and nothing is sent. Database blocking and bloat are what
 * Adobe names for it ("Performance and throughput issues").
 */
export const partsNotTaken = defineCause({
  id: 'partsNotTaken',
  ruledOut: () => l10n.t('None of its parts is left lying in the database.'),
  findings: {
    partsNotTaken: {
      title: (args) =>
        args.number('parts') === 1
          ? l10n.t('1 part of it waits in the database, and the MTA does not take it')
          : l10n.t('{0} parts of it wait in the database, and the MTA does not take them', args.count('parts')),
      meaning: () =>
        l10n.t(
          'The MTA runs, yet nothing of the delivery has left for a quarter of an hour. Adobe names a blocked or ' +
            'bloated database for it: have its locks looked at, and vacuum and reindex it where an index is larger ' +
            'than its table. An MTA that hangs looks the same; its log tells.',
        ),
      page: 'performance',
    },
  },
  facts: {
    partsWaiting: (args) => l10n.t('{0} parts wait (nms:deliveryPart)', args.count('parts')),
  },
  concerns,
  judge,
});

/** Between two waves parts wait as planned. */
function concerns(evidence: Evidence): boolean {
  const { delivery } = evidence;
  return (
    delivery.value.state === DELIVERY_STATES.started &&
    sentHere(delivery.value) !== 'no' &&
    !sentInWaves(evidence) &&
    !isOfEvents(delivery.value)
  );
}

function judge(evidence: Evidence) {
  const { broadStart } = evidence.delivery.value;
  if (broadStart === undefined || evidence.instanceNow - broadStart < SETTLED_AFTER_MS) {
    return RULED_OUT;
  }
  const { waitingParts: parts, lastSent } = evidence;
  if (parts.ok && (parts.value === 0 || (lastSent.ok && lastSent.value !== undefined))) {
    return RULED_OUT;
  }
  if (!parts.ok || !lastSent.ok) {
    return ruledOutUnless([parts, lastSent].flatMap((read) => (read.ok ? [] : [unchecked(read)])));
  }
  if (parts.value === undefined) {
    return notGiven(parts.source);
  }
  const sending = sendingServers(evidence);
  const certainty = certaintyOf(evidence);
  // No MTA runs: that is why, see mtaNotRunning.
  if (certainty === undefined) {
    return RULED_OUT;
  }
  return verdictOf(
    [
      finding({
        cause: 'partsNotTaken',
        severity: 'warning',
        holdsUp: true,
        certainty,
        args: { parts: parts.value },
        evidence: [fact(parts, 'partsWaiting', { parts: parts.value }), fact(lastSent, 'nothingSent')],
        remedies: [
          { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
          ...openMtaLog(evidence, sending),
          { kind: 'recomputeStatistics', deliveryId: evidence.delivery.value.id },
          ...restartMta(evidence, sending),
        ],
      }),
    ],
    notReadOf(sending, 'modules'),
  );
}

/** Likely where an MTA is seen to run, and the counters agree that messages are left; undefined where none runs. */
function certaintyOf(evidence: Evidence): Certainty | undefined {
  const sending = sendingServers(evidence);
  const seen = sending.flatMap(({ modules }) =>
    modules.ok ? [runs(modules.value, 'mta', evidence.instanceName)] : [],
  );
  if (seen.length > 0 && seen.length === sending.length && !seen.includes(true)) {
    return undefined;
  }
  const contradicted = remainingMessages(evidence.delivery.value.counters) === 0;
  return seen.includes(true) && !contradicted ? 'likely' : 'possible';
}
