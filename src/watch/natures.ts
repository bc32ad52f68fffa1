import * as l10n from '@vscode/l10n';
import type { CampaignInstance } from '../campaign/instance';
import type { Delivery } from '../domain/delivery';
import { isOfEvents } from '../domain/deliveryKind';
import { DELIVERY_STATES } from '../domain/deliveryState';
import type { Observer } from './observing';
import type { DeliveryNature, Sight } from './sight';

/** As many deliveries are asked about in one look, the newest. */
const MOST_ASKED = 50;

/** What never changes of the deliveries that wait or are being sent; each is asked about once. */
export async function readNatures(
  instance: CampaignInstance,
  deliveries: readonly Delivery[],
  observer: Observer,
  last: Sight | undefined,
): Promise<Sight['natures']> {
  const known = last?.natures.ok === true ? last.natures.value : {};
  const wanted = deliveries.filter(
    ({ state }) => state === DELIVERY_STATES.started || state === DELIVERY_STATES.startPending,
  );
  const asked = wanted.filter(({ id }) => known[id] === undefined).slice(0, MOST_ASKED);
  return observer.read(l10n.t('settings of deliveries'), async (limit) => {
    const read = await Promise.all(asked.map(async ({ id }) => [id, await natureOf(instance, id, limit)] as const));
    const kept = wanted.map(({ id }) => [id, known[id]] as const);
    return Object.fromEntries(
      [...kept, ...read].filter((entry): entry is readonly [string, DeliveryNature] => entry[1] !== undefined),
    );
  });
}

async function natureOf(
  instance: CampaignInstance,
  id: string,
  signal: AbortSignal,
): Promise<DeliveryNature | undefined> {
  const detail = await instance.deliveries.get(id, signal);
  return detail === undefined
    ? undefined
    : {
        ofEvents: isOfEvents(detail),
        inWaves: detail.waves?.enabled === true,
        affinity: detail.ipAffinity ?? '',
        routing: detail.routing?.name ?? '',
      };
}
