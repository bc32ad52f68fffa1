import type { Answer, Needless, Operation, Question, Sight } from '../../../src/operations/operation';
import { NOT_YET, shownIf, TAKEN } from '../../../src/operations/operation';

/** What can be changed in the model: a delivery with a state, and a module with a process id. */
export interface Thing {
  readonly state: number;
  readonly revision: number;
  readonly value: string;
  readonly pid: number;
}

/** One order as it reached an instance. */
export interface Order {
  readonly attempt: string;
  readonly kind: Kind;
  readonly address: string;
  /** What the attempt read last before it sent this, and when, by `World.step`. */
  readonly lastRead: Read | undefined;
  readonly index: number;
  /** The instance said that it took it. */
  taken: boolean;
  /** It was carried out. */
  applied: boolean;
  /** Somebody changed the thing since this was on its way; ours or another. */
  changedSince: boolean;
}

export interface Read {
  readonly thing: Thing | undefined;
  readonly step: number;
}

export type Kind = 'start' | 'prepare' | 'setValue' | 'restart';

export type Call = 'open' | 'read' | 'write';

/** How one call fares on its way. `hangs`: nobody ever answers. */
export type Fare = 'ok' | 'lostBefore' | 'lostAfter' | 'refused' | 'hangs' | 'ignored';

/** Where an attempt works: what stands behind an address. */
export interface ModelPlace {
  readonly address: string;
}

/** The instance and its servers, with all that happens to them. A copy of it, the same to the eye, answers at `there`. */
export class World {
  /** What can be changed; the first of them is what everybody is after. */
  readonly things: (Thing | undefined)[] = [0, 1, 2].map(() => ({ state: 45, revision: 1, value: 'a', pid: 10 }));
  /** Where the connection leads now. */
  address = 'here';
  readonly orders: Order[] = [];
  readonly lastReads = new Map<string, Read>();
  /** Counts everything that happens, for before and after. */
  step = 0;
  private pids = 10;

  get thing(): Thing | undefined {
    return this.things[0];
  }

  set(change: Partial<Thing> | undefined, index = 0): void {
    this.step += 1;
    const thing = this.things[index];
    for (const order of this.orders.filter((one) => one.index === index)) {
      order.changedSince = true;
    }
    this.things[index] = change === undefined || thing === undefined ? undefined : { ...thing, ...change };
  }

  newPid(): number {
    this.pids += 1;
    return this.pids;
  }

  /** Campaign moves on by itself. */
  mta(): void {
    const next = new Map([
      [12, 45],
      [51, 55],
      [55, 95],
    ]).get(this.thing?.state ?? 0);
    if (next !== undefined) {
      this.set({ state: next });
    }
  }

  read({ attempt, index }: Wanted): Thing | undefined {
    this.step += 1;
    const thing = this.things[index];
    this.lastReads.set(attempt, { thing, step: this.step });
    return thing;
  }

  /** Carries an order out as the real ones do: a wrong state is refused, an attribute is written whatever the state is. */
  order({ attempt, index, kind, value }: Wanted, place: ModelPlace, fare: Fare): Answer {
    this.step += 1;
    const lastRead = this.lastReads.get(attempt);
    const order: Order = {
      attempt,
      kind,
      address: place.address,
      index,
      lastRead,
      taken: false,
      applied: false,
      changedSince: this.things[index] !== lastRead?.thing,
    };
    this.orders.push(order);
    const thing = this.things[index];
    const state = thing?.state ?? -1;
    const suits =
      kind === 'start' ? state === 45 : kind === 'prepare' ? state === 45 || state === 0 : thing !== undefined;
    if (thing === undefined || fare === 'refused' || !suits) {
      return { taken: false, because: 'it said no' };
    }
    if (fare !== 'ignored' && place.address === 'here') {
      this.set(this.changeBy(thing, kind, value), index);
      order.applied = true;
    }
    order.taken = true;
    return TAKEN;
  }

  private changeBy({ revision }: Thing, kind: Kind, value: string): Partial<Thing> {
    switch (kind) {
      case 'start':
        return { state: 51 };
      case 'prepare':
        return { state: 12, revision: revision + 1 };
      case 'setValue':
        return { value };
      case 'restart':
        return { pid: this.newPid() };
    }
  }
}

const GOES_ON: readonly number[] = [51, 55, 61, 62, 95];
const PREPARING: readonly number[] = [12, 45];

const QUESTION: Question = { question: '?', now: '', effect: '', undo: '', action: 'Do', typed: 'x' };

export type ModelOperation = Operation<ModelPlace, Thing>;

/** Takes a call on its way through the transport; `work` is what it does where it arrives. */
export type Transport = <T>(what: Call, signal: AbortSignal, work: (fare: Fare) => T) => Promise<T>;

/** What an attempt wants of which thing. */
export interface Wanted {
  readonly attempt: string;
  readonly index: number;
  readonly kind: Kind;
  readonly value: string;
}

/** The operations of the model, with the shapes of the real ones. */
export function modelOperation(wanted: Wanted, world: World, transport: Transport): ModelOperation {
  const { attempt, index, kind, value } = wanted;
  return {
    id: kind,
    request: { attempt },
    title: kind,
    subject: `thing ${index}`,
    read: (_place, signal) => transport('read', signal, () => world.read(wanted)),
    needless: (thing) => needless(kind, value, thing),
    ask: () => QUESTION,
    agreed: ({ ...all }) => all,
    write: (place, _state, signal) => transport('write', signal, (fare) => world.order(wanted, place, fare)),
    sight: (before, now) => (now === undefined ? NOT_YET : sight(kind, value, before, now)),
    done: () => 'done',
    values: (before, now) => ({ before: JSON.stringify(before), after: JSON.stringify(now ?? {}) }),
    undo: () => undefined,
    watching: { everyMs: 1000, limitMs: 15_000 },
  };
}

function sight(kind: Kind, value: string, before: Thing, now: Thing): Sight {
  switch (kind) {
    case 'start':
      return shownIf(GOES_ON.includes(now.state) && now.state !== before.state);
    case 'prepare':
      return shownIf(PREPARING.includes(now.state) && now.revision !== before.revision);
    case 'setValue':
      return shownIf(now.value === value && before.value !== value);
    case 'restart':
      return shownIf(now.pid !== before.pid);
  }
}

function needless(kind: Kind, value: string, { state, value: has }: Thing): Needless | undefined {
  if (kind === 'setValue' && has === value) {
    return { kind: 'alreadySo', text: 'it is so' };
  }
  const allowed = kind === 'restart' || (kind === 'prepare' ? [0, 45].includes(state) : state === 45);
  return allowed ? undefined : { kind: 'refused', text: `state ${state}` };
}
