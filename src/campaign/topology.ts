import type { DeliveryId } from '../domain/delivery';
import type { TwinAnswer } from '../domain/topology/twin';
import type { RoleEvidence } from '../domain/topology/instanceRole';

/** What the instance shows of its place among others. */
export interface TopologyRepository {
  /**
   * The signs of its roles: packages, external accounts, deliveries that others submitted, and the option that names an
   * execution instance. What this operator may not read is undefined. Read once for a session when all of it could be
   * read.
   */
  signs(signal: AbortSignal): Promise<RoleEvidence>;
  /** `nms:extAccount/@server` of the account of this internal name; undefined where it cannot be read or has none. */
  accountServer(name: string, signal: AbortSignal): Promise<string | undefined>;
  /** `@server` of each active routing account that leads to a mid-sourcing server; empty where they cannot be read. */
  midServers(signal: AbortSignal): Promise<readonly string[]>;
  /** Asked of a mid-sourcing server: what it has of a delivery of an instance that submits to it. */
  twins(of: SubmittedDelivery, signal: AbortSignal): Promise<TwinAnswer>;
}

/** A delivery as the instance knows it that submitted it. */
export interface SubmittedDelivery {
  /** Its id over there. */
  readonly deliveryId: DeliveryId;
  /** The id that it holds for its twin; '' and '0' are none. */
  readonly remoteId?: DeliveryId;
}
