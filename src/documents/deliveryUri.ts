import { Uri } from 'vscode';
import type { DeliveryRef } from '../connections/access';

/**
 * The address of a document about one delivery. Its path is what the tab shows; its query says what it is about,
 * so that the document can be read again after a reload of the window.
 */
export function deliveryUri(scheme: string, fileName: string, { connectionId, deliveryId }: DeliveryRef): Uri {
  const query = new URLSearchParams({ connection: connectionId, delivery: deliveryId }).toString();
  return Uri.from({ scheme, path: `/${fileName.replace(/[/\\]/g, '-')}`, query });
}

/** The delivery that a document is about; undefined when the address is not one of ours. */
export function refOfUri(uri: Uri): DeliveryRef | undefined {
  const query = new URLSearchParams(uri.query);
  const connectionId = query.get('connection');
  const deliveryId = query.get('delivery');
  return connectionId === null || deliveryId === null ? undefined : { connectionId, deliveryId };
}
