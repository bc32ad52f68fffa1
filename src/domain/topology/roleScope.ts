import type { RemedyKind } from '../finding';
import type { InstanceRole, InstanceTopology } from './instanceRole';

/** For which instances a judgement or a remedy makes sense. Nothing given: for every instance. */
export interface RoleScope {
  /** It makes sense where the instance has one of these roles. */
  readonly roles?: readonly InstanceRole[];
  /** It speaks of machines: of no use where nobody but Adobe has any (Campaign 8). */
  readonly ofServers?: true;
}

/** Where messages are sent: the rest hand everything over, and their MTA is off on purpose (docs/campaign/topology.md). */
export const WHERE_MAIL_IS_SENT: RoleScope = { roles: ['sender', 'mid', 'execution'], ofServers: true };

/** Where people make deliveries and campaigns: a mid and an execution instance only get what was made elsewhere. */
export const WHERE_DELIVERIES_ARE_MADE: RoleScope = { roles: ['sender', 'marketing', 'control'] };

/** Whatever the instance is there for, as long as somebody here has its machines. */
export const WHERE_SERVERS_ARE_OURS: RoleScope = { ofServers: true };

/** What the instance is and has, as far as a scope asks. */
export interface InstancePlace {
  /** Undefined: nobody could read it. */
  readonly topology?: InstanceTopology;
  /** Machines that somebody here has declared. */
  readonly servers: number;
}

/**
 * Whether something makes sense on an instance. What is not known silences nothing: a role counts as missing only when
 * everything that tells of roles was read, and something told.
 */
export function makesSense({ roles, ofServers }: RoleScope, { topology, servers }: InstancePlace): boolean {
  if (topology === undefined) {
    return true;
  }
  if (ofServers === true && servers === 0 && topology.generation === 8) {
    return false;
  }
  return (
    roles === undefined ||
    !topology.complete ||
    topology.roles.length === 0 ||
    topology.roles.some(({ role }) => roles.includes(role))
  );
}

/** Remedies that make sense on some instances only. */
const REMEDY_SCOPES: Readonly<Partial<Record<RemedyKind, RoleScope>>> = {
  startModule: WHERE_SERVERS_ARE_OURS,
  restartModule: WHERE_SERVERS_ARE_OURS,
  stopModule: WHERE_SERVERS_ARE_OURS,
  purgeTemporary: WHERE_SERVERS_ARE_OURS,
  openServerLog: WHERE_SERVERS_ARE_OURS,
  setConcurrency: WHERE_DELIVERIES_ARE_MADE,
};

/** Modules that send: see `WHERE_MAIL_IS_SENT`. */
const SENDING_MODULES: readonly string[] = ['mta', 'mtachild', 'stat', 'sms'];

/** Whether a remedy makes sense on an instance. */
export function remedyMakesSense(
  remedy: { readonly kind: RemedyKind; readonly module?: string },
  place: InstancePlace,
): boolean {
  const ofSending = remedy.module !== undefined && SENDING_MODULES.includes(remedy.module);
  return makesSense(ofSending ? WHERE_MAIL_IS_SENT : (REMEDY_SCOPES[remedy.kind] ?? {}), place);
}
