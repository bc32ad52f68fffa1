import { l10n } from 'vscode';
import type { LogsDeps, LogTarget } from './contract';

/** The first line of a log: what it is, and of which instance. */
export async function logTitle(target: LogTarget, access: LogsDeps['access'], signal: AbortSignal): Promise<string> {
  if (target.kind === 'activity') {
    return l10n.t('What was changed from here since this window was opened');
  }
  const place = access.descriptor(target.connectionId)?.name ?? target.connectionId;
  if (target.kind === 'server') {
    return l10n.t('{0} of server {1}, {2}', target.file, target.serverId, place);
  }
  const delivery = await (await access.instance(target.connectionId, signal)).deliveries.get(target.deliveryId, signal);
  const label = delivery === undefined ? target.deliveryId : `${delivery.label} (${delivery.internalName})`;
  return target.kind === 'audit'
    ? l10n.t('Journal of {0} on {1}', label, place)
    : l10n.t('Tracking log of {0} on {1}', label, place);
}
