import { join } from 'node:path';
import type { CampaignModule } from '../campaign/open';
import type { Platform } from '../platform/platform';
import { askSecret } from './askSecret';
import { fileTurns } from './fileTurns';
import { loadExplanations } from './knownFault';
import { ConnectionManager } from './manager';
import { OutageNotice } from './outageNotice';
import { ServerOpener } from './serverOpener';
import { ConnectionStore } from './store';

export interface Connections {
  readonly manager: ConnectionManager;
  readonly store: ConnectionStore;
  readonly servers: ServerOpener;
  /** The client, a bundle of its own. */
  readonly loadCampaign: () => Promise<CampaignModule>;
}

/** Opens the list of instances. Client and servers load with the first of them that is used. */
export function registerConnections({
  extension,
  log,
  settings,
  state,
  secrets,
  clock,
  ui,
  own,
}: Platform): Connections {
  const store = own(new ConnectionStore(state, log));
  const servers = own(new ServerOpener({ extensionUri: extension.uri, settings: () => settings.current, ui }));
  // What is known of faults comes with the client that brings them.
  const loadCampaign = async (): Promise<CampaignModule> => {
    const [campaign] = await Promise.all([import('../campaign'), loadExplanations()]);
    return campaign;
  };
  const manager = own(
    new ConnectionManager({
      store,
      secrets,
      loadCampaign,
      openServer: servers.open,
      openSettings: () => ({
        timeoutMs: settings.current.requestTimeoutMs,
        parallel: settings.current.parallelCalls,
        cacheFolder: join(extension.storage.fsPath, 'schemas'),
      }),
      signInTurns: fileTurns(join(extension.storage.fsPath, 'signIn'), () => clock.now()),
      askSecret: (descriptor, reason) => askSecret(ui.prompter, descriptor, reason),
      now: () => clock.now(),
      log,
    }),
  );
  own(new OutageNotice(manager));
  return { manager, store, servers, loadCampaign };
}
