import { l10n } from 'vscode';
import type { Remedy } from '../../domain/finding';
import type { RemedyContext, RemedyOutcome } from '../contract';
import { changeOnce, gone } from './changeOnce';
import { setAffinity } from './deliveryChanges';

type ChangeAffinity = Extract<Remedy, { kind: 'changeAffinity' }>;

/** Lets one of the configured affinities be chosen, then sets it. */
export async function changeAffinity(
  { deliveryId, configured }: ChangeAffinity,
  connectionId: string,
  context: RemedyContext,
): Promise<RemedyOutcome> {
  const instance = await context.access.instance(connectionId, context.signal);
  const delivery = await instance.deliveries.get(deliveryId, context.signal);
  if (delivery === undefined) {
    return gone();
  }
  const affinity = await context.choose({
    title: l10n.t('IP affinity for {0}', delivery.label),
    options: configured
      .filter((name) => name !== delivery.ipAffinity)
      .map((name) => ({ value: name, label: name, detail: l10n.t('configured on the sending servers') })),
  });
  if (affinity === undefined) {
    return { kind: 'declined' };
  }
  return changeOnce(setAffinity({ kind: 'setAffinity', deliveryId, affinity }), connectionId, context);
}
