import { isCancelled } from '../../../platform/abort';
import type { HostFacts } from '../../../servers/hostFacts';
import type { ManagedServer } from '../../../servers/managedServer';
import { expectedModules, isModule, missingModules, type ModuleId } from '../../../domain/expectedModules';
import type { InstanceConfig, RunningModule } from '../../../servers/sendingServer';

/** A module as the view shows it. */
export interface ModuleSeen {
  readonly id: ModuleId;
  /** Undefined: it is expected and does not run. */
  readonly running?: RunningModule;
  /** The configuration starts it by itself. */
  readonly expected: boolean;
  /** Bytes more than at the last look; undefined when it did not run then. */
  readonly grownBytes?: number;
  /** It had another pid at the last look. */
  readonly restarted: boolean;
}

/** What one look at a server brought. What could not be read has its error instead. */
export interface ServerLook {
  readonly at: number;
  readonly modules?: readonly ModuleSeen[];
  readonly modulesError?: unknown;
  readonly config?: InstanceConfig;
  readonly configError?: unknown;
  readonly host?: HostFacts;
  /** Server's clock minus the instance's, ms. */
  readonly skewMs?: number;
}

export interface LookOptions {
  /** Undefined when the instance never told its name: then nothing can be missing. */
  readonly instance: string | undefined;
  /** Instance clock minus ours, ms; undefined when it is not connected. */
  readonly clockOffsetMs: number | undefined;
  readonly before: ServerLook | undefined;
  readonly now: () => number;
}

/** Looks at a server: modules, configuration, space and clock at once. Rejects only when it is cancelled. */
export async function lookAtServer(
  server: ManagedServer,
  options: LookOptions,
  signal: AbortSignal,
): Promise<ServerLook> {
  const { instance, clockOffsetMs, before, now } = options;
  const [list, config, host] = await Promise.allSettled([
    server.pdump(signal),
    instance === undefined ? Promise.resolve(undefined) : server.readConfig(instance, signal),
    server.hostFacts(signal),
  ]);
  const cancelled = [list, config, host].find((one) => one.status === 'rejected' && isCancelled(one.reason));
  if (cancelled?.status === 'rejected' && signal.aborted) {
    throw cancelled.reason;
  }
  const seenConfig = config.status === 'fulfilled' ? config.value : undefined;
  const expected = seenConfig === undefined || instance === undefined ? [] : expectedModules(seenConfig, instance);
  return {
    at: now(),
    ...(list.status === 'fulfilled'
      ? { modules: modulesSeen(list.value.modules, expected, before?.modules) }
      : { modulesError: list.reason }),
    ...(config.status === 'fulfilled' ? { config: config.value } : { configError: config.reason }),
    ...(host.status === 'fulfilled' ? { host: host.value, ...skew(host.value, clockOffsetMs) } : {}),
  };
}

function skew({ clock }: HostFacts, clockOffsetMs: number | undefined): { readonly skewMs?: number } {
  return clockOffsetMs === undefined ? {} : { skewMs: Math.round(clock.there - (clock.here + clockOffsetMs)) };
}

/** Missing ones first, then by name: what needs attention is on top. */
export function modulesSeen(
  running: readonly RunningModule[],
  expected: readonly ModuleId[],
  before: readonly ModuleSeen[] | undefined,
): readonly ModuleSeen[] {
  const missing = missingModules(expected, running).map((id): ModuleSeen => ({ id, expected: true, restarted: false }));
  const there = running.map((one): ModuleSeen => {
    const wanted = expected.find((id) => isModule(one, id));
    const id = { name: one.name, instance: one.instance ?? wanted?.instance ?? 'default' };
    const last = before?.find((other) => other.id.name === id.name && other.id.instance === id.instance)?.running;
    const same = last?.pid === one.pid;
    return {
      id,
      running: one,
      expected: wanted !== undefined,
      restarted: last !== undefined && !same,
      ...(last !== undefined && same ? { grownBytes: one.memoryBytes - last.memoryBytes } : {}),
    };
  });
  return [
    ...missing,
    ...there.sort((a, b) => a.id.name.localeCompare(b.id.name) || a.id.instance.localeCompare(b.id.instance)),
  ];
}

export function missingIn(look: ServerLook | undefined): readonly ModuleId[] {
  return (look?.modules ?? []).filter(({ running }) => running === undefined).map(({ id }) => id);
}
