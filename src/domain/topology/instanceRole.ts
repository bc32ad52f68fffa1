/**
 * What an instance is there for. One instance may be several: a marketing instance that also sends by itself, a control
 * instance of transactional messages that also is one's marketing.
 * - `sender`: its own MTA sends.
 * - `marketing`: it hands deliveries to a mid-sourcing server.
 * - `mid`: it sends what others hand to it.
 * - `control`: it publishes transactional messages to execution instances.
 * - `execution`: it receives events and sends transactional messages.
 */
export const INSTANCE_ROLES = ['sender', 'marketing', 'mid', 'control', 'execution'] as const;
export type InstanceRole = (typeof INSTANCE_ROLES)[number];

/** An external account, as far as it tells of roles (`nms:extAccount`; docs/campaign/topology.md). */
export interface RoleAccount {
  readonly name: string;
  readonly active: boolean;
  readonly type?: number;
  readonly deliveryMode?: number;
  readonly isMessageCenter?: boolean;
}

/** What an instance shows of its roles; a part that could not be read is undefined, and says nothing. */
export interface RoleEvidence {
  /** `namespace:name` of each installed package, as the sign-in told it. */
  readonly packages?: readonly string[];
  readonly accounts?: readonly RoleAccount[];
  /** Whether it has deliveries that another instance submitted (`@midSourcing`). */
  readonly hasTwins?: boolean;
  /** Option `NmsExecutionInstanceId`. */
  readonly executionInstanceId?: string;
  readonly version?: string;
}

/** What a role was concluded from. */
export type RoleSign =
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'routing' | 'midRouting' | 'executionAccount'; readonly account: string }
  | { readonly kind: 'twins' }
  | { readonly kind: 'executionInstanceId'; readonly value: string }
  | { readonly kind: 'person' };

export interface InstanceTopology {
  /** In the order of INSTANCE_ROLES; empty when nothing tells. */
  readonly roles: readonly { readonly role: InstanceRole; readonly signs: readonly RoleSign[] }[];
  /** 7 or 8; undefined when the instance does not tell its version. */
  readonly generation?: 7 | 8;
  /** Profiles and logs in a cloud database (Full FDA); undefined when nothing tells. */
  readonly ffda?: boolean;
  /** Whether everything that tells of roles was read: what is not among `roles` then is not so. */
  readonly complete: boolean;
}

/** `nms:extAccount/@type` and `@deliveryMode` (docs/campaign/topology.md). */
const ROUTING = 3;
const EXECUTION_INSTANCE = 11;
const BY_OWN_MTA = 1;
const BY_MID_SOURCING = 4;

const MID_PACKAGES = ['nms:midReceiver', 'xxl:fullfdaMid'];
const FFDA_PACKAGES = ['xxl:fullfdaMid', 'xxl:fullfdaCommon'];

/**
 * The roles of an instance, with the signs that each was concluded from (docs/campaign/topology.md). Names of hosts and
 * instances are no signs: they only look like it.
 *
 * @param corrected the roles that a person said it has; they replace what was concluded
 */
export function instanceTopology(evidence: RoleEvidence, corrected?: readonly InstanceRole[]): InstanceTopology {
  const { packages, accounts } = evidence;
  const signs =
    corrected === undefined
      ? signsOf(evidence)
      : new Map(corrected.map((role): [InstanceRole, readonly RoleSign[]] => [role, [{ kind: 'person' }]]));
  return {
    roles: INSTANCE_ROLES.flatMap((role) => {
      const found = signs.get(role) ?? [];
      return found.length === 0 ? [] : [{ role, signs: found }];
    }),
    generation: generationOf(evidence.version),
    ffda: isFfda(packages, accounts),
    complete: corrected !== undefined || (accounts !== undefined && evidence.hasTwins !== undefined),
  };
}

function signsOf(evidence: RoleEvidence): ReadonlyMap<InstanceRole, readonly RoleSign[]> {
  const { packages = [], accounts = [], hasTwins, executionInstanceId = '' } = evidence;
  const active = accounts.filter((account) => account.active);
  const routing = active.filter(({ type }) => type === ROUTING);
  const installed = packages
    .filter((name) => MID_PACKAGES.includes(name))
    .map((name): RoleSign => ({ kind: 'package', name }));
  return new Map<InstanceRole, readonly RoleSign[]>([
    ['sender', routing.filter(({ deliveryMode }) => deliveryMode === BY_OWN_MTA).map(signOf('routing'))],
    ['marketing', routing.filter(({ deliveryMode }) => deliveryMode === BY_MID_SOURCING).map(signOf('midRouting'))],
    ['mid', [...installed, ...(hasTwins === true ? [{ kind: 'twins' } as const] : [])]],
    [
      'control',
      active
        .filter(({ type, isMessageCenter }) => type === EXECUTION_INSTANCE && isMessageCenter === true)
        .map(signOf('executionAccount')),
    ],
    [
      'execution',
      ['', '0'].includes(executionInstanceId) ? [] : [{ kind: 'executionInstanceId', value: executionInstanceId }],
    ],
  ]);
}

function signOf(kind: 'routing' | 'midRouting' | 'executionAccount') {
  return ({ name }: RoleAccount): RoleSign => ({ kind, account: name });
}

/** The first number of the version, `8.6.4` or `7.4.3`; Campaign 6 is treated as 7, its successor in all but name. */
function generationOf(version: string | undefined): 7 | 8 | undefined {
  const first = /^(\d+)\./.exec(version ?? '')?.[1];
  if (first === undefined) {
    return undefined;
  }
  return Number(first) >= 8 ? 8 : 7;
}

function isFfda(
  packages: readonly string[] | undefined,
  accounts: readonly RoleAccount[] | undefined,
): boolean | undefined {
  if (packages?.some((name) => FFDA_PACKAGES.includes(name)) === true) {
    return true;
  }
  if (accounts?.some(({ name, active }) => name === 'ffda' && active) === true) {
    return true;
  }
  return packages === undefined || accounts === undefined ? undefined : false;
}
