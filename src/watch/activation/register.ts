import type { Connections } from '../../connections/register';
import type { InstanceMarks } from '../../platform/instanceMarks';
import type { Platform } from '../../platform/platform';
import { notifyByWindow } from './notifications';
import { WatchedIds } from './watchedIds';
import { Watches, type WatchesOptions } from './watches';
import { WatchStatus } from './watchStatus';

/** Joins watching to the window. Its core, a bundle of its own, loads when the first watched instance is signed in to. */
export function registerWatch(
  { extension, settings, state, clock, log, own, activity }: Platform,
  { manager, store }: Connections,
  marks: InstanceMarks,
  others: Pick<WatchesOptions, 'showText' | 'why' | 'checkHealth'>,
): { readonly watches: Watches; readonly watchStatus: WatchStatus } {
  const watchStatus = own(new WatchStatus());
  const watches = own(
    new Watches({
      manager,
      store,
      marks,
      status: watchStatus,
      ids: new WatchedIds(state),
      storage: extension.storage.fsPath,
      setting: (name) => settings.current.threshold(name),
      now: () => clock.now(),
      log,
      load: () => import('../index'),
      notify: notifyByWindow,
      activity: () => activity.records,
      ...others,
    }),
  );
  return { watches, watchStatus };
}
