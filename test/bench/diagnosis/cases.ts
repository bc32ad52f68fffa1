import { randomOf } from '../../../src/demo/engine/chance';
import { MINUTE } from '../../unit/domain/diagnosis/evidenceOf';
import { SOURCES, type Source } from './observe';
import { OF_STAGE, TROUBLE_IDS, trouble, type TroubleId } from './troubles';
import type { Effect } from './troubles/trouble';
import { healthyWorld, type Stage, type World } from './world';

/** One world to diagnose. */
export interface Case {
  readonly kind: 'alone' | 'pair' | 'source lost' | 'zone' | 'clock';
  readonly troubles: readonly TroubleId[];
  readonly stage: Stage;
  readonly world: World;
  readonly lost?: Source;
}

/** Hours east of UTC of the servers: UTC, India, the West of America, New Zealand. */
const ZONES = [0, 5.5 * 60, -8 * 60, 13 * 60] as const;

/** Clocks minus the true time: ours, and the instance's. */
const CLOCKS = [
  [40_000, 0],
  [0, -75_000],
  [-3 * MINUTE, 0],
  [0, 12 * MINUTE],
] as const;

/** How many worlds are made of each kind. */
export interface Amount {
  readonly alone: number;
  readonly pairs: number;
  readonly others: number;
}

/** Every trouble alone, every two that can be together, every source lost in turn, zones and clocks. */
export function makeCases(seed: number, amount: Amount): readonly Case[] {
  const random = randomOf(seed);
  const alone = TROUBLE_IDS.flatMap((id) =>
    trouble(id).stages.flatMap((stage) => times(amount.alone, () => make('alone', [id], stage, random))),
  );
  const pairs = TROUBLE_IDS.flatMap((first, index) =>
    TROUBLE_IDS.slice(index + 1).flatMap((second) =>
      together(first, second).flatMap((stage) =>
        times(amount.pairs, () => make('pair', [first, second], stage, random)),
      ),
    ),
  );
  const lost = TROUBLE_IDS.flatMap((id) =>
    trouble(id).stages.flatMap((stage) =>
      SOURCES.flatMap((source) =>
        times(amount.others, () => ({ ...make('source lost', [id], stage, random), lost: source })),
      ),
    ),
  );
  const zones = changed('zone', ZONES, amount.others, random, (world, zone) => {
    world.zoneMinutes += zone;
  });
  const clocks = changed('clock', CLOCKS, amount.others, random, (world, [ours, instance]) => {
    world.ourClockMs += ours;
    world.instanceClockMs += instance;
  });
  return [...alone, ...pairs, ...lost, ...zones, ...clocks];
}

function changed<T>(
  kind: Case['kind'],
  values: readonly T[],
  count: number,
  random: () => number,
  change: (world: World, value: T) => void,
): readonly Case[] {
  return TROUBLE_IDS.filter((id) => !(trouble(id).decides ?? []).includes('clock')).flatMap((id) =>
    trouble(id).stages.flatMap((stage) =>
      values.flatMap((value) =>
        times(count, () => {
          const one = make(kind, [id], stage, random);
          change(one.world, value);
          return one;
        }),
      ),
    ),
  );
}

function make(kind: Case['kind'], troubles: readonly TroubleId[], stage: Stage, random: () => number): Case {
  const world = healthyWorld(stage, random);
  for (const id of troubles) {
    trouble(id).happen(world, random);
  }
  const given = OF_STAGE[stage];
  return {
    kind,
    troubles: given === undefined || excluded(given, troubles) ? troubles : [...troubles, given],
    stage,
    world,
  };
}

/** Whether what goes with a stage is among the troubles, or contradicts one of them. */
function excluded(given: TroubleId, troubles: readonly TroubleId[]): boolean {
  return troubles.some((id) => id === given || contradict(id, given));
}

/** What leaves no room for anything else. */
const ALONE: readonly TroubleId[] = ['calm', 'recycled', 'stateNotBroughtBack'];

function contradict(first: TroubleId, second: TroubleId): boolean {
  const [a, b] = [trouble(first), trouble(second)];
  return (
    (a.sender !== undefined && b.sender !== undefined && a.sender !== b.sender) ||
    (a.decides ?? []).some((what) => (b.decides ?? []).includes(what)) ||
    ALONE.includes(first) ||
    ALONE.includes(second)
  );
}

/** The points of a delivery's life at which both can be. */
function together(first: TroubleId, second: TroubleId): readonly Stage[] {
  const { stages } = trouble(second);
  return contradict(first, second) ? [] : trouble(first).stages.filter((stage) => stages.includes(stage));
}

function times<T>(count: number, of: () => T): readonly T[] {
  return Array.from({ length: count }, of);
}

/** What a trouble does at this point: before its date nothing holds a delivery up yet. */
export function effectAt(id: TroubleId, stage: Stage): Effect {
  const { effect } = trouble(id);
  return stage === 'scheduled' && effect === 'holds' ? 'minor' : effect;
}
