import { namesOnAll } from '../affinityName';
import type { Read } from '../judgement/observed';
import { BECAUSE, RULED_OUT, fact, finding, found, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Finding, Unchecked } from '../finding';
import type { InstanceFacts, ServerFacts, ServerSettings } from './facts';
import type { Rule } from './rule';
import type { AdvisorThresholds } from './thresholds';

interface Configured {
  readonly name: string;
  readonly settings: Read<ServerSettings>;
}

function configured(servers: readonly ServerFacts[]): readonly Configured[] {
  return servers.flatMap(({ name, settings }) => (settings.ok ? [{ name, settings }] : []));
}

function notConfigured(servers: readonly ServerFacts[]): readonly Unchecked[] {
  return servers.flatMap(({ settings }) => (settings.ok ? [] : [unchecked(settings)]));
}

function sends({ settings }: Configured): boolean {
  return settings.value.autoStart.includes('mta');
}

/** A rule about the configuration of each server that sends. */
function perSender(
  id: string,
  severity: Finding['severity'],
  offence: (settings: ServerSettings, thresholds: AdvisorThresholds) => Finding['args'] | undefined,
): Rule {
  return {
    id,
    judge: ({ servers }, thresholds): Verdict => {
      const findings = configured(servers)
        .filter(sends)
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
    },
  };
}

/** In verify mode nothing is really sent. */
export const verifyMode = perSender('verifyMode', 'error', ({ mta }) => (mta?.verifyMode === true ? {} : undefined));

/** More child processes than Adobe advises: at most as many as processors, and not over 8. */
export const mtaChildren = perSender('mtaChildren', 'warning', ({ mta }, { mtaChildren: most }) =>
  mta?.maxSpareServers !== undefined && mta.maxSpareServers > most
    ? { children: mta.maxSpareServers, most }
    : undefined,
);

/** TLS for all domains lowers throughput: Adobe advises it per domain. */
export const tlsForAll = perSender('tlsForAll', 'info', ({ mta }) => (mta?.enableTls === true ? {} : undefined));

/** Everything goes through a relay, whose throughput and availability then bound ours. */
export const relaySet = perSender('relaySet', 'info', ({ mta }) =>
  mta?.relay !== undefined && mta.relay !== '' ? { relay: mta.relay } : undefined,
);

/** Without a statistics server the MTA refuses to start the next time. */
export const statServerEmpty = perSender('statServerEmpty', 'error', ({ statServerAddress }) =>
  statServerAddress === '' ? {} : undefined,
);

/** One address, one HELO name, one public id: shared ones make the statistics server throttle both. */
export const sharedIdentities = perSender('sharedIdentities', 'warning', ({ affinities }) => {
  const ips = affinities.flatMap((affinity) => affinity.ips);
  const shared = [...sharedBy(ips, 'publicId'), ...sharedBy(ips, 'heloHost')];
  return shared.length === 0 ? undefined : { shared: shared.join(', ') };
});

function sharedBy(
  ips: readonly { readonly address: string; readonly publicId?: string; readonly heloHost?: string }[],
  key: 'publicId' | 'heloHost',
): readonly string[] {
  const addresses = new Map<string, Set<string>>();
  for (const ip of ips) {
    const value = ip[key];
    if (value === undefined || value === '') {
      continue;
    }
    const known = addresses.get(value) ?? new Set<string>();
    addresses.set(value, known.add(ip.address));
  }
  return [...addresses].filter(([, used]) => used.size > 1).map(([value]) => `${key} ${value}`);
}

/** Affinities must be the same on every sending server, or a delivery waits on those that lack its own. */
export const affinitiesDiffer: Rule = {
  id: 'affinitiesDiffer',
  judge: ({ servers }): Verdict => {
    const senders = configured(servers).filter(sends);
    const lists = senders.map(({ settings }) => settings.value.affinities.flatMap((affinity) => affinity.names));
    const everywhere = namesOnAll(lists);
    const partly = [...new Set(lists.flat())].filter((name) => !everywhere.includes(name));
    if (senders.length < 2 || partly.length === 0) {
      return ruledOutUnless(notConfigured(servers));
    }
    return found(
      finding({
        cause: 'affinitiesDiffer',
        severity: 'warning',
        certainty: 'certain',
        args: { names: partly.join(', '), count: partly.length },
        evidence: senders.map(({ name, settings }, index) =>
          fact(settings, 'affinitiesConfigured', {
            server: name,
            names: (lists[index] ?? []).join(', '),
            count: (lists[index] ?? []).length,
          }),
        ),
      }),
    );
  },
};

/** Modules that are set to start automatically and do not run: what `nlserver monitor -missing` lists. */
export const modulesMissing: Rule = {
  id: 'modulesMissing',
  judge: (facts): Verdict => {
    const findings = facts.servers.flatMap((server) => missingOn(server, facts));
    const unread = facts.servers.flatMap(({ modules, settings }) =>
      [modules, settings].flatMap((read) => (read.ok ? [] : [unchecked(read)])),
    );
    if (findings.length > 0) {
      return { kind: 'found', findings, unchecked: unread };
    }
    return facts.servers.length === 0
      ? { kind: 'unchecked', unchecked: [{ what: 'nlserver pdump', because: BECAUSE.noServer }] }
      : ruledOutUnless(unread);
  },
};

function missingOn(
  { name, modules, settings }: ServerFacts,
  { instanceName, instanceMinuteOfDay: minute }: InstanceFacts,
): readonly Finding[] {
  if (!modules.ok || !settings.ok) {
    return [];
  }
  const missing = [
    ...settings.value.autoStart.map((module) => ({ module, instance: instanceName })),
    ...(settings.value.sharedAutoStart ?? []).map((module) => ({ module, instance: 'default' })),
  ].filter(
    ({ module, instance }) =>
      !modules.value.some((one) => one.name === module && (one.instance === undefined || one.instance === instance)),
  );
  if (missing.length === 0) {
    return [];
  }
  const names = missing.map(({ module, instance }) => `${module}@${instance}`).join(', ');
  // Around 06:00 all processes restart by themselves.
  const restarting = minute !== undefined && minute >= 359 && minute <= 370;
  return [
    finding({
      cause: 'modulesMissing',
      severity: missing.some(({ module }) => module === 'mta' || module === 'wfserver' || module === 'web')
        ? 'error'
        : 'warning',
      certainty: restarting ? 'likely' : 'certain',
      args: { server: name, names, count: missing.length },
      evidence: [
        fact(modules, 'moduleMissing', {
          module: names,
          running: modules.value
            .map((one) => (one.instance === undefined ? one.name : `${one.name}@${one.instance}`))
            .join(', '),
          count: modules.value.length,
        }),
        fact(settings, 'autoStarted', { module: names, server: name }),
      ],
      remedies: missing.flatMap(({ module, instance }) => [
        { kind: 'startModule', server: name, module, instance } as const,
        { kind: 'openServerLog', server: name, file: `${instance}/log/${module}.log` } as const,
      ]),
    }),
  ];
}

/** With the Enhanced MTA a validity beyond 3.5 days is cut off. */
export const validityIgnored: Rule = {
  id: 'validityIgnored',
  judge: ({ servers, groups: { scheduled } }, { enhancedValidityMs }): Verdict => {
    const enhanced = configured(servers).find(({ settings }) => settings.value.mta?.useMomentum === true);
    if (enhanced === undefined) {
      return ruledOutUnless(notConfigured(servers));
    }
    if (!scheduled.ok) {
      return ruledOutUnless([unchecked(scheduled)]);
    }
    const longer = scheduled.value.deliveries.filter(
      ({ contactDate, validityDate }) =>
        contactDate !== undefined && validityDate !== undefined && validityDate - contactDate > enhancedValidityMs,
    );
    if (longer.length === 0) {
      return RULED_OUT;
    }
    const names = longer
      .map(({ internalName }) => internalName)
      .slice(0, 5)
      .join(', ');
    return found(
      finding({
        cause: 'validityIgnored',
        severity: 'info',
        certainty: 'certain',
        args: { count: longer.length, names },
        evidence: [
          fact(enhanced.settings, 'useMomentum', { server: enhanced.name }),
          fact(scheduled, 'deliveries', { count: longer.length, names }),
        ],
      }),
    );
  },
};
