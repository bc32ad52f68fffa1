import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { attemptBatch, quarantine, writeThroughput, type Attempt } from '../engine/attempts';
import { one, recomputeMessages } from '../engine/counters';
import { writeJournal } from '../engine/journal';
import { cancelDelivery } from '../engine/mta';
import { planReaders } from '../engine/readers';
import { chance } from '../engine/chance';
import { partSize, selectTarget, writeExclusions, writeMessages, writeParts } from '../engine/target';
import { toNumber, type Store } from '../store/store';
import { ACCOUNT_LABEL } from './insertDelivery';
import { writeAnalysisJournal, writeSendingJournal, type SendingFacts } from './journals';
import type { DeliveryPlan } from './plan';

/** Slices of throughput history, ms: short ones for mass mailings, ten minutes for what trickles. */
const FINE_SLICE_MS = 30_000;
const COARSE_SLICE_MS = 600_000;

export interface Planned {
  readonly id: number;
  readonly plan: DeliveryPlan;
  readonly urls: number;
}

/** Brings a delivery to where it stands at the start of the demo, by the same rules that send live. */
export function playDelivery(store: Store, planned: Planned, now: number): void {
  play(store, planned, now);
  recomputeMessages(
    store,
    one(planned.id),
    Math.min(now, store.number('SELECT tsLastModified FROM NmsDelivery WHERE iDeliveryId = ?', [planned.id])),
  );
}

function play(store: Store, planned: Planned, now: number): void {
  const { plan } = planned;
  switch (plan.standing.kind) {
    case 'draft':
      return;
    case 'targetReady':
      analyseTarget(store, planned, Math.min(plan.contact, now) - 90 * 60_000);
      return;
    case 'preparationFailed':
      failPreparation(store, planned, plan.standing.trouble);
      return;
    case 'ready':
    case 'confirmed':
      confirm(
        store,
        planned,
        Math.min(plan.contact, now - 20 * 60_000),
        plan.standing.kind === 'ready' ? S.ready : S.startPending,
      );
      return;
    case 'failed':
      confirm(store, planned, plan.contact, S.failed);
      failAtMidSourcing(store, planned);
      return;
    case 'sent':
      confirm(store, planned, plan.contact, S.started);
      send(store, planned, plan.standing.cut ?? now);
      return;
    case 'paused':
      confirm(store, planned, plan.contact, S.started);
      send(store, planned, plan.standing.cut);
      halt(store, planned, S.paused, plan.standing.cut, `Pause requested by '${plan.standing.by}'`, 'Delivery paused');
      return;
    case 'stopped':
      confirm(store, planned, plan.contact, S.started);
      send(store, planned, plan.standing.cut);
      writeJournal(store, planned.id, plan.standing.cut, 'info', `Stop requested by '${plan.standing.by}'`);
      cancelDelivery(store, planned.id, plan.standing.cut + 4000);
      return;
  }
}

/** Analysis and confirmation before `latest`, then the state. */
function confirm(store: Store, { id, plan, urls }: Planned, latest: number, state: number): void {
  const lead = (20 + (id % 90)) * 60_000;
  const begun = latest - lead;
  const target = selectTarget(store, id, begun);
  const excluded = writeExclusions(store, id, begun);
  const messages = writeMessages(store, id, begun);
  const parts = Math.ceil(messages / partSize(messages));
  if (state !== S.started) {
    writeParts(store, id, messages, null);
  }
  const ended = writeAnalysisJournal(store, {
    deliveryId: id,
    at: begun,
    segment: plan.segment,
    target,
    excluded,
    messages,
    parts,
    urls,
    affinity: plan.affinity ?? '',
    routing: ACCOUNT_LABEL[plan.routing][plan.channel === 'sms' ? 'sms' : 'email'],
    email: plan.channel === 'email',
  });
  if (state !== S.ready) {
    writeJournal(store, id, ended + 150_000, 'info', `Delivery confirmed by '${AUTHOR_NAME[plan.author] ?? 'admin'}'`);
  }
  store.run(
    `UPDATE NmsDelivery SET iState = ?, iAnalysisStep = 17, tsStartDate = ?, tsEndDate = ?, tsLastModified = ?, tsExtracted = ?, iToDeliver = ?,
       iUrl = ?, iImagePublished = iMessageType = 0 WHERE iDeliveryId = ?`,
    [state, begun, ended, ended + 150_000, ended, messages, urls, id],
  );
}

const AUTHOR_NAME: Readonly<Record<number, string>> = {
  1060: 'admin',
  1061: 'claire.roux',
  1062: 'tom.becker',
  1063: 'amira.hall',
};

/** Tries the messages pass after pass, as far as they come before `cut`. */
function send(store: Store, { id, plan }: Planned, cut: number): void {
  const total = store.number('SELECT iToDeliver FROM NmsDelivery WHERE iDeliveryId = ?', [id]);
  const slice = total / plan.rate < 3600 ? FINE_SLICE_MS : COARSE_SLICE_MS;
  store.run('UPDATE NmsDelivery SET tsBroadStart = ?, tsPassStart = ?, tsLastModified = ? WHERE iDeliveryId = ?', [
    plan.contact,
    plan.contact,
    plan.contact,
    id,
  ]);
  let passStart = plan.contact;
  let firstPassEnd = plan.contact;
  writeJournal(store, id, plan.contact, 'info', 'Delivery started');
  for (let pass = 0; ; pass++) {
    const attempt: Attempt = {
      deliveryId: id,
      pass,
      maxRetry: plan.maxRetry,
      sms: plan.channel === 'sms',
      weight: plan.weight,
    };
    const { end, all } = sendPass(store, attempt, passStart, (total / plan.rate) * 1000, cut, slice);
    if (!all) {
      store.run('UPDATE NmsDelivery SET iRetry = ?, iState = ? WHERE iDeliveryId = ?', [
        pass,
        pass === 0 ? S.started : S.retryInProgress,
        id,
      ]);
      break;
    }
    if (pass === 0) {
      firstPassEnd = end;
    }
    const deferred = store.number('SELECT COUNT(*) FROM NmsBroadLogRcp WHERE iDeliveryId = ? AND iStatus = 6', [id]);
    if (deferred === 0) {
      finish(store, id, { start: plan.contact, firstPassEnd, end, total });
      break;
    }
    const next = end + plan.retryPeriod * 1000;
    store.run('UPDATE NmsDelivery SET iRetry = ? WHERE iDeliveryId = ?', [pass + 1, id]);
    writeJournal(
      store,
      id,
      end,
      'warning',
      `${deferred} message(s) could not be delivered yet, retry ${pass + 1} is planned`,
    );
    if (next > cut) {
      store.run('UPDATE NmsDelivery SET iState = ?, tsNextPassDate = ?, tsLastModified = ? WHERE iDeliveryId = ?', [
        S.retryPending,
        next,
        end,
        id,
      ]);
      break;
    }
    passStart = next;
  }
}

function sendPass(
  store: Store,
  attempt: Attempt,
  start: number,
  durationMs: number,
  cut: number,
  slice: number,
): { end: number; all: boolean } {
  store.run('DELETE FROM DemoBatch');
  const length = attempt.pass === 0 ? durationMs : Math.min(durationMs / 4, 900_000);
  const planned = store.run(
    `INSERT INTO DemoBatch (iBroadLogId, tsEvent)
     SELECT b.iBroadLogId, ? + CAST(? * d.dSlowness * ${chance('b.iNoise', 'moment')} AS INTEGER)
     FROM NmsBroadLogRcp b JOIN DemoDomain d ON d.iDomain = b.iDomain WHERE b.iDeliveryId = ? AND b.iStatus = 6 AND b.iPass <= ?`,
    [start, length, attempt.deliveryId, attempt.pass],
  );
  const late = store.run('DELETE FROM DemoBatch WHERE tsEvent > ?', [cut]);
  const end = store.number('SELECT COALESCE(MAX(tsEvent), ?) FROM DemoBatch', [start]);
  if (late < planned) {
    attemptBatch(store, attempt);
    writeThroughput(store, attempt, slice);
    quarantine(store);
    planReaders(store, attempt.deliveryId);
  }
  store.run('UPDATE NmsDelivery SET tsLastModified = ? WHERE iDeliveryId = ?', [end, attempt.deliveryId]);
  return { end, all: late === 0 };
}

function finish(store: Store, id: number, times: Omit<SendingFacts, 'success' | 'error'>): void {
  store.run('UPDATE NmsDelivery SET iState = ?, tsBroadEnd = ?, tsLastModified = ? WHERE iDeliveryId = ?', [
    S.finished,
    times.end,
    times.end,
    id,
  ]);
  const row = store.first(
    'SELECT SUM(iStatus IN (1, 4)) AS success, SUM(iStatus = 2) AS error FROM NmsBroadLogRcp WHERE iDeliveryId = ?',
    [id],
  );
  writeSendingJournal(store, id, { ...times, success: toNumber(row?.['success']), error: toNumber(row?.['error']) });
}

function halt(store: Store, { id }: Planned, state: number, at: number, request: string, done: string): void {
  writeJournal(store, id, at, 'info', request);
  writeJournal(store, id, at + 4000, 'info', done);
  store.run('UPDATE NmsDelivery SET iState = ?, tsLastModified = ? WHERE iDeliveryId = ?', [state, at + 4000, id]);
}

function analyseTarget(store: Store, { id }: Planned, at: number): void {
  const target = selectTarget(store, id, at);
  const excluded = writeExclusions(store, id, at);
  writeJournal(store, id, at, 'info', 'Start of the analysis of the delivery');
  writeJournal(store, id, at + 4000, 'info', `Target population: ${target} recipient(s)`);
  writeJournal(store, id, at + 7000, 'warning', `${excluded} recipient(s) excluded by the typology rules`);
  writeJournal(store, id, at + 8000, 'info', 'The target is ready');
  store.run(
    'UPDATE NmsDelivery SET iState = ?, iAnalysisStep = 8, tsStartDate = ?, tsLastModified = ?, iToDeliver = ? WHERE iDeliveryId = ?',
    [S.targetReady, at, at + 8000, target - excluded, id],
  );
}

function failPreparation(store: Store, { id, plan }: Planned, trouble: 'personalization' | 'noTarget'): void {
  const at = plan.contact;
  writeJournal(store, id, at, 'info', 'Start of the analysis of the delivery');
  const target = trouble === 'noTarget' ? 0 : selectTarget(store, id, at);
  writeJournal(store, id, at + 4000, 'info', `Target population: ${target} recipient(s)`);
  if (trouble === 'noTarget') {
    writeJournal(store, id, at + 4000, 'error', 'DLV-490009 The delivery has no target population.', 16384);
  } else {
    const excluded = writeExclusions(store, id, at);
    writeJournal(store, id, at + 7000, 'warning', `${excluded} recipient(s) excluded by the typology rules`);
    writeJournal(store, id, at + 9000, 'info', 'Preparation of the messages');
    writeJournal(
      store,
      id,
      at + 11_000,
      'error',
      "JST-310027 Error while compiling script 'content htmlContent' line 118: [loyalty] is not defined.",
      -53,
    );
    writeJournal(store, id, at + 11_000, 'error', 'The personalization of the messages failed.', -53);
  }
  store.run(
    'UPDATE NmsDelivery SET iState = ?, iAnalysisStep = ?, tsStartDate = ?, tsEndDate = ?, tsLastModified = ?, sTrouble = ? WHERE iDeliveryId = ?',
    [S.preparationError, trouble === 'noTarget' ? 5 : 14, at, at + 11_000, at + 11_000, trouble, id],
  );
}

function failAtMidSourcing(store: Store, { id, plan }: Planned): void {
  const say = (after: number, message: string): void => {
    writeJournal(store, id, plan.contact + after, 'error', message, -55);
  };
  writeJournal(store, id, plan.contact, 'info', 'Delivery started');
  say(
    61_000,
    "Error during the call of method 'AppendDeliveryPart' on the mid sourcing server: 'Communication error " +
      "with the server: please check this one is correctly configured. Code HTTP 408 'Service temporarily " +
      "unavailable''.",
  );
  say(62_000, 'Delivery failed');
  store.run('UPDATE NmsDelivery SET tsBroadStart = ?, tsLastModified = ? WHERE iDeliveryId = ?', [
    plan.contact,
    plan.contact + 62_000,
    id,
  ]);
}
