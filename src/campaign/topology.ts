import type { RoleEvidence } from '../domain/topology/instanceRole';

/** What the instance shows of its place among others. */
export interface TopologyRepository {
  /**
   * The signs of its roles: packages, external accounts, deliveries that others submitted, and the option that names an
   * execution instance. What this operator may not read is undefined. Read once for a session when all of it could be
   * read.
   */
  signs(signal: AbortSignal): Promise<RoleEvidence>;
}
