import { OVERDUE_AFTER_MS } from '../attention';
import { DELIVERY_STATES } from '../deliveryState';
import type { EvidenceItem, Finding } from '../finding';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, fact, finding, found } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'retries';
const OVERDUE = 'retryOverdue';

/** Some messages failed for now and are tried again: normal, unless the next pass should long have begun. */
export const retries: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { state, nextPassDate } = evidence.delivery.value;
  if (state !== DELIVERY_STATES.retryPending && state !== DELIVERY_STATES.retryInProgress) {
    return NOT_APPLICABLE;
  }
  const late =
    state === DELIVERY_STATES.retryPending &&
    nextPassDate !== undefined &&
    evidence.instanceNow - nextPassDate > OVERDUE_AFTER_MS;
  return found(
    finding({
      cause: late ? OVERDUE : CAUSE,
      severity: late ? 'warning' : 'info',
      certainty: late || nextPassDate === undefined ? 'likely' : 'certain',
      args: argsOf(evidence),
      evidence: proof(evidence),
      remedies: late
        ? [...openMtaLog(evidence, sendingServers(evidence)), ...restartMta(evidence, sendingServers(evidence))]
        : [],
    }),
  );
}

function argsOf(evidence: Evidence): Finding['args'] {
  const { nextPassDate, retry, maxRetry } = evidence.delivery.value;
  return {
    ...(nextPassDate === undefined ? {} : { nextPassAt: nextPassDate, inMs: nextPassDate - evidence.instanceNow }),
    ...(retry === undefined ? {} : { retry }),
    ...(maxRetry === undefined ? {} : { maxRetry }),
    ...(retry !== undefined && maxRetry !== undefined && maxRetry > 0 && retry >= maxRetry ? { last: 1 } : {}),
  };
}

function proof(evidence: Evidence): readonly EvidenceItem[] {
  const { state, nextPassDate, retry, maxRetry, counters } = evidence.delivery.value;
  const seen = evidence.delivery;
  return [
    fact(seen, 'state', { state }),
    ...(nextPassDate === undefined ? [] : [fact(seen, 'nextPass', { nextPassAt: nextPassDate })]),
    ...(retry === undefined ? [] : [fact(seen, 'retriesDone', { retry, maxRetry: maxRetry ?? '' })]),
    ...(counters.error === undefined ? [] : [fact(seen, 'errors', { errors: counters.error })]),
  ];
}
