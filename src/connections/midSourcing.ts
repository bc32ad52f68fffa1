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

/**
 * The person's instances that may have a delivery: the one it was handed to, and where it names none of its twins, as a
 * delivery that is split over several does (docs/campaign/topology.md), all that this instance hands deliveries to.
 * Rejects with a CampaignError.
 */
export async function midsOf(
  access: Pick<ConnectionAccess, 'instancesAt'>,
  from: { readonly connectionId: string; readonly instance: CampaignInstance },
  delivery: DeliveryDetail,
  signal: AbortSignal,
): Promise<{ readonly server?: string; readonly mids: readonly ConnectionDescriptor[] }> {
  const { server, mid } = await handedTo(access, from, delivery, signal);
  const known = mid === undefined ? [] : [mid];
  const names = !['', '0'].includes(delivery.midRemoteId ?? '');
  const others = names ? [] : await from.instance.topology.midServers(signal);
  const found = others.flatMap((one) => access.instancesAt?.(one) ?? []).filter(({ id }) => id !== from.connectionId);
  return {
    ...(server === undefined ? {} : { server }),
    mids: [...new Map([...known, ...found].map((one) => [one.id, one])).values()],
  };
}
