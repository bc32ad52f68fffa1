import type { AffinityUse } from '../../../campaign/machines';
import { matchAffinity } from '../../../domain/affinityName';
import { isSentByOwnMta } from '../../../domain/deliveryKind';
import type { Affinity } from '../../../servers/sendingServer';

/** One server's configuration of affinities. */
export interface ServerAffinities {
  readonly server: string;
  /** The MTA is expected there: an affinity that is missing keeps deliveries waiting. */
  readonly sends: boolean;
  readonly affinities: readonly Affinity[];
}

/** An affinity by its name, over all servers. */
export interface AffinitySeen {
  readonly name: string;
  readonly on: readonly { readonly server: string; readonly affinity: Affinity }[];
  /** Sending servers whose configuration does not have it; when that is all of them, deliveries wait for ever. */
  readonly missingOn: readonly string[];
  readonly uses: readonly AffinityUse[];
  /** A configured name that differs in case or spaces only. */
  readonly nearly?: string;
}

/** Not configured anywhere though a delivery uses it, and every sending server was asked. */
export function isNowhere({ on, uses }: AffinitySeen): boolean {
  return on.length === 0 && uses.length > 0;
}

/** Joins what the servers configure with what deliveries use. What is configured nowhere comes first. */
export function affinitiesSeen(
  servers: readonly ServerAffinities[],
  uses: readonly AffinityUse[],
): readonly AffinitySeen[] {
  // With mid-sourcing the names live on other servers: nothing here can tell.
  const own = uses.filter(({ deliveryMode }) => isSentByOwnMta(deliveryMode));
  const configured = servers.flatMap(({ affinities }) => affinities.flatMap(({ names }) => names));
  const names = [...new Set([...configured, ...own.map(({ affinity }) => affinity)])];
  const sending = servers.filter(({ sends }) => sends);
  const seen = names.map((name): AffinitySeen => {
    const on = servers.flatMap(({ server, affinities }) =>
      affinities.filter((affinity) => affinity.names.includes(name)).map((affinity) => ({ server, affinity })),
    );
    const match = on.length === 0 ? matchAffinity(name, configured) : undefined;
    return {
      name,
      on,
      missingOn: sending.map(({ server }) => server).filter((server) => !on.some((one) => one.server === server)),
      uses: own.filter(({ affinity }) => affinity === name),
      ...(match?.kind === 'nearly' ? { nearly: match.name } : {}),
    };
  });
  return seen.sort((a, b) => Number(isNowhere(b)) - Number(isNowhere(a)) || a.name.localeCompare(b.name));
}
