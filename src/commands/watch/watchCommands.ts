import { l10n, window } from 'vscode';
import { withProgress } from '../../platform/progress';
import { defineCommand, type Command } from '../defineCommand';
import { HAS_INSTANCE, instanceRow } from '../menuPlaces';
import { pickConnection } from '../pick/pickConnection';

/** Signs in where that was not done yet, and has the instance looked at from then on. */
const watchInstance = defineCommand({
  id: 'deliveryDoctor.watchInstance',
  title: l10n.t('Watch This Instance'),
  icon: 'eye',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_watch@1', 'unwatched')],
  run: async (context, call) => {
    const { id, name } = await pickConnection(context, call);
    await withProgress(l10n.t('Signing in to {0}', name), (signal) => context.manager.instance(id, signal));
    await context.watches.start(id);
    void window.showInformationMessage(
      l10n.t(
        '{0} is watched: one look every {1} s, about ten calls each, whichever views are open. Signing out ends it.',
        name,
        Math.round(context.watches.everyMs / 1000),
      ),
    );
  },
});

const stopWatching = defineCommand({
  id: 'deliveryDoctor.stopWatching',
  title: l10n.t('Stop Watching'),
  icon: 'eye-closed',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_watch@1', 'watched')],
  run: async (context, call) => context.watches.stop((await pickConnection(context, call)).id),
});

/** When what was wrong, until when, and who dealt with it. */
const showAlerts = defineCommand({
  id: 'deliveryDoctor.showAlerts',
  title: l10n.t('Show Alerts'),
  icon: 'bell',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_watch@2', 'watched')],
  run: async (context, call) => context.watches.showAlerts((await pickConnection(context, call)).id),
});

const quietForAnHour = defineCommand({
  id: 'deliveryDoctor.quietForAnHour',
  title: l10n.t('Mute Alerts for an Hour'),
  icon: 'bell-slash',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_watch@3', 'watched')],
  run: async (context, call) => context.watches.quiet((await pickConnection(context, call)).id),
});

/** Ends a quiet hour, and takes back every *Not again for this*. */
const hearAlerts = defineCommand({
  id: 'deliveryDoctor.hearAlerts',
  title: l10n.t('Unmute Alerts'),
  icon: 'bell',
  palette: HAS_INSTANCE,
  menus: [instanceRow('4_watch@4', 'watched')],
  run: async (context, call) => context.watches.hearAgain((await pickConnection(context, call)).id),
});

export const WATCH_COMMANDS: readonly Command[] = [watchInstance, stopWatching, showAlerts, quietForAnHour, hearAlerts];
