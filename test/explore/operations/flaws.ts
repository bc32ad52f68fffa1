import type { BatchResult, OperationEngine, RunOptions } from '../../../src/operations/engine';
import { shownIf, TAKEN } from '../../../src/operations/operation';
import type { Leases, OperationClock, OperationRecord } from '../../../src/operations/ports';
import type { BoundTarget } from '../../../src/operations/target';
import { memoryLeases } from './memoryLeases';
import type { VirtualTime } from './virtualTime';
import type { ModelOperation, ModelPlace, Thing } from './world';

/** A fault put back into the model, to see that the exploration finds it. */
export interface Flaw {
  readonly operation?: (operation: ModelOperation) => ModelOperation;
  readonly leases?: (time: VirtualTime) => Leases;
  readonly clock?: (time: VirtualTime) => OperationClock;
  /** False keeps a record from being kept. */
  readonly records?: (entry: OperationRecord) => boolean;
  readonly opensAnything?: boolean;
  readonly ignoresCancel?: boolean;
  readonly runBatch?: (
    engine: OperationEngine<ModelPlace>,
    operations: readonly ModelOperation[],
    target: BoundTarget,
    options: RunOptions,
  ) => Promise<readonly BatchResult<ModelPlace, Thing>[]>;
}

const nobody: Leases = {
  lengthMs: 60_000,
  acquire: () =>
    Promise.resolve({
      extend: () => Promise.resolve(true),
      superseded: () => Promise.resolve(false),
      release: () => Promise.resolve(),
    }),
};

/** What 0.1.0 did wrong, each as it was, and what else the engine must not do. */
export const FLAWS: Readonly<Record<string, Flaw>> = {
  'a date or affinity is written to a delivery that began to send while the dialog stood': {
    operation: (operation) => ({
      ...operation,
      needless: () => undefined,
      agreed: ({ value }) => ({ value }),
    }),
  },
  'a colleague’s restart during our dialog is called ours': {
    operation: (operation) => ({ ...operation, agreed: () => ({}), needless: () => undefined }),
  },
  'prepare counts as done by the state that it had before': {
    operation: (operation) => ({
      ...operation,
      sight: (before, now) =>
        operation.id === 'prepare'
          ? shownIf(now !== undefined && [12, 45].includes(now.state))
          : operation.sight(before, now),
    }),
  },
  'an exit code other than 0 is passed over': {
    operation: (operation) => ({
      ...operation,
      write: async (place, state, signal) => {
        await operation.write(place, state, signal);
        return TAKEN;
      },
      sight: (before, now) => (now === undefined ? operation.sight(before, now) : shownIf(true)),
    }),
  },
  'restart on all goes without a first look, and takes any process for the new one': {
    operation: (operation) => ({
      ...operation,
      sight: (before, now) => (operation.id === 'restart' ? shownIf(now !== undefined) : operation.sight(before, now)),
    }),
  },
  'gone is called done, though the write was refused': {
    operation: (operation) => ({
      ...operation,
      write: (place, state, signal) =>
        operation.write(place, state, signal).then(
          () => TAKEN,
          () => TAKEN,
        ),
      sight: (before, now) => shownIf(now === undefined || JSON.stringify(now) !== JSON.stringify(before)),
    }),
  },
  'a remedy outlives a change of the address': { opensAnything: true },
  'a fix that is clicked twice starts twice': { leases: () => nobody },
  'an order is sent a second time when the first seems lost': {
    operation: (operation) => ({
      ...operation,
      write: (place, state, signal) =>
        operation.write(place, state, signal).catch(() => operation.write(place, state, signal)),
    }),
  },
  'a fault in the middle leaves no outcome in the record': { records: ({ outcome }) => outcome !== 'unknown' },
  'nothing is recorded but what worked': { records: ({ outcome }) => outcome === 'done' },
  'an error in the third of five loses what became of the first two': {
    runBatch: async (engine, operations, target, options) => {
      const results: BatchResult<ModelPlace, Thing>[] = [];
      for (const operation of operations) {
        const outcome = await engine.run(operation, target, options);
        if (outcome.kind !== 'done') {
          throw new Error(outcome.kind);
        }
        results.push({ operation, outcome });
      }
      return results;
    },
  },
  'several go on after one that was not done': {
    runBatch: async (engine, operations, target, options) => {
      const results: BatchResult<ModelPlace, Thing>[] = [];
      for (const operation of operations) {
        results.push({ operation, outcome: await engine.run(operation, target, options) });
      }
      return results;
    },
  },
  'what was read before the question is not read again': {
    operation: (operation) => {
      let first: Promise<Thing | undefined> | undefined;
      let writing = false;
      return {
        ...operation,
        read: (place, signal) => (writing ? operation.read(place, signal) : (first ??= operation.read(place, signal))),
        write: (place, state, signal) => {
          writing = true;
          return operation.write(place, state, signal);
        },
      };
    },
  },
  'nothing has a time limit': {
    clock: (time) => ({
      now: () => time.now(),
      monotonic: () => time.monotonic(),
      sleep: (ms, signal) => (ms >= 30_000 ? new Promise<void>(() => undefined) : time.sleep(ms, signal)),
    }),
  },
  'cancelling does not keep it from being sent': { ignoresCancel: true },
  'a lease ends when somebody sets the clock': { leases: (time) => memoryLeases(() => time.now()) },
};
