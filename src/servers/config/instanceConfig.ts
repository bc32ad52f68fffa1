import { SaxesParser } from 'saxes';
import type { ConfigFault } from '../../domain/configFault';
import type { Affinity, AffinityIp, InstanceConfig, MtaSettings } from '../sendingServer';

/** What one configuration file says; a later file overrides an earlier one. */
interface Draft {
  readonly autoStart: Map<string, boolean>;
  readonly affinities: Affinity[];
  statServerAddress: string | undefined;
  mta: MtaSettings;
  readonly faults: ConfigFault[];
}

/** Deeper than any configuration; a file that is deeper is none. */
const MOST_DEPTH = 64;

/**
 * Reads `serverConf.xml` and `config-<instance>.xml`, given in this order: the later overrides the earlier
 * (Adobe, "Configuration principle"). Affinities add up, so that one declared in either file counts as configured.
 * Throws an Error with the parser's words when a file is no well-formed XML.
 */
export function readInstanceConfig(files: readonly string[]): InstanceConfig {
  const draft = draftOf(files);
  return {
    autoStart: startedBy(draft),
    affinities: draft.affinities,
    mta: draft.mta,
    ...faultsOf(draft),
    ...(draft.statServerAddress === undefined ? {} : { statServerAddress: draft.statServerAddress }),
  };
}

/** The modules that `config-default.xml` starts for all instances. Throws as `readInstanceConfig` does. */
export function readSharedAutoStart(file: string): readonly string[] {
  return startedBy(draftOf([file]));
}

function draftOf(files: readonly string[]): Draft {
  const draft: Draft = { autoStart: new Map(), affinities: [], statServerAddress: undefined, mta: {}, faults: [] };
  for (const file of files) {
    readInto(draft, file);
  }
  return draft;
}

function startedBy({ autoStart }: Draft): readonly string[] {
  return [...autoStart].filter(([, on]) => on).map(([module]) => module);
}

interface OpenAffinity {
  readonly depth: number;
  readonly names: readonly string[];
  readonly localDomain: string | undefined;
  readonly ips: AffinityIp[];
}

function readInto(draft: Draft, xml: string): void {
  const path: string[] = [];
  let affinity: OpenAffinity | undefined;
  const parser = new SaxesParser({ xmlns: false });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', () => {
    throw new Error('a configuration file has no DOCTYPE');
  });
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (path.length > MOST_DEPTH) {
      throw new Error(`deeper than ${MOST_DEPTH} elements`);
    }
    if (path.length === 2) {
      readModule(draft, name, attributes);
    }
    if (path[1] === 'mta') {
      draft.mta = { ...draft.mta, ...mtaSettings(path.slice(1).join('/'), attributes) };
    }
    // Anywhere below mta: the documented place is mta/child/smtp, and a misplaced one is not ours to judge.
    if (name === 'IPAffinity' && path[1] === 'mta') {
      affinity = openAffinity(path.length, attributes);
    } else if (name === 'IP' && affinity !== undefined) {
      affinity.ips.push(...ipOf(attributes));
    }
  });
  parser.on('closetag', () => {
    if (affinity !== undefined && affinity.depth === path.length) {
      draft.affinities.push(closed(affinity));
      affinity = undefined;
    }
    path.pop();
  });
  parser.write(xml.replace(/^\uFEFF/, '')).close();
}

type Attributes = Readonly<Record<string, string>>;

function readModule(draft: Draft, module: string, attributes: Attributes): void {
  const autoStart = attributes['autoStart'];
  if (autoStart !== undefined) {
    draft.autoStart.set(module, isTrue(autoStart));
  }
  draft.faults.push(...moduleFaults(module, attributes));
  if (module === 'mta' && attributes['statServerAddress'] !== undefined) {
    draft.statServerAddress = attributes['statServerAddress'].trim();
  }
}

/** `-verbose`, or a trace of everything; the default of the MTA, `-tracefilter:nlmta`, is none. */
const VERBOSE = /(?:^|\s)-(?:verbose|tracefilter:\*)(?=\s|$)/;

function moduleFaults(module: string, attributes: Attributes): readonly ConfigFault[] {
  const { autoStart, _autoStart: renamed = '', args = '' } = attributes;
  return [
    ...(autoStart === undefined && isTrue(renamed) ? [{ kind: 'autoStartRenamed', module } as const] : []),
    ...(VERBOSE.test(args) ? [{ kind: 'verboseLeftOn', module, args } as const] : []),
  ];
}

function faultsOf({ faults, affinities }: Draft): Pick<InstanceConfig, 'faults'> {
  const found = [...faults, ...affinityFaults(affinities)];
  return found.length === 0 ? {} : { faults: found };
}

/** An element without a name is a template that nobody filled in; one name may stand in several elements. */
function affinityFaults(affinities: readonly Affinity[]): readonly ConfigFault[] {
  const names = [...new Set(affinities.flatMap((one) => one.names))];
  const hasAddress = (affinity: string): boolean =>
    affinities.some((one) => one.names.includes(affinity) && one.ips.length > 0);
  return names.flatMap((affinity): readonly ConfigFault[] => [
    ...(affinity.includes(',') ? [{ kind: 'commaInAffinity', affinity } as const] : []),
    ...(hasAddress(affinity) ? [] : [{ kind: 'affinityWithoutAddress', affinity } as const]),
  ]);
}

/** The settings that an element below `mta` gives. */
function mtaSettings(path: string, attributes: Attributes): MtaSettings {
  switch (path) {
    case 'mta':
      return {
        ...(attributes['verifyMode'] === undefined ? {} : { verifyMode: isTrue(attributes['verifyMode']) }),
        ...(attributes['useMomentum'] === undefined ? {} : { useMomentum: isTrue(attributes['useMomentum']) }),
      };
    case 'mta/master': {
      const most = Number(attributes['maxSpareServers'] ?? Number.NaN);
      return Number.isFinite(most) ? { maxSpareServers: most } : {};
    }
    case 'mta/relay':
      return attributes['address'] === undefined ? {} : { relay: attributes['address'] };
    case 'mta/child/smtp':
      return attributes['enableTLS'] === undefined ? {} : { enableTls: isTrue(attributes['enableTLS']) };
    default:
      return {};
  }
}

function isTrue(value: string): boolean {
  return value === 'true' || value === '1';
}

/** `name="mid.Server;WWserver"`: several names in one. */
function openAffinity(depth: number, attributes: Attributes): OpenAffinity {
  const names = (attributes['name'] ?? '')
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  return { depth, names, localDomain: attributes['localDomain'], ips: [] };
}

function closed({ names, localDomain, ips }: OpenAffinity): Affinity {
  return { names, ...(localDomain === undefined ? {} : { localDomain }), ips };
}

/** Weight defaults to 1 (Adobe, "Email deliverability"); an entry without an address is none. */
function ipOf(attributes: Attributes): readonly AffinityIp[] {
  const { address, publicId, heloHost, includeDomains, excludeDomains } = attributes;
  if (address === undefined || address === '') {
    return [];
  }
  // Adobe's templates write weight="": nothing is said, so it is the default.
  const weight = Number((attributes['weight'] ?? '').trim() || '1');
  return [
    {
      address,
      weight: Number.isFinite(weight) && weight >= 0 ? weight : 1,
      ...(publicId === undefined ? {} : { publicId }),
      ...(heloHost === undefined ? {} : { heloHost }),
      ...(includeDomains === undefined ? {} : { includeDomains }),
      ...(excludeDomains === undefined ? {} : { excludeDomains }),
    },
  ];
}
