import { DELIVERY_STATES as S } from '../../domain/deliveryState';
import { changeModules } from '../servers/moduleFile';
import { insertRow, type Store } from '../store/store';
import type { RunningMember, RunningPlatform } from './index';
import type { Part, Topology } from './topologies';

/** A trouble between instances, to practise on or to test with. */
export interface PlatformScenario {
  readonly name: string;
  /** One sentence: what is wrong. */
  readonly title: string;
  /** Where it can be. */
  readonly topologies: readonly Topology[];
  /** Is wrong before the delivery is started. */
  readonly before?: (platform: RunningPlatform, deliveryId: number) => void;
  /** Goes wrong after it was handed over and before it is looked at. */
  readonly after?: (platform: RunningPlatform, deliveryId: number) => void;
}

/** The delivery that is started with each of them: it is ready and has a few messages. */
export const SUBJECT = 'Warranty reminder';

/** Long enough for a delivery to be overdue, and for states to come back several times. */
const LATER_MS = 45 * 60_000;

const WITH_MID: readonly Topology[] = ['marketing+mid', 'hybrid', 'split', 'v8-ffda', 'v8-managed'];

/** The first instance of a platform that is there for something. Throws an Error where there is none. */
export function partOf(
  { members, topology }: RunningPlatform,
  part: Part,
  at: 'first' | 'last' = 'first',
): RunningMember {
  const found = members.filter(({ member }) => member.part === part).at(at === 'first' ? 0 : -1);
  if (found === undefined) {
    throw new Error(`${topology} has no ${part}.`);
  }
  return found;
}

function storeOf(platform: RunningPlatform, part: Part): Store {
  return partOf(platform, part).demo.instance.store;
}

function stopMta({ demo }: RunningMember): void {
  const { servers } = demo.instance;
  for (const { dir } of servers.servers) {
    changeModules(dir, (modules) => modules.filter(({ name }) => name !== 'mta'));
  }
  servers.refresh();
}

function stopWorkflow(platform: RunningPlatform, name: string, state: number, failed = 0): void {
  storeOf(platform, 'marketing').run('UPDATE XtkWorkflow SET iState = ?, iFailed = ? WHERE sInternalName = ?', [
    state,
    failed,
    name,
  ]);
}

function twinOf(platform: RunningPlatform, deliveryId: number): number {
  return storeOf(platform, 'mid').number(
    'SELECT MIN(iDeliveryId) FROM NmsDelivery WHERE iMidSourcing = 1 AND iMidRemoteId = ?',
    [deliveryId],
  );
}

/** Neither side knows of a twin, and none is made. */
function takeTwinAway(platform: RunningPlatform, id: number): void {
  storeOf(platform, 'mid').run('DELETE FROM NmsDelivery WHERE iMidSourcing = 1 AND iMidRemoteId = ?', [id]);
  const store = storeOf(platform, 'marketing');
  store.run("UPDATE NmsDelivery SET iMidRemoteId = 0, sTrouble = 'notSubmitted' WHERE iDeliveryId = ?", [id]);
  store.run('DELETE FROM DemoTwin WHERE iDeliveryId = ?', [id]);
}

/** `xtk:workflow/@state` of one that was paused, and of one that was stopped. */
const PAUSED = 13;
const STOPPED = 20;

const WAITING_EVENTS = 300;

export const PLATFORM_SCENARIOS: readonly PlatformScenario[] = [
  {
    name: 'midMtaStopped',
    title: 'The MTA of the mid-sourcing server does not run.',
    topologies: ['marketing+mid', 'hybrid', 'v8-ffda', 'v8-managed'],
    before: (platform) => {
      stopMta(partOf(platform, 'mid'));
    },
  },
  {
    name: 'slowMid',
    title: 'One of two mid-sourcing servers does not send its share.',
    topologies: ['split'],
    before: (platform) => {
      stopMta(partOf(platform, 'mid', 'last'));
    },
  },
  {
    name: 'accountOff',
    title: 'The account of the mid-sourcing server was switched off when the delivery was to be started.',
    topologies: WITH_MID,
    before: (platform) => {
      storeOf(platform, 'marketing').run('UPDATE NmsExtAccount SET iActive = 0 WHERE iDeliveryMode = 4');
    },
  },
  {
    name: 'neverSubmitted',
    title: 'The mid-sourcing server has no twin of the delivery, and marketing no id of one.',
    topologies: ['marketing+mid', 'hybrid', 'v8-ffda', 'v8-managed'],
    before: takeTwinAway,
  },
  {
    name: 'neverFilled',
    title: 'The twin was made, but its messages never came.',
    topologies: ['marketing+mid', 'hybrid', 'v8-ffda', 'v8-managed'],
    before: (platform, id) => {
      storeOf(platform, 'mid').run('UPDATE NmsDelivery SET iState = ?, iToDeliver = 0 WHERE iDeliveryId = ?', [
        S.messagePreparation,
        twinOf(platform, id),
      ]);
      partOf(platform, 'mid').demo.instance.engine.pausePreparation(twinOf(platform, id), 'mid');
      // What was begun is not begun again.
      storeOf(platform, 'marketing').run('UPDATE DemoTwin SET iState = ? WHERE iDeliveryId = ?', [
        S.messagePreparation,
        id,
      ]);
    },
  },
  {
    name: 'statesPaused',
    title: 'The workflow that brings states back is paused.',
    topologies: WITH_MID,
    before: (platform) => {
      stopWorkflow(platform, 'defaultMidSourcingDlv', PAUSED);
    },
  },
  {
    name: 'opensFirst',
    title: 'Recipients have opened it already, while its state is not brought back.',
    topologies: WITH_MID,
    before: (platform) => {
      stopWorkflow(platform, 'defaultMidSourcingDlv', PAUSED);
    },
    after: (platform, id) => {
      storeOf(platform, 'marketing').run('UPDATE NmsDelivery SET iRecipientOpen = 3 WHERE iDeliveryId = ?', [id]);
    },
  },
  {
    name: 'affinityUnknown',
    title: 'The twin asks for an affinity that the mid-sourcing server does not have under this name.',
    topologies: ['marketing+mid'],
    before: (platform, id) => {
      storeOf(platform, 'mid').run("UPDATE NmsDelivery SET sIPAffinity = 'gold' WHERE iDeliveryId = ?", [
        twinOf(platform, id),
      ]);
    },
  },
  {
    name: 'sendersCollide',
    title: 'Another sender has a delivery with the same id on this mid-sourcing server; ours waits there.',
    topologies: ['marketing+mid'],
    before: (platform, id) => {
      stopMta(partOf(platform, 'mid'));
      const { instance } = partOf(platform, 'mid').demo;
      insertRow(instance.store, 'NmsDelivery', {
        iDeliveryId: 6000,
        sInternalName: 'DM6000',
        sLabel: 'Of another sender',
        iState: S.finished,
        iDeliveryMode: 1,
        iMidSourcing: 1,
        iMidRemoteId: id,
        tsLastModified: instance.clock.now() - LATER_MS,
      });
    },
  },
  {
    name: 'replicationStopped',
    title: 'The queue that copies deliveries to the cloud database is stopped, and an analysis waits for it.',
    topologies: ['v8-ffda'],
    before: (platform, id) => {
      stopWorkflow(platform, 'ffdaReplicateQueueDelivery', STOPPED, 1);
      takeTwinAway(platform, id);
    },
    after: (platform, id) => {
      storeOf(platform, 'marketing').run('UPDATE NmsDelivery SET iState = ?, tsPhase = NULL WHERE iDeliveryId = ?', [
        S.messagePreparation,
        id,
      ]);
      partOf(platform, 'marketing').demo.instance.engine.pausePreparation(id, 'admin');
    },
  },
];

/** Events of a cell that nobody takes any more. */
export function letEventsGrow(platform: RunningPlatform): void {
  const { store, clock } = partOf(platform, 'execution').demo.instance;
  for (let at = 0; at < WAITING_EVENTS; at++) {
    insertRow(store, 'NmsRtEvent', {
      iId: 10_000 + at,
      sType: 'orderConfirmation',
      iStatus: 0,
      tsCreated: clock.now() - (WAITING_EVENTS - at) * 10_000,
    });
  }
}

/** Starts the delivery of the scenarios with something wrong, and lets time pass; answers its id. */
export async function playScenario(platform: RunningPlatform, name: string): Promise<number> {
  const scenario = PLATFORM_SCENARIOS.find((one) => one.name === name);
  if (scenario === undefined) {
    throw new Error(`There is no scenario ${name} between instances.`);
  }
  const { demo } = partOf(platform, 'marketing');
  const id = demo.instance.store.number('SELECT iDeliveryId FROM NmsDelivery WHERE sLabel = ? AND iState = 45', [
    SUBJECT,
  ]);
  scenario.before?.(platform, id);
  demo.instance.engine.command(id, 'play', 'admin');
  await platform.advance(60_000);
  scenario.after?.(platform, id);
  await platform.advance(LATER_MS);
  return id;
}
