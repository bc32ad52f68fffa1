import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changeModules } from '../servers/moduleFile';
import type { FarmServer } from '../servers/farm';
import type { ScenarioContext } from './scenario';

/** The servers that have an MTA. */
export function senders({ farm }: ScenarioContext): readonly FarmServer[] {
  return farm.servers.filter(({ name }) => name.startsWith('sending'));
}

/** Changes a file of `conf/` as an admin would with an editor. Throws when nothing in it matches. */
export function editConfig({ dir }: FarmServer, file: string, pattern: RegExp, replacement: string): void {
  const path = join(dir, 'conf', file);
  const before = readFileSync(path, 'utf8');
  const after = before.replace(pattern, replacement);
  if (after === before) {
    throw new Error(`Nothing in ${file} matches ${String(pattern)}.`);
  }
  writeFileSync(path, after);
}

/** Takes a module away from a server, and says in its log that somebody stopped it `ago` ms ago. */
export function stopModuleOn(
  { farm, instance, now }: ScenarioContext,
  { name, dir }: FarmServer,
  module: string,
  ago: number,
): void {
  if (!farm.modules(name).some((item) => item.name === module)) {
    return;
  }
  farm.log(name, module, now - ago, 'info', `Stop of module '${module}@${instance}' requested`);
  changeModules(dir, (modules) => modules.filter((item) => item.name !== module));
  farm.refresh();
}
