import { readConfiguration } from '../servers/configRead';
import { changeModules, readModules, type ModuleState } from '../servers/moduleFile';
import { appendLog, formatLogLine, type ServerLogLevel } from '../servers/serverLog';
import { banner, line, type NlserverContext } from './console';

interface Target {
  readonly name: string;
  readonly instance: string;
}

/** Without an instance `default` is meant. */
function parseTarget(text: string): Target {
  const [name = '', instance = 'default'] = text.split('@');
  return { name, instance: instance === '' ? 'default' : instance };
}

const id = ({ name, instance }: Target): string => `${name}@${instance}`;

function say({ console }: NlserverContext, text: string): void {
  console.out(line(console.now(), text));
}

/** MB of a module that has just started. */
const FRESH_MEMORY: Readonly<Record<string, number>> = {
  web: 212.8,
  mta: 9.6,
  stat: 8.9,
  wfserver: 8.8,
  inMail: 7.4,
  trackinglogd: 12.1,
  syslogd: 6.1,
  watchdog: 5.9,
};

function commandOf(target: Target, verbose: boolean): string {
  return `nlserver ${target.name} -tracefile:${id(target)} -instance:${target.instance} -detach${verbose ? ' -verbose' : ''}`;
}

function log(
  context: NlserverContext,
  { name, instance }: Target,
  pid: number,
  level: ServerLogLevel,
  text: string,
): void {
  appendLog(context.root, instance, name, [formatLogLine(context.console.now().getTime(), pid, level, text)]);
}

function find(modules: readonly ModuleState[], target: Target): ModuleState | undefined {
  return modules.find((item) => item.name === target.name && item.instance === target.instance);
}

/** A pid that no module of this server has. */
function freshPid(modules: readonly ModuleState[]): number {
  return Math.max(9000, ...modules.map(({ pid }) => pid)) + 7 + Math.floor(Math.random() * 60);
}

/** Why a module cannot start; undefined when it can. */
function obstacle(context: NlserverContext, target: Target): string | undefined {
  const configuration = readConfiguration(context.root, context.instance);
  if (!configuration.known.includes(id(target))) {
    return `Unknown task '${id(target)}' on this server`;
  }
  if (target.name === 'mta' && configuration.statServerAddress === '') {
    return `Unable to start '${id(target)}': the address of the statistics server (statServerAddress) is empty`;
  }
  return undefined;
}

/** Adds a module to those running; answers its pid, undefined when it runs already. */
function addModule(context: NlserverContext, target: Target): number | undefined {
  const pids: number[] = [];
  changeModules(context.root, (modules) => {
    if (find(modules, target) !== undefined) {
      return modules;
    }
    const pid = freshPid(modules);
    pids.push(pid);
    return [
      ...modules,
      { ...target, pid, memoryMb: FRESH_MEMORY[target.name] ?? 8, startedAt: context.console.now().getTime() },
    ];
  });
  return pids[0];
}

/** `nlserver start`: exit code 0 when it started. */
export function startModule(context: NlserverContext, text: string, verbose = false): number {
  const target = parseTarget(text);
  context.console.out(banner(context.console.now()));
  const problem = obstacle(context, target);
  if (problem !== undefined) {
    say(context, `${problem} (iRc=-1)`);
    if (target.name === 'mta') {
      log(context, { ...target, instance: context.instance }, 0, 'error', `${problem} (iRc=-1)`);
    }
    return 1;
  }
  const pid = addModule(context, target);
  if (pid === undefined) {
    say(context, `The task '${id(target)}' is already running`);
    return 1;
  }
  say(context, `Running task '${id(target)}' ('${commandOf(target, verbose)}') in a new process`);
  say(context, 'Server started');
  log(context, target, pid, 'info', `Module '${id(target)}' started (pid=${pid})${verbose ? ' in verbose mode' : ''}`);
  return 0;
}

/** `nlserver stop`: exit code 0 when it stopped. */
export function stopModule(context: NlserverContext, text: string, immediate = false): number {
  const target = parseTarget(text);
  context.console.out(banner(context.console.now()));
  const running = find(readModules(context.root), target);
  if (running === undefined) {
    say(context, `No task '${id(target)}' is running`);
    return 1;
  }
  say(
    context,
    `Stop requested for '${id(target)}' ('${commandOf(target, false)}', pid=${running.pid}, tid=${running.pid})${immediate ? ' immediately' : ''}...`,
  );
  log(
    context,
    target,
    running.pid,
    'info',
    `Stop of module '${id(target)}' requested${immediate ? ' (immediate)' : ''}`,
  );
  changeModules(context.root, (modules) => modules.filter((item) => find([item], target) === undefined));
  say(context, 'Server stopped');
  return 0;
}

/** `nlserver restart`: stops when it runs, then starts. */
export function restartModule(context: NlserverContext, text: string, verbose = false): number {
  const target = parseTarget(text);
  if (find(readModules(context.root), target) !== undefined) {
    stopModule(context, text);
  }
  return startModule(context, text, verbose);
}

/** `nlserver config -reload` and `nlserver stat -reload`. */
export function reloadConfiguration(context: NlserverContext, what: 'config' | 'stat'): number {
  context.console.out(banner(context.console.now()));
  if (what === 'stat' && find(readModules(context.root), { name: 'stat', instance: context.instance }) === undefined) {
    say(context, `No task 'stat@${context.instance}' is running`);
    return 1;
  }
  readConfiguration(context.root, context.instance);
  say(context, what === 'config' ? 'Configuration reloaded' : 'MX rules reloaded');
  return 0;
}

/** `nlserver watchdog -noconsole`: starts everything with automatic start. */
export function startAll(context: NlserverContext): number {
  const running = new Set(readModules(context.root).map(id));
  const codes = readConfiguration(context.root, context.instance)
    .expected.filter((name) => !running.has(name))
    .map((name) => startModule(context, name));
  return codes.some((code) => code !== 0) ? 1 : 0;
}

export function stopAll(context: NlserverContext): number {
  for (const module of readModules(context.root)) {
    stopModule(context, id(module));
  }
  return 0;
}
