import type { InstanceRole } from './instanceRole';

/** Parts of the product that rely on an instance: each is tried by itself. */
export const PROFILED_FEATURES = [
  'list',
  'groups',
  'details',
  'source',
  'journal',
  'messages',
  'exclusions',
  'trackingLog',
  'tracking',
  'urls',
  'byDomain',
  'reactions',
  'throughput',
  'waitingParts',
  'unsentTexts',
  'affinities',
  'workflows',
  'campaigns',
  'twins',
  'events',
  'processes',
  'clock',
  'senders',
  'reputation',
  'quarantines',
  'plans',
  'contents',
  'options',
  'states',
  'statuses',
  'commands',
  'servers',
  'logLines',
] as const;
export type ProfiledFeature = (typeof PROFILED_FEATURES)[number];

/** How much of a feature works: all, less than all, nothing; or it could not be tried, as for want of a delivery. */
export type FeatureState = 'complete' | 'reduced' | 'off' | 'untried';

/** Why a feature is not complete; codes only, because the file is for strangers. */
export interface FeatureSeen {
  readonly feature: ProfiledFeature;
  readonly state: FeatureState;
  /** Code of the error, or of our own reason. */
  readonly because?: string;
  /** What is not there, `nms:delivery [scheduling/@IPAffinity]`. */
  readonly missing: readonly string[];
}

/** What an instance has of a schema that the product asks about. */
export interface SchemaProfile {
  /** It describes the schema to the operator. */
  readonly shown: boolean;
  /** The code of the error that reading its rows ended in. */
  readonly refused?: string;
  /** Paths that it has, that it does not have, and of which it does not say. */
  readonly has: readonly string[];
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * An instance as the product finds it: what there is and what is not. No address, label, host, login or value, so that
 * it may be handed to strangers; schemas of one's own are numbered.
 */
export interface InstanceProfile {
  readonly profile: 1;
  readonly version?: string;
  readonly build?: string;
  readonly roles: readonly InstanceRole[];
  readonly schemas: Readonly<Record<string, SchemaProfile>>;
  readonly missingMethods: readonly string[];
  /** Whether each option that is read exists. */
  readonly options: Readonly<Record<string, boolean>>;
  readonly features: readonly FeatureSeen[];
}

/** Namespaces of schemas that come with the product; others may name a customer. */
const FACTORY = ['nms', 'xtk', 'nl', 'ncm', 'crm', 'xxl', 'temp'];

/** Names of schemas as they may be handed on: those of one's own are numbered in the order in which they are met. */
export function schemaMask(): (name: string) => string {
  const numbers = new Map<string, number>();
  return (name) => {
    const [namespace = ''] = name.split(':');
    if (FACTORY.includes(namespace)) {
      return name;
    }
    const number = numbers.get(name) ?? numbers.size + 1;
    numbers.set(name, number);
    return `cus:schema${number}`;
  };
}
