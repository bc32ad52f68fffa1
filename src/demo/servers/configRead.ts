import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attribute, childElements, localName, type XmlElement } from '../xml/element';
import { parseXml } from '../xml/parse';

/** What the files in `conf/` say, read anew each time: people edit them. */
export interface ServerConfiguration {
  /** `module@instance` with automatic start. */
  readonly expected: readonly string[];
  /** Every `module@instance` that is configured. */
  readonly known: readonly string[];
  readonly statServerAddress: string;
  readonly affinities: readonly string[];
  /** Children of the MTA at most. */
  readonly maxChildren: number;
  readonly pollSeconds: number;
}

function read(dir: string, file: string): XmlElement | undefined {
  const path = join(dir, 'conf', file);
  return existsSync(path) ? parseXml(readFileSync(path, 'utf8')) : undefined;
}

function descendants(node: XmlElement, name: string): XmlElement[] {
  return childElements(node).flatMap((child) => [
    ...(localName(child) === name ? [child] : []),
    ...descendants(child, name),
  ]);
}

function modulesOf(config: XmlElement | undefined, instance: string): { id: string; auto: boolean }[] {
  if (config === undefined) {
    return [];
  }
  return childElements(config)
    .filter((node) => node.attributes['autoStart'] !== undefined)
    .map((node) => ({ id: `${localName(node)}@${instance}`, auto: attribute(node, 'autoStart') === 'true' }));
}

/** What an affinity has no address for, the MTA cannot send. */
function hasAddress(affinity: XmlElement): boolean {
  return descendants(affinity, 'IP').some((ip) => attribute(ip, 'address') !== '');
}

function namesOf(affinity: XmlElement): string[] {
  return attribute(affinity, 'name')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

/** Throws an Error when a file is not well-formed. */
export function readConfiguration(dir: string, instance: string): ServerConfiguration {
  const own = read(dir, `config-${instance}.xml`);
  const shared = read(dir, 'config-default.xml');
  const server = read(dir, 'serverConf.xml');
  const modules = [...modulesOf(shared, 'default'), ...modulesOf(own, instance)];
  const mta = own === undefined ? undefined : childElements(own).find((node) => localName(node) === 'mta');
  const master = server === undefined ? undefined : descendants(server, 'master')[0];
  const names = own === undefined ? [] : descendants(own, 'IPAffinity').filter(hasAddress).flatMap(namesOf);
  return {
    expected: modules.filter(({ auto }) => auto).map(({ id }) => id),
    known: modules.map(({ id }) => id),
    statServerAddress: mta === undefined ? '' : attribute(mta, 'statServerAddress'),
    affinities: names,
    maxChildren: Number(master === undefined ? '' : attribute(master, 'maxSpareServers')) || 2,
    pollSeconds: Number(master === undefined ? '' : attribute(master, 'dataBasePoolPeriodSec')) || 30,
  };
}
