import type { ExtensionContext, UriHandler } from 'vscode';
import type { Assistants } from './assistants/register';
import type { ConnectionManager } from './connections/manager';
import type { Connections } from './connections/register';
import type { ConnectionStore } from './connections/store';
import type { ActivityLog } from './platform/activityLog';
import type { CommandDefinition } from './platform/commandRunner';
import type { Platform, Ui } from './platform/platform';
import type { Secrets } from './platform/secrets';
import type { MementoLike } from './platform/stateStore';
import type { ViewChoices } from './platform/viewChoices';
import type { AdvisorView } from './views/advisor/advisorView';
import type { ConnectionStatus } from './views/connectionStatus';
import type { DeliveriesView } from './views/deliveries/deliveriesView';
import type { Views } from './views/register';
import type { ServersView } from './views/servers/serversView';
import type { Records } from './watch/activation/records';
import type { Watches } from './watch/activation/watches';
import type { WatchStatus } from './watch/activation/watchStatus';

/**
 * What integration tests may touch; only handed out when VS Code runs them. They see the real parts, and answer the
 * questions that a user would.
 */
export interface TestApi {
  /** Set its parts to answer in place of a user. */
  readonly ui: { -readonly [Part in keyof Ui]: Ui[Part] };
  /** How long `activate()` took, ms. */
  readonly activationMs: number;
  readonly activity: Pick<ActivityLog, 'records'>;
  readonly manager: ConnectionManager;
  readonly secrets: Secrets;
  readonly store: ConnectionStore;
  readonly view: DeliveriesView;
  readonly serversView: ServersView;
  readonly status: ConnectionStatus;
  readonly advisor: AdvisorView;
  readonly choices: ViewChoices;
  readonly watches: Watches;
  readonly watchStatus: WatchStatus;
  readonly records: Records;
  readonly assistants: Assistants;
  /** What follows a link to a delivery. */
  readonly links: UriHandler;
  /** Every command as its bundle defines it. */
  readonly loadCommands: () => Promise<readonly CommandDefinition[]>;
  readonly state: MementoLike & { keys(): readonly string[] };
}

export function testApi(
  { globalState }: ExtensionContext,
  { ui, activity, secrets }: Platform,
  { manager, store }: Connections,
  views: Views,
  rest: Pick<TestApi, 'links' | 'loadCommands' | 'activationMs' | 'watches' | 'watchStatus' | 'records' | 'assistants'>,
): TestApi {
  const { deliveries: view, servers: serversView, status, advisor, choices } = views;
  return {
    ui,
    activity,
    secrets,
    manager,
    store,
    view,
    serversView,
    status,
    advisor,
    choices,
    state: globalState,
    ...rest,
  };
}
