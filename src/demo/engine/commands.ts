import { DELIVERY_STATES as S, deliveryStateName } from '../../domain/deliveryState';
import { STATE_LABELS } from '../schemas/deliveryEnumerations';
import { SoapFault } from '../soap/fault';
import type { Store } from '../store/store';
import { readDelivery, setState, type EngineDelivery } from './deliveries';
import { writeJournal } from './journal';
import { cancelDelivery } from './mta';
import type { PreparationGoal } from './preparation';

export type RunCommand = 'play' | 'pause' | 'stop';

/** What commands ask of the rest of the engine. */
export interface CommandHost {
  readonly store: Store;
  prepare(delivery: EngineDelivery, goal: PreparationGoal): void;
}

const METHOD: Readonly<Record<RunCommand, string>> = { play: 'Play', pause: 'Pause', stop: 'Stop' };

function refuse(command: string, reason: string): SoapFault {
  return new SoapFault({
    message: `SOP-330011 Error while executing the method '${command}' of service 'nms:delivery'.`,
    detail: reason,
    faultCode: 'SOAP-ENV:Server',
  });
}

function impossible(command: RunCommand, state: number): SoapFault {
  const name = deliveryStateName(state);
  return refuse(
    METHOD[command],
    `The delivery is in the state '${name === undefined ? String(state) : STATE_LABELS[name]}': this action is not possible.`,
  );
}

export function requireDelivery(store: Store, id: number, command: string): EngineDelivery {
  const delivery = readDelivery(store, id);
  if (delivery === undefined) {
    throw refuse(command, `There is no delivery with the identifier ${id}.`);
  }
  return delivery;
}

/** Play, Pause, Stop. Answers the state afterwards. Throws a fault when the state does not allow it. */
export function runCommand(host: CommandHost, id: number, command: RunCommand, by: string, now: number): number {
  const delivery = requireDelivery(host.store, id, METHOD[command]);
  switch (command) {
    case 'play':
      play(host, delivery, by, now);
      break;
    case 'pause':
      pause(host.store, delivery, by, now);
      break;
    case 'stop':
      stop(host.store, delivery, by, now);
      break;
  }
  return readDelivery(host.store, id)?.state ?? delivery.state;
}

function play(host: CommandHost, delivery: EngineDelivery, by: string, now: number): void {
  const { store } = host;
  const { id, state } = delivery;
  switch (state) {
    case S.ready:
    case S.messageReady:
      setState(store, id, S.startPending, now);
      store.run('UPDATE NmsDelivery SET tsContact = MAX(COALESCE(tsContact, 0), ?) WHERE iDeliveryId = ?', [now, id]);
      writeJournal(store, id, now, 'info', `Delivery confirmed by '${by}'`);
      break;
    case S.targetReady:
      host.prepare(delivery, 'start');
      break;
    case S.paused:
    case S.pausePending:
      setState(store, id, S.startPending, now);
      writeJournal(store, id, now, 'info', `Delivery resumed by '${by}'`);
      break;
    default:
      throw impossible('play', state);
  }
}

function pause(store: Store, { id, state }: EngineDelivery, by: string, now: number): void {
  switch (state) {
    case S.started:
    case S.retryInProgress:
      setState(store, id, S.pausePending, now);
      break;
    case S.startPending:
    case S.retryPending:
      setState(store, id, S.paused, now);
      break;
    default:
      throw impossible('pause', state);
  }
  writeJournal(store, id, now, 'info', `Pause requested by '${by}'`);
}

function stop(store: Store, { id, state }: EngineDelivery, by: string, now: number): void {
  switch (state) {
    case S.started:
    case S.retryInProgress:
    case S.pauseInProgress:
      writeJournal(store, id, now, 'info', `Stop requested by '${by}'`);
      setState(store, id, S.cancelPending, now);
      break;
    case S.ready:
    case S.startPending:
    case S.retryPending:
    case S.pausePending:
    case S.paused:
    case S.cancelPending:
      writeJournal(store, id, now, 'info', `Stop requested by '${by}'`);
      cancelDelivery(store, id, now);
      break;
    case S.targetPrepPending:
    case S.targetSelection:
    case S.targetArbitration:
    case S.messagePrepPending:
    case S.messagePreparation:
      writeJournal(store, id, now, 'warning', `Analysis stopped by '${by}'`);
      setState(store, id, S.edition, now);
      break;
    default:
      throw impossible('stop', state);
  }
}
