/** A module by name and instance; the watchdog and its like come without one. */
export interface ModuleId {
  readonly name: string;
  readonly instance: string;
}

/** What a configuration starts by itself: modules of the instance, and those that all instances of the server share. */
interface StartedModules {
  readonly autoStart: readonly string[];
  readonly sharedAutoStart?: readonly string[];
}

/** A module as `nlserver pdump` lists it. */
interface ListedModule {
  readonly name: string;
  readonly instance?: string;
}

/** Modules that have `autoStart` and are no process of nlserver: webmdl runs inside the web server. */
const NO_PROCESS: ReadonlySet<string> = new Set(['webmdl']);

const MINUTE = 60_000;

/** Around 06:00 by a server's own clock the watchdog restarts all processes (`processRestartTime`). */
const FROM_MS = 359 * MINUTE;
const TO_MS = 371 * MINUTE;

/** `mta@demo`, as nlserver names it. */
export function taskOf({ name, instance }: ModuleId): string {
  return `${name}@${instance}`;
}

/** The modules that the configuration starts by itself: those of the instance, and those that all instances share. */
export function expectedModules(
  { autoStart, sharedAutoStart = [] }: StartedModules,
  instance: string,
): readonly ModuleId[] {
  const shared = new Set(sharedAutoStart);
  return [
    ...autoStart.filter((name) => !shared.has(name)).map((name) => ({ name, instance })),
    ...sharedAutoStart.map((name) => ({ name, instance: 'default' })),
  ].filter(({ name }) => !NO_PROCESS.has(name));
}

/** Whether a running module is the one meant; pdump names some without their instance. */
export function isModule(running: ListedModule, { name, instance }: ModuleId): boolean {
  return running.name === name && (running.instance ?? instance) === instance;
}

/** Those of the expected modules that do not run. */
export function missingModules(expected: readonly ModuleId[], running: readonly ListedModule[]): readonly ModuleId[] {
  return expected.filter((wanted) => !running.some((one) => isModule(one, wanted)));
}

/** Whether a module that is missing now may just be restarting. `timeOfDayMs`: since midnight, as the server prints it. */
export function isDailyRestart(timeOfDayMs: number): boolean {
  return timeOfDayMs >= FROM_MS && timeOfDayMs < TO_MS;
}
