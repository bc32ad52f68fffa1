import { l10n } from 'vscode';
import type { CampaignInstance } from '../campaign/instance';
import type { ConnectionAccess } from '../connections/access';
import { instanceTopology, type InstanceTopology } from '../domain/topology/instanceRole';
import type { ObserveSource } from './source';

/**
 * What the instance is there for: as a person said, else by its signs, which are read once a session. Undefined where
 * they cannot be read, and then nothing is silent for a role.
 */
export async function topologyOf(
  access: Pick<ConnectionAccess, 'descriptor'>,
  connectionId: string,
  { topology }: CampaignInstance,
  from: ObserveSource,
): Promise<InstanceTopology | undefined> {
  const signs = await from(l10n.t('role of the instance'), (limit) => topology.signs(limit));
  return signs.ok ? instanceTopology(signs.value, access.descriptor(connectionId)?.roles) : undefined;
}
