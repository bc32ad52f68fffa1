import type { CampaignInstance } from '../campaign/instance';
import type { DeliveryDetail } from '../domain/delivery';
import type { ConnectionAccess } from './access';
import type { ConnectionDescriptor } from './descriptor';

/** Where a delivery was handed over. */
export interface HandedTo {
  /** Address of the mid-sourcing server, as the account has it; undefined where it does not tell. */
  readonly server?: string;
  /** The person's instance at that address, if there is one. */
  readonly mid?: ConnectionDescriptor;
}

/**
 * The mid-sourcing server of a delivery, by the account that was really used: an alternating account is another one than
 * the delivery names (docs/campaign/topology.md, "Several mids"). Rejects with a CampaignError.
 */
export async function handedTo(
  access: Pick<ConnectionAccess, 'instancesAt'>,
  from: { readonly connectionId: string; readonly instance: CampaignInstance },
  { routing, midAccountUsed = '' }: DeliveryDetail,
  signal: AbortSignal,
): Promise<HandedTo> {
  const used =
    midAccountUsed === '' || midAccountUsed === routing?.name
      ? undefined
      : await from.instance.topology.accountServer(midAccountUsed, signal);
  const server = used ?? routing?.server ?? '';
  if (server === '') {
    return {};
  }
  const mid = access.instancesAt?.(server).find(({ id }) => id !== from.connectionId);
  return mid === undefined ? { server } : { server, mid };
}
