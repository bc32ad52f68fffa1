import { isSentByOwnMta } from '../deliveryMode';
import { DELIVERY_STATES } from '../deliveryState';
import type { Certainty } from '../finding';
import { remainingMessages } from '../progress';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, runs, sendingServers } from './sendingServers';
import { sentInWaves } from './waves';
import { BECAUSE, NOT_APPLICABLE, RULED_OUT, fact, finding, ruledOutUnless, unchecked } from '../judgement/verdict';
import { notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'partsNotTaken';

/** A delivery that has been sending for longer than this should have reported something lately, ms. */
export const SETTLED_AFTER_MS = 30 * 60_000;

/**
 * The queue of the database does not move: parts of the delivery (`nms:deliveryPart`, made by the analysis and deleted
 * once sent; Adobe, "Tables to maintain") wait, the MTA runs, and nothing is sent. Database blocking and bloat are what
 * Adobe names for it ("Performance and throughput issues").
 */
export const partsNotTaken: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { state, deliveryMode, broadStart } = evidence.delivery.value;
  // Between two waves parts wait as planned.
  if (state !== DELIVERY_STATES.started || !isSentByOwnMta(deliveryMode) || sentInWaves(evidence)) {
    return NOT_APPLICABLE;
  }
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
    return { kind: 'unchecked', unchecked: [{ what: parts.source, because: BECAUSE.notGiven }] };
  }
  const sending = sendingServers(evidence);
  const certainty = certaintyOf(evidence);
  // No MTA runs: that is why, see mtaNotRunning.
  if (certainty === undefined) {
    return RULED_OUT;
  }
  return {
    kind: 'found',
    findings: [
      finding({
        cause: CAUSE,
        severity: 'warning',
        certainty,
        args: { parts: parts.value },
        evidence: [fact(parts, 'partsWaiting', { parts: parts.value }), fact(lastSent, 'nothingSent')],
        remedies: [
          { kind: 'openAuditLog', deliveryId: evidence.delivery.value.id },
          ...openMtaLog(evidence, sending),
          ...restartMta(evidence, sending),
          { kind: 'recomputeStatistics', deliveryId: evidence.delivery.value.id },
        ],
      }),
    ],
    unchecked: notReadOf(sending, 'modules'),
  };
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
