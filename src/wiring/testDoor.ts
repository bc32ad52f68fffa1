import type { UriHandler } from 'vscode';
import type { ConnectionManager } from '../connections/manager';
import type { ConnectionStore } from '../connections/store';
import type { ActivityLog } from '../platform/activityLog';
import type { CommandDefinition } from '../platform/commandRunner';
import type { Confirm } from '../platform/confirm';
import type { Prompter } from '../platform/prompter';
import type { ViewChoices } from '../platform/viewChoices';
import type { SecretDoor } from '../platform/secrets';
import type { MementoLike } from '../platform/stateStore';
import type { AdvisorView } from '../views/advisor/advisorView';
import type { ConnectionStatus } from '../views/connectionStatus';
import type { ServersView } from '../views/servers/serversView';
import type { DeliveriesView } from '../views/deliveries/deliveriesView';

/**
 * What integration tests may touch; only handed out when VS Code runs them. They see the real parts, and answer
 * the questions that a person would.
 */
export interface TestDoor {
  /** Set its parts to answer in place of a person. */
  readonly ui: { prompter: Prompter; confirm: Confirm };
  /** How long `activate()` took, ms. */
  readonly activationMs: number;
  readonly activity: Pick<ActivityLog, 'records'>;
  readonly manager: ConnectionManager;
  readonly secrets: SecretDoor;
  readonly store: ConnectionStore;
  readonly view: DeliveriesView;
  readonly serversView: ServersView;
  readonly status: ConnectionStatus;
  readonly advisor: AdvisorView;
  readonly choices: ViewChoices;
  /** What follows a link to a delivery. */
  readonly links: UriHandler;
  /** Every command as its bundle defines it. */
  readonly loadCommands: () => Promise<readonly CommandDefinition[]>;
  readonly state: MementoLike & { keys(): readonly string[] };
}
