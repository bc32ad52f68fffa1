import { insertRow } from '../store/insert';
import type { Store } from '../store/store';

const TEMPLATES: readonly (readonly [string, string, number])[] = [
  ['mailDelivery', 'Email delivery', 0],
  ['newsletterModel', 'Newsletter', 0],
  ['promotionModel', 'Promotion', 0],
  ['transactionalModel', 'Transactional email', 0],
  ['smsDelivery', 'SMS delivery', 1],
  ['paperDelivery', 'Direct mail', 3],
];

/** Delivery templates, which lists must leave out. */
export function createTemplates(store: Store, now: number): void {
  TEMPLATES.forEach(([name, label, channel], index) => {
    insertRow(store, 'NmsDelivery', {
      iDeliveryId: 2001 + index,
      sInternalName: name,
      sLabel: label,
      iIsModel: 1,
      iBuiltIn: index === 0 ? 1 : 0,
      iMessageType: channel,
      iDeliveryMode: 1,
      iFolderId: 1103,
      sValidationMode: 'manual',
      tsCreated: now - 400 * 86_400_000,
      tsLastModified: now - 100 * 86_400_000,
    });
  });
}
