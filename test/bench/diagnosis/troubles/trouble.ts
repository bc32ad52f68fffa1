import { DELIVERY_MODE } from '../../../../src/domain/deliveryKind';
import { HOUR, MINUTE } from '../../../unit/domain/diagnosis/evidenceOf';
import type { Random, Stage, World } from '../world';

/**
 * What it does to the delivery. `holds`: nothing leaves before it is mended. `slows`: less leaves. `minor`: worth a word.
 * `meant`: somebody wants it so. `nothing`: it only looks like a trouble, and nothing may be said.
 */
export type Effect = 'holds' | 'slows' | 'minor' | 'meant' | 'nothing';

export interface Trouble {
  /** What is the case in the world. */
  readonly truth: string;
  readonly effect: Effect;
  /** At which points of a delivery's life it shows. */
  readonly stages: readonly Stage[];
  /** Who sends the delivery, where the trouble is about that. */
  readonly sender?: 'own' | 'mid';
  /** What of the world it decides: two troubles that decide the same cannot both be. */
  readonly decides?: readonly string[];
  /** Makes it so, with everything that follows from it in the world. */
  readonly happen: (world: World, random: Random) => void;
}

/** Any number of them, by their ids. */
export type Troubles = Readonly<Record<string, Trouble>>;

/** Nothing was sent since, because of what holds the delivery up. */
export function nothingLeaves(world: World, random: Random): void {
  if (world.lastSent !== undefined) {
    world.lastSent = world.now - 20 * MINUTE - Math.round(random() * HOUR);
  }
  if (world.stage === 'sending') {
    world.partsWaiting = Math.max(world.partsWaiting, 1);
  }
}

export function stopModule(world: World, module: string, everywhere: boolean): void {
  const servers = everywhere ? world.servers : world.servers.slice(0, 1);
  for (const server of servers) {
    server.running = server.running.filter((task) => !task.startsWith(`${module}@`));
  }
}

export function line(world: World, ago: number, message: string, type = 0): void {
  world.journal.push({ at: world.now - ago, type, message });
}

/** A second server that sends, so that one alone does not hold everything up. */
export function atLeastTwo(world: World): void {
  const [first] = world.servers;
  if (first !== undefined && world.servers.length === 1) {
    world.servers.push({
      ...first,
      name: 'sending-9',
      running: [...first.running],
      started: [...first.started],
      affinities: [...first.affinities],
      faults: [...first.faults],
    });
  }
}

export function throughMid(world: World): void {
  world.mode = DELIVERY_MODE.midSourcing;
  world.affinity = '';
  world.partsWaiting = 0;
  for (const server of world.servers) {
    server.started = ['wfserver'];
    server.running = ['web@default', 'wfserver@shop', 'watchdog'];
  }
}

export const DUE: readonly Stage[] = ['waiting', 'sending'];
export const ANY_OWN: readonly Stage[] = ['scheduled', 'waiting', 'sending'];
