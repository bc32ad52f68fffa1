import { randomUUID } from 'node:crypto';
import { uptime } from 'node:os';
import { join } from 'node:path';
import { env } from 'vscode';
import { becauseText } from '../../connections/becauseText';
import type { ActivityLog } from '../../platform/activityLog';
import type { Clock } from '../../platform/clock';
import type { Ui } from '../../platform/platform';
import type { ConnectionSource, Machine } from '../connectionPlace';
import type { OperationEngine } from '../engine';
import type { FileJournal } from '../fileJournal';
import type * as OperationsModuleType from '../index';
import type { Place } from '../place';
import type { Opened, OperationRecord } from '../ports';
import type { Proposals } from '../proposals';
import type { BoundTarget, Subject } from '../target';

type OperationsModule = typeof OperationsModuleType;

/** What the engine needs of this window. */
export interface EngineOptions {
  readonly manager: ConnectionSource;
  readonly ui: Ui;
  readonly activity: Pick<ActivityLog, 'record' | 'restore'>;
  readonly clock: Clock;
  /** Folder for files of the extension, on this machine. */
  readonly storage: string;
  /** Aborts when the window closes. */
  readonly life: AbortSignal;
  readonly load: () => Promise<OperationsModule>;
}

export interface LoadedEngine {
  readonly engine: OperationEngine<Place>;
  readonly journal: FileJournal;
  readonly proposals: Proposals;
  readonly module: OperationsModule;
}

/** Loads the engine, with its files in the folder that all windows share. */
export async function loadEngine(options: EngineOptions, machine: Machine): Promise<LoadedEngine> {
  const { load, storage, life, clock, activity } = options;
  const module = await load();
  const leases = new module.FileLeases(join(storage, 'leases'), () => uptime() * 1000);
  const journal = new module.FileJournal(join(storage, 'activity'), leases);
  const proposals = new module.Proposals(join(storage, 'proposals'), () => clock.now(), randomUUID);
  const engine = new module.OperationEngine<Place>({
    clock: { ...module.machineClock, now: () => clock.now() },
    leases,
    journal: {
      record: async (entry) => {
        await journal.record(entry);
        for (const line of activityOf(entry)) {
          activity.record(line);
        }
      },
    },
    open: (target, subject, signal) => openTargetHere(options, module, machine, target, subject, signal),
    because: becauseText,
    failureOf: module.writeFailureOf,
    newId: randomUUID,
    language: env.language,
    life,
  });
  return { engine, journal, proposals, module };
}

/** Opens a target with the connections of this window. */
export function openTargetHere(
  { manager, clock }: Pick<EngineOptions, 'manager' | 'clock'>,
  module: OperationsModule,
  machine: Machine,
  target: BoundTarget,
  subject: Pick<Subject, 'server'>,
  signal: AbortSignal,
): Promise<Opened<Place>> {
  const outside = { machine, now: () => clock.now(), because: becauseText };
  return module.openTarget(manager, target, subject, outside, signal);
}

/** What the Activity shows of a record; nothing while its outcome is open. */
export function activityOf(record: OperationRecord): Parameters<ActivityLog['record']>[0][] {
  const { at, who, where, what, before, after, outcome } = record;
  return outcome === 'sent' ? [] : [{ at, who, where, what, before, after, outcome }];
}
