import * as l10n from '@vscode/l10n';
import type { CampaignInstance } from '../campaign/instance';
import type { EpochMs } from '../domain/delivery';
import type { Observer } from './observing';
import type { Sight } from './sight';

/** How long the lengths of the queue are kept to tell whether it grows, ms. */
const KEPT_MS = 30 * 60_000;

/** An instance without events gets none for a while, ms. */
const ASKED_AGAIN_MS = 6 * 60 * 60_000;

/** Events that wait for their turn, with those of the last half hour; nobody is asked often who has no such events. */
export async function readQueue(
  instance: CampaignInstance,
  {
    observer,
    now,
    last,
  }: { readonly observer: Observer; readonly now: () => EpochMs; readonly last?: Sight | undefined },
): Promise<Sight['queue']> {
  const known = last?.queue.ok === true ? last.queue : undefined;
  if (known?.value.length === 0 && now() - known.at < ASKED_AGAIN_MS) {
    return known;
  }
  return observer.read(l10n.t('events that wait'), async (limit) => {
    const waiting = await instance.monitoring.waitingEvents(limit);
    const at = now();
    return waiting === undefined
      ? []
      : [...(known?.value ?? []).filter((length) => at - length.at <= KEPT_MS), { at, waiting }];
  });
}
