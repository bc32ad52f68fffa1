import * as l10n from '@vscode/l10n';
import type { Remedy, Unchecked } from '../finding';
import { BECAUSE, NOT_APPLICABLE, unchecked } from '../judgement/verdict';
import type { CannotTell, NotApplicable } from '../judgement/verdict';
import { makesSense, WHERE_SERVERS_ARE_OURS } from '../topology/roleScope';
import type { Evidence, ModuleSeen, MonitoredModule, ServerEvidence } from './evidence';
import { sentHere } from './sentHere';

/** The processes of a module for the instance. pdump may print some modules without `@instance`. */
export function runningOf(modules: readonly ModuleSeen[], module: string, instance: string): readonly ModuleSeen[] {
  return modules.filter(
    (one) => one.name === module && (instance === '' || one.instance === undefined || one.instance === instance),
  );
}

/** True when the module runs for the instance. */
export function runs(modules: readonly ModuleSeen[], module: string, instance: string): boolean {
  return runningOf(modules, module, instance).length > 0;
}

/** Whether a server is meant to run a module: by its configuration, and undefined when that was not read. */
export function isMeantToRun(server: ServerEvidence, module: string): boolean | undefined {
  return server.config.ok ? server.config.value.autoStart.includes(module) : undefined;
}

/**
 * The servers that send, or may: those meant to run the MTA, those that run it anyway, and those whose
 * configuration was not read. A server configured without the MTA (a redirection server, or the marketing
 * instance of a mid-sourcing pair, where it must be off) is none.
 */
export function sendingServers(evidence: Evidence): readonly ServerEvidence[] {
  return evidence.servers.filter(
    (server) =>
      isMeantToRun(server, 'mta') !== false ||
      (server.modules.ok && runs(server.modules.value, 'mta', evidence.instanceName)),
  );
}

/** Restarts of the MTA on these servers, where it runs and sends the delivery: it may hang although it is listed. */
export function restartMta(
  { instanceName: instance, delivery }: Evidence,
  servers: readonly ServerEvidence[],
): readonly Remedy[] {
  if (sentHere(delivery.value) === 'no') {
    return [];
  }
  return servers
    .filter(({ modules }) => modules.ok && runs(modules.value, 'mta', instance))
    .map(({ name }) => ({ kind: 'restartModule', server: name, module: 'mta', instance }));
}

/** Starts of the MTA on these servers, then the logs that tell why it ended. */
export function startMta(evidence: Evidence, servers: readonly ServerEvidence[]): readonly Remedy[] {
  // With an empty statServerAddress the MTA refuses to start: see statServerMissing.
  const startable = servers.filter(({ config }) => !config.ok || config.value.statServerAddress !== '');
  return [
    ...startable.map(
      ({ name }) => ({ kind: 'startModule', server: name, module: 'mta', instance: evidence.instanceName }) as const,
    ),
    ...openMtaLog(evidence, servers),
  ];
}

/** MTAs of the instance that it sees running by itself, on whatever machine. */
export function mtasMonitored({ monitored, instanceName }: Evidence): readonly MonitoredModule[] {
  return !monitored.ok || monitored.value === undefined
    ? []
    : monitored.value.filter(
        (one) => one.running && one.name === 'mta' && (one.instance === undefined || one.instance === instanceName),
      );
}

/**
 * The log of the MTA that sends the delivery, on each of these servers, at the last line with `text` where one is given.
 */
export function openMtaLog(
  { instanceName, delivery }: Evidence,
  servers: readonly ServerEvidence[],
  text?: string,
): readonly Remedy[] {
  if (sentHere(delivery.value) === 'no') {
    return [];
  }
  const file = `${instanceName}/log/mta.log`;
  return servers.map(({ name }) => ({
    kind: 'openServerLog',
    server: name,
    file,
    ...(text === undefined ? {} : { text }),
  }));
}

/** Nothing could be asked about the servers, because there is none to ask; nor is it missed where nobody has any. */
export function noServerToAsk(evidence: Evidence): CannotTell | NotApplicable {
  const { topology, servers } = evidence;
  if (!makesSense(WHERE_SERVERS_ARE_OURS, { topology, servers: servers.length })) {
    return NOT_APPLICABLE;
  }
  const because = evidence.unreachableServers.length > 0 ? BECAUSE.hostedByAdobe : BECAUSE.noServer;
  return { kind: 'unchecked', unchecked: [{ what: l10n.t('the sending servers'), because }] };
}

/** What of these servers could not be read. */
export function notReadOf(servers: readonly ServerEvidence[], part: 'modules' | 'config'): readonly Unchecked[] {
  return servers.flatMap((server) => {
    const read = server[part];
    return read.ok ? [] : [unchecked(read)];
  });
}
