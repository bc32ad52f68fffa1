import { setImmediate } from 'node:timers/promises';
import type { RunOptions } from '../../../src/operations/engine';
import { OperationEngine } from '../../../src/operations/engine';
import { shownIf, TAKEN, type Answer, type Operation } from '../../../src/operations/operation';
import type { ConsentRequest, Leases, OperationPorts, OperationRecord } from '../../../src/operations/ports';
import type { BoundTarget } from '../../../src/operations/target';
import { memoryLeases } from '../../explore/operations/memoryLeases';
import { VirtualTime } from '../../explore/operations/virtualTime';

export const TARGET: BoundTarget = { connectionId: 'c1', url: 'https://shop.example', servers: {} };

/** What is changed in the tests of the engine: as small as can be. */
export interface Lamp {
  on: boolean;
  colour: string;
}

/** An engine on a lamp, in time that passes by itself whenever everybody waits. */
export class LampRoom {
  readonly time = new VirtualTime();
  readonly life = new AbortController();
  readonly cancel = new AbortController();
  readonly asked: ConsentRequest[] = [];
  readonly recorded: OperationRecord[] = [];
  readonly steps: string[] = [];
  readonly printed: string[] = [];
  leases: Leases = memoryLeases(() => this.time.monotonic());
  lamp: Lamp | undefined = { on: false, colour: 'red' };
  orders = 0;
  looks = 0;
  /** What may be put in the way. */
  onRead: () => unknown = () => undefined;
  onOpen: () => unknown = () => undefined;
  onRecord: (entry: OperationRecord) => unknown = () => undefined;
  onConsent: (signal: AbortSignal) => unknown = () => true;
  /** What an order does, and what is answered. */
  onOrder: (signal: AbortSignal) => Answer | Promise<Answer> = () => {
    this.lamp = { colour: 'red', ...this.lamp, on: true };
    return TAKEN;
  };
  /** Whether a failed order is known to have been refused. */
  failure: 'refused' | 'lost' = 'lost';

  readonly switchOn: Operation<LampRoom, Lamp> = {
    id: 'switchOn',
    request: { kind: 'switchOn' },
    title: 'Switch the lamp on',
    subject: 'lamp',
    read: async () => {
      this.looks += 1;
      await this.onRead();
      return this.lamp === undefined ? undefined : { ...this.lamp };
    },
    needless: ({ on, colour }) =>
      on
        ? { kind: 'alreadySo', text: 'It is on.' }
        : colour === 'black'
          ? { kind: 'refused', text: 'It is broken.' }
          : undefined,
    ask: () => ({ question: 'On?', now: 'Off', effect: 'Light', undo: 'Off again', action: 'On', typed: 'lamp' }),
    // In an order that changes: only the values may count.
    agreed: ({ on, colour }) => (this.looks % 2 === 0 ? { on, colour } : { colour, on }),
    write: async (_place, _state, signal) => {
      this.orders += 1;
      return this.onOrder(signal);
    },
    sight: (before, now) => shownIf(now?.on === true && !before.on),
    done: (_before, now) => `It is ${now?.on === true ? 'on' : 'gone'}.`,
    values: (before, now) => ({ before: text(before), after: now === undefined ? 'on' : text(now) }),
    undo: () => ({ kind: 'switchOff' }),
    watching: { everyMs: 1000, limitMs: 10_000 },
  };

  get engine(): OperationEngine<LampRoom> {
    return new OperationEngine(this.ports());
  }

  /** One record for each attempt, as it was settled last. */
  get records(): readonly OperationRecord[] {
    return [...new Map(this.recorded.map((record) => [record.id, record])).values()];
  }

  options(changes: Partial<RunOptions> = {}): RunOptions {
    return {
      via: 'test',
      signal: this.cancel.signal,
      progress: (step) => this.steps.push(step),
      printed: (printed) => this.printed.push(printed),
      consent: async (request, signal) => {
        this.asked.push(request);
        return (await this.onConsent(signal)) === true;
      },
      ...changes,
    };
  }

  run(changes: Partial<RunOptions> = {}, operation = this.switchOn) {
    return this.passing(this.engine.run(operation, TARGET, this.options(changes)));
  }

  /** Lets time pass until something is settled. */
  async passing<T>(work: Promise<T>): Promise<T> {
    let settled = false;
    const end = (): void => {
      settled = true;
    };
    void work.then(end, end);
    for (let turn = 0; turn < 10_000; turn += 1) {
      for (let tick = 0; tick < 3; tick += 1) {
        await setImmediate();
      }
      if (settled) {
        return work;
      }
      this.time.goOn();
    }
    throw new Error('It never ends.');
  }

  private ports(): OperationPorts<LampRoom> {
    let ids = 0;
    return {
      clock: this.time,
      leases: this.leases,
      journal: {
        record: async (entry) => {
          await this.onRecord(entry);
          this.recorded.push(entry);
        },
      },
      open: async () => {
        await this.onOpen();
        return { place: this, who: 'me', where: 'Shop', clockOffsetMs: 5000 };
      },
      because: (error) => String(error),
      failureOf: () => this.failure,
      newId: () => `r${(ids += 1)}`,
      language: 'en',
      life: this.life.signal,
    };
  }
}

function text({ on, colour }: Lamp): string {
  return `${colour} ${on ? 'on' : 'off'}`;
}
