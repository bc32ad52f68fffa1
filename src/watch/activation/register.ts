import type { Connections } from '../../connections/register';
import type { InstanceMarks } from '../../platform/instanceMarks';
import type { Platform } from '../../platform/platform';
import type { WatchModule } from './instanceWatch';
import { notifyByWindow } from './notifications';
import { Records, type RecordsOptions } from './records';
import { WatchedIds } from './watchedIds';
import { Watches, type WatchesOptions } from './watches';
import { WatchStatus } from './watchStatus';

/** Joins watching to the window. Its core, a bundle of its own, loads when the first watched instance is signed in to. */
export function registerWatch(
  { extension, settings, state, clock, log, own, activity }: Platform,
  { manager, store }: Connections,
  marks: InstanceMarks,
  others: Pick<WatchesOptions, 'showText' | 'why' | 'checkHealth'> & Pick<RecordsOptions, 'explain'>,
): { readonly watches: Watches; readonly watchStatus: WatchStatus; readonly records: Records } {
  const load = (): Promise<WatchModule> => import('../index');
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
      load,
      notify: notifyByWindow,
      ...others,
    }),
  );
  const records = new Records({
    opened: (connectionId) => watches.opened(connectionId),
    isWatched: (connectionId) => watches.isWatched(connectionId),
    nameOf: (connectionId) => manager.descriptor(connectionId)?.name ?? connectionId,
    load,
    activity: () => activity.records,
    log,
    ...others,
  });
  return { watches, watchStatus, records };
}
