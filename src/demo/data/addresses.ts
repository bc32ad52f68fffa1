import type { Store } from '../store/store';

/** Where resources are while the demo does not know its own address yet. */
export const RESOURCES = 'https://res.alderfinch.example';

/** Puts the demo's own address where an instance names its web servers, so that tracking and resources can be reached. */
export function adoptAddress(store: Store, url: string): void {
  store.run("UPDATE XtkOption SET sStringValue = ? WHERE sName = 'NmsTracking_ServerUrl'", [url]);
  // A scenario may have put something else there.
  store.run("UPDATE XtkOption SET sStringValue = ? WHERE sName = 'XtkFileRes_Public_URL' AND sStringValue = ?", [
    url,
    RESOURCES,
  ]);
  store.run(
    "UPDATE NmsDelivery SET mHtmlSource = REPLACE(mHtmlSource, ?1, ?2), sPublicUrl = REPLACE(sPublicUrl, ?1, ?2) WHERE mHtmlSource <> ''",
    [RESOURCES, url],
  );
}
