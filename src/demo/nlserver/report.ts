import { readConfiguration } from '../servers/configRead';
import { readModules, type ModuleState } from '../servers/moduleFile';
import { element } from '../xml/element';
import { writeXml } from '../xml/write';
import { banner, dayAndTime, type NlserverContext } from './console';

/** `mta@demo`; the watchdog comes without an instance. */
export function taskName({ name, instance }: Pick<ModuleState, 'name' | 'instance'>): string {
  return name === 'watchdog' ? 'watchdog' : `${name}@${instance}`;
}

/** `nlserver pdump`: the running modules, one a line. */
export function pdump({ root, console }: NlserverContext, who: boolean): number {
  const now = console.now();
  const modules = readModules(root);
  console.out(banner(now));
  if (modules.length === 0) {
    console.out('No tasks');
  }
  for (const module of modules) {
    console.out(`${taskName(module)} (${module.pid}) - ${module.memoryMb.toFixed(1)} Mo`);
  }
  if (who) {
    console.out('Connections ------------------------------------------------------------');
    console.out('Last Access             IP              Instance        Login');
    if (modules.some(({ name }) => name === 'web')) {
      console.out(`${dayAndTime(now)}     127.0.0.1       default         internal|monitoring`);
    }
    console.out('Connection pool --------------------------------------------------------');
    console.out('Datasource      Server          Provider        Login');
    if (modules.length > 0) {
      console.out('default         db.demo.internal        PostgreSQL      demo:demo');
    }
  }
  return 0;
}

/** `module@instance` that should run by their configuration and do not. */
export function missingModules({ root, instance }: NlserverContext): string[] {
  const running = new Set(readModules(root).map(({ name, instance: of }) => `${name}@${of}`));
  return readConfiguration(root, instance).expected.filter((id) => !running.has(id));
}

/** `nlserver monitor`: indicators as XML; with `-missing` one absent module a line. */
export function monitor(context: NlserverContext, missing: boolean): number {
  const { root, console } = context;
  console.out(banner(console.now()));
  const absent = missingModules(context);
  if (missing) {
    for (const id of absent) {
      console.out(id);
    }
    return 0;
  }
  const processes = readModules(root).map((module) =>
    element('process', { name: taskName(module), pid: module.pid, memory: module.memoryMb, status: 'running' }),
  );
  const dead = absent.map((id) => element('process', { name: id, status: 'missing' }));
  console.out(writeXml(element('monitoring', { missing: absent.length }, [...processes, ...dead])));
  return 0;
}

/** Like the service script's `status`: 0 all running, 1 one missing, 2 none. */
export function status(context: NlserverContext): number {
  const running = readModules(context.root).length;
  const absent = missingModules(context);
  context.console.out(
    running === 0 ? 'No tasks' : absent.length === 0 ? 'All modules are running' : `Missing: ${absent.join(', ')}`,
  );
  if (running === 0) {
    return 2;
  }
  return absent.length === 0 ? 0 : 1;
}
