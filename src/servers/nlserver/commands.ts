import { validName } from '../validNames';
import type { ModuleVerb, Reloadable } from '../sendingServer';

/** The arguments of the few nlserver commands that are ever run. Every part of them is ours or validated. */
export function pdumpArguments(who = false): readonly string[] {
  return who ? ['pdump', '-who'] : ['pdump'];
}

/** Modules that should run and do not, by nlserver's own account. */
export function missingArguments(): readonly string[] {
  return ['monitor', '-missing'];
}

/** Reads configuration or MX rules again; nothing stops for it. */
export function reloadArguments(what: Reloadable): readonly string[] {
  return [what, '-reload'];
}

/**
 * `start mta@demo`. `-noconsole` keeps a start from holding on to the terminal. There is no `-immediate`: it is a
 * kill -9, for emergencies at the machine itself.
 */
export function controlArguments(
  verb: ModuleVerb,
  module: string,
  instance: string,
  server: string,
): readonly string[] {
  return [verb, `${validName(module, 'module', server)}@${validName(instance, 'instance', server)}`, '-noconsole'];
}

const TASK = /^\s*([A-Za-z_][\w-]{0,63})@([\w-]{1,63})\s*$/;

/** What `nlserver monitor -missing` prints: a banner, then `module@instance` a line. */
export function parseMissing(output: string): readonly string[] {
  return output.split(/\r\n|\n|\r/).flatMap((line) => {
    const match = line.length > 200 ? null : TASK.exec(line);
    return match === null ? [] : [`${match[1] ?? ''}@${match[2] ?? ''}`];
  });
}
