import type { DeliveryRef } from '../../connections/access';
import type { ConnectionDescriptor } from '../../connections/descriptor';

/**
 * The query of a link to a delivery. The address is there too, because the id of a connection is another one on a
 * colleague's machine; it only ever selects among the instances that are in the list.
 */
export function deliveryLinkQuery({ connectionId, deliveryId }: DeliveryRef, url: string | undefined): string {
  const query = new URLSearchParams({ connection: connectionId, id: deliveryId });
  if (url !== undefined) {
    query.set('url', url);
  }
  return query.toString();
}

/** The delivery that a link names; undefined when it names none, or an instance that is not in the list. */
export function parseDeliveryLink(query: string, present: readonly ConnectionDescriptor[]): DeliveryRef | undefined {
  const values = new URLSearchParams(query);
  const deliveryId = values.get('id') ?? '';
  // Ids are numbers, or uuids on some instances.
  if (!/^[\w-]{1,64}$/.test(deliveryId)) {
    return undefined;
  }
  const connection =
    present.find(({ id }) => id === values.get('connection')) ?? present.find(({ url }) => url === values.get('url'));
  return connection === undefined ? undefined : { connectionId: connection.id, deliveryId };
}
