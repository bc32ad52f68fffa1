import type { Scheduler } from 'fast-check';
import { OperationEngine, type BatchResult } from '../../../src/operations/engine';
import type { Outcome } from '../../../src/operations/outcome';
import type { Leases, OperationPorts, OperationRecord } from '../../../src/operations/ports';
import { mustBeSameAddress, type BoundTarget } from '../../../src/operations/target';
import type { Flaw } from './flaws';
import { memoryLeases } from './memoryLeases';
import type { Happening, Scenario, Wish } from './scenario';
import { VirtualTime } from './virtualTime';
import {
  modelOperation,
  World,
  type Call,
  type Fare,
  type ModelOperation,
  type ModelPlace,
  type Thing,
  type Transport,
} from './world';

const TARGET: BoundTarget = { connectionId: 'c', url: 'here', servers: {} };

class Lost extends Error {
  override readonly name = 'Lost';
}

/** What one window did, and what it was told. */
export interface WindowStory {
  readonly wishes: readonly Wish[];
  results: readonly BatchResult<ModelPlace, Thing>[] | undefined;
  /** How outcomes that were open ended, by attempt. */
  readonly later: Map<string, Outcome>;
  failure: unknown;
  cancelledAt: number | undefined;
  closed: boolean;
}

/** A scenario that was played to its end. */
export interface Story {
  readonly world: World;
  readonly windows: WindowStory[];
  /** What was shown with the question, and when it was agreed to, by attempt. */
  readonly shown: Map<string, Thing>;
  readonly agreedAt: Map<string, number>;
  readonly records: Map<string, OperationRecord>;
  /** Steps at which an order went on its way and came back, by attempt, as they happened. */
  readonly sending: { readonly attempt: string; readonly from: number; to: number | undefined }[];
  suspended: boolean;
  diskFull: boolean;
}

/** Plays a scenario. `scheduler` decides in which order everything happens; `flaw` puts an old fault back. */
export async function play(scheduler: Scheduler, scenario: Scenario, flaw: Flaw = {}): Promise<Story> {
  const time = new VirtualTime();
  const world = new World();
  const story: Story = {
    world,
    windows: [],
    shown: new Map(),
    agreedAt: new Map(),
    records: new Map(),
    sending: [],
    suspended: false,
    diskFull: false,
  };
  const stage = new Stage(scheduler, scenario, time, story, flaw);
  stage.window('w1', scenario.first);
  await stage.playOut();
  return story;
}

/** Joins the engine of each window to the world. */
class Stage {
  private readonly calls: Record<Call, number> = { open: 0, read: 0, write: 0 };
  private ids = 0;
  private readonly leases: Leases;
  private readonly ends: {
    readonly cancel: AbortController;
    readonly life: AbortController;
    readonly story: WindowStory;
  }[] = [];

  constructor(
    private readonly scheduler: Scheduler,
    private readonly scenario: Scenario,
    private readonly time: VirtualTime,
    private readonly story: Story,
    private readonly flaw: Flaw,
  ) {
    this.leases = flaw.leases?.(time) ?? memoryLeases(() => time.monotonic());
  }

  /** Opens a window and has it carry its wishes out, as a batch where there are several. */
  window(name: string, wishes: readonly Wish[]): void {
    const [cancel, life] = [new AbortController(), new AbortController()];
    const story: WindowStory = {
      wishes,
      results: undefined,
      later: new Map(),
      failure: undefined,
      cancelledAt: undefined,
      closed: false,
    };
    this.story.windows.push(story);
    this.ends.push({ cancel, life, story });
    const operations = wishes.map((wish, index) => this.operation(`${name}.${index}`, index, wish));
    const run = this.flaw.runBatch ?? runAll;
    const work = run(new OperationEngine(this.ports(life.signal)), operations, TARGET, {
      via: name,
      signal: this.flaw.ignoresCancel === true ? new AbortController().signal : cancel.signal,
      progress: () => undefined,
      consent: async () => {
        await this.scheduler.schedule(Promise.resolve(), `${name} answers`);
        for (const { request } of operations) {
          this.story.agreedAt.set(String(request['attempt']), this.story.world.step);
        }
        this.story.world.step += 1;
        return wishes.every(({ agrees }) => agrees);
      },
    });
    void work.then(
      (results) => {
        story.results = results;
        for (const { operation, outcome } of results) {
          if ('later' in outcome) {
            void outcome.later?.then((ended) => story.later.set(String(operation.request['attempt']), ended));
          }
        }
      },
      (error: unknown) => {
        story.failure = error;
      },
    );
  }

  private happen(event: Happening): void {
    const { world } = this.story;
    const thing = world.thing;
    switch (event) {
      case 'mta':
        world.mta();
        break;
      case 'colleagueStarts':
        world.set(thing?.state === 45 ? { state: 51 } : {});
        break;
      case 'colleagueRestarts':
        world.set({ pid: world.newPid() });
        break;
      case 'colleagueSetsValue':
        world.set({ value: 'b' });
        break;
      case 'colleagueEdits':
        world.set({ state: 0 });
        break;
      case 'colleagueDeletes':
        world.set(undefined);
        break;
      case 'instanceEdited':
        world.address = 'there';
        break;
      case 'firstCancels':
        this.cancel(0);
        break;
      case 'secondCancels':
        this.cancel(1);
        break;
      case 'clockForward':
        this.time.jump(7 * 24 * 3600_000);
        break;
      case 'clockBack':
        this.time.jump(-3600_000);
        break;
      case 'suspended':
        this.story.suspended = true;
        this.time.pass(10 * 60_000);
        break;
      case 'windowClosed':
        this.close(0);
        break;
      case 'diskFull':
        this.story.diskFull = true;
        break;
    }
  }

  /** Lets everything happen until nothing can happen any more. */
  async playOut(): Promise<void> {
    for (let round = 0; round < 5000; round += 1) {
      const { second, events } = this.scenario;
      if (second?.after === round) {
        this.window('w2', [second]);
      }
      for (const event of events.filter(({ after }) => after === round)) {
        void this.scheduler.schedule(Promise.resolve(), event.what).then(() => {
          this.happen(event.what);
        });
      }
      await settled();
      if (this.scheduler.count() > 0) {
        await this.scheduler.waitNext(1);
      } else if (!this.time.goOn()) {
        return;
      }
    }
    throw new Error('it never comes to an end');
  }

  private cancel(window: number): void {
    const end = this.ends[window];
    if (end !== undefined) {
      end.story.cancelledAt ??= this.story.world.step;
      this.story.world.step += 1;
      end.cancel.abort();
    }
  }

  private close(window: number): void {
    const end = this.ends[window];
    if (end !== undefined) {
      end.story.closed = true;
      end.life.abort();
    }
  }

  private operation(attempt: string, index: number, { kind, value }: Wish): ModelOperation {
    const wanted = { attempt, index, kind, value };
    const operation = modelOperation(wanted, this.story.world, this.transport(attempt));
    const shown: ModelOperation = {
      ...operation,
      ask: (thing, situation) => {
        this.story.shown.set(attempt, thing);
        return operation.ask(thing, situation);
      },
    };
    return this.flaw.operation?.(shown) ?? shown;
  }

  private transport(attempt: string): Transport {
    return async (what, signal, work) => {
      const fare = this.scenario.fares[what][this.calls[what]] ?? 'ok';
      this.calls[what] += 1;
      const sent = { attempt, from: this.story.world.step, to: undefined as number | undefined };
      if (what === 'write') {
        this.story.sending.push(sent);
        signal.addEventListener('abort', () => (sent.to ??= this.story.world.step), { once: true });
      }
      const arrives = await this.onTheWay(`${attempt} ${what}`, fare);
      if (!arrives) {
        throw new Lost();
      }
      const answer = work(fare);
      await this.scheduler.schedule(Promise.resolve(), `${attempt} ${what} answered`);
      sent.to ??= this.story.world.step;
      if (fare === 'lostAfter' || (fare === 'refused' && what !== 'write')) {
        throw new Lost();
      }
      return answer;
    };
  }

  /** False when it is lost before it arrives; never when nobody answers. */
  private async onTheWay(label: string, fare: Fare): Promise<boolean> {
    if (fare === 'hangs') {
      await new Promise(() => undefined);
    }
    await this.scheduler.schedule(Promise.resolve(), label);
    return fare !== 'lostBefore';
  }

  private ports(life: AbortSignal): OperationPorts<ModelPlace> {
    const { world, records } = this.story;
    const open = this.transport('open');
    return {
      clock: this.flaw.clock?.(this.time) ?? this.time,
      leases: this.leases,
      journal: {
        record: (entry) => {
          if (this.story.diskFull) {
            return Promise.reject(new Error('disk full'));
          }
          if (this.flaw.records?.(entry) !== false) {
            records.set(entry.id, entry);
          }
          return Promise.resolve();
        },
      },
      open: (target, _subject, signal) =>
        open('open', signal, () => {
          if (this.flaw.opensAnything !== true) {
            mustBeSameAddress(target, { url: world.address });
          }
          return { place: { address: world.address }, who: 'me', where: 'model', clockOffsetMs: 0 };
        }),
      because: String,
      failureOf: (error) => (error instanceof Lost ? 'lost' : 'refused'),
      newId: () => String((this.ids += 1)),
      language: 'en',
      life,
    };
  }
}

/** The engine's own ways: one by itself, several as a batch. */
const runAll: NonNullable<Flaw['runBatch']> = async (engine, operations, target, options) => {
  const [only] = operations;
  if (only !== undefined && operations.length === 1) {
    return [{ operation: only, outcome: await engine.run(only, target, options) }];
  }
  return engine.runBatch(operations, target, {
    ...options,
    allOrNothing: false,
    ask: ([ready]) => {
      if (ready === undefined) {
        throw new Error('asked about nothing');
      }
      return ready.question;
    },
  });
};

/** Lets every promise that can be settled be settled. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
