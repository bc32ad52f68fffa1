import type { Finding, Severity, Unchecked } from '../../finding';
import type { Read } from '../../judgement/observed';
import { fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import type { Verdict } from '../../judgement/verdict';
import type { ExaminedServer, InstanceEvidence, ServerSettings } from '../instanceEvidence';

/** A server whose configuration was read. */
export interface ConfiguredServer {
  readonly name: string;
  readonly settings: Read<ServerSettings>;
}

export function configuredServers(servers: readonly ExaminedServer[]): readonly ConfiguredServer[] {
  return servers.flatMap(({ name, settings }) => (settings.ok ? [{ name, settings }] : []));
}

/** The configurations that could not be read. */
export function notConfigured(servers: readonly ExaminedServer[]): readonly Unchecked[] {
  return servers.flatMap(({ settings }) => (settings.ok ? [] : [unchecked(settings)]));
}

/** Whether its MTA is set to start. */
export function isSender({ settings }: ConfiguredServer): boolean {
  return settings.value.autoStart.includes('mta');
}

/** The judgement of a rule about the configuration of each server that sends; its fact has the rule's id. */
export function onEachSender<const Id extends string, T>(
  id: Id,
  severity: Severity,
  /** What is wrong, as arguments of the words; undefined when nothing is. */
  offence: (settings: ServerSettings, thresholds: T) => Finding['args'] | undefined,
): (evidence: InstanceEvidence, thresholds: T) => Verdict<Id, Id> {
  return ({ servers }, thresholds) => {
    const findings = configuredServers(servers)
      .filter(isSender)
      .flatMap(({ name, settings }) => {
        const args = offence(settings.value, thresholds);
        return args === undefined
          ? []
          : [
              finding({
                cause: id,
                severity,
                certainty: 'certain',
                args: { server: name, ...args },
                evidence: [fact(settings, id, args)],
              }),
            ];
      });
    const missing = notConfigured(servers);
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  };
}
