import { DELIVERY_STATES } from '../../domain/deliveryState';
import { toNumber, toText, toTime, type Row, type Store } from '../store/store';

/** What the engine needs of a delivery. */
export interface EngineDelivery {
  readonly id: number;
  readonly label: string;
  readonly state: number;
  readonly mode: number;
  readonly sms: boolean;
  readonly affinity: string;
  readonly contact: number | undefined;
  readonly validity: number | undefined;
  readonly nextPass: number | undefined;
  readonly retry: number;
  readonly maxRetry: number;
  readonly retryPeriodMs: number;
  /** Messages a second, all domains together. */
  readonly rate: number;
  readonly weight: number;
  readonly started: number | undefined;
  readonly phaseEnd: number | undefined;
  readonly trouble: string;
  /** 0 when it belongs to no campaign. */
  readonly operationId: number;
  readonly validationMode: string;
  readonly waves: { readonly size: number; readonly delayMs: number } | undefined;
}

function waveSize(text: string, total: number): number {
  const number = Number.parseFloat(text) || 0;
  return text.includes('%') ? Math.ceil((total * number) / 100) : number;
}

function fromRow(row: Row): EngineDelivery {
  const total = toNumber(row['iToDeliver']);
  const size = waveSize(toText(row['sWavesSplitSize']), total);
  return {
    id: toNumber(row['iDeliveryId']),
    label: toText(row['sLabel']),
    state: toNumber(row['iState']),
    mode: toNumber(row['iDeliveryMode']),
    sms: toNumber(row['iMessageType']) === 1,
    affinity: toText(row['sIPAffinity']) || toText(row['sTypologyAffinity']),
    contact: toTime(row['tsContact']),
    validity: toTime(row['tsValidity']),
    nextPass: toTime(row['tsNextPassDate']),
    retry: toNumber(row['iRetry']),
    maxRetry: toNumber(row['iMaxRetry']),
    retryPeriodMs: toNumber(row['iRetryPeriod']) * 1000,
    rate: toNumber(row['dRate']) || 20,
    weight: toNumber(row['iWeight']) || 52_000,
    started: toTime(row['tsBroadStart']),
    phaseEnd: toTime(row['tsPhase']),
    trouble: toText(row['sTrouble']),
    operationId: toNumber(row['iOperationId']),
    validationMode: toText(row['sValidationMode']),
    waves:
      toNumber(row['iWavesEnabled']) === 1 && size > 0
        ? { size, delayMs: toNumber(row['iWavesSplitDelay']) * 1000 }
        : undefined,
  };
}

/** What `fromRow` reads: of the hundred others every look at the database would have to make values too. */
const COLUMNS = `iDeliveryId, iToDeliver, sWavesSplitSize, sLabel, iState, iDeliveryMode, iMessageType, sIPAffinity,
  (SELECT sIpAffinity FROM NmsTypology t WHERE t.iTypologyId = NmsDelivery.iTypologyId) AS sTypologyAffinity, tsContact, tsValidity, tsNextPassDate,
  iRetry, iMaxRetry, iRetryPeriod, dRate, iWeight, tsBroadStart, tsPhase, sTrouble, iOperationId, sValidationMode, iWavesEnabled, iWavesSplitDelay`;

export function readDelivery(store: Store, id: number): EngineDelivery | undefined {
  const row = store.first(`SELECT ${COLUMNS} FROM NmsDelivery WHERE iDeliveryId = ? AND iIsModel = 0`, [id]);
  return row === undefined ? undefined : fromRow(row);
}

const busy = Object.values(DELIVERY_STATES).filter(
  (code) =>
    code !== DELIVERY_STATES.edition &&
    code !== DELIVERY_STATES.ready &&
    code !== DELIVERY_STATES.targetReady &&
    code !== DELIVERY_STATES.messageReady &&
    code !== DELIVERY_STATES.preparationError &&
    code !== DELIVERY_STATES.paused &&
    code < DELIVERY_STATES.cancelled,
);

/** Deliveries in which something may happen by itself: being prepared, due, being sent, paused or stopped just now. */
export function activeDeliveries(store: Store, now: number): EngineDelivery[] {
  return store
    .all(
      `SELECT ${COLUMNS} FROM NmsDelivery WHERE iState IN (${busy.join(', ')}) AND iDeleteStatus = 0 AND iIsModel = 0
         AND NOT (iState = ${DELIVERY_STATES.startPending} AND tsContact > ?) AND NOT (iState = ${DELIVERY_STATES.retryPending} AND tsNextPassDate > ?)`,
      [now, now],
    )
    .map(fromRow);
}

export function setState(store: Store, id: number, state: number, now: number, phaseEnd: number | null = null): void {
  store.run('UPDATE NmsDelivery SET iState = ?, tsLastModified = ?, tsPhase = ? WHERE iDeliveryId = ?', [
    state,
    now,
    phaseEnd,
    id,
  ]);
}
