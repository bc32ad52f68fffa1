import type { Store } from '../store/store';

/** Where resources are while the demo does not know its own address yet. */
export const RESOURCES = 'https://res.alderfinch.example';

/** Puts the demo's own address where an instance names its web servers, so that tracking and resources can be reached. */
export function adoptAddress(store: Store, url: string): void {
  for (const name of ['NmsTracking_ServerUrl', 'XtkFileRes_Public_URL']) store.run('UPDATE XtkOption SET sStringValue = ? WHERE sName = ?', [url, name]);
  store.run("UPDATE NmsDelivery SET mHtmlSource = REPLACE(mHtmlSource, ?1, ?2), sPublicUrl = REPLACE(sPublicUrl, ?1, ?2) WHERE mHtmlSource <> ''", [RESOURCES, url]);
}
