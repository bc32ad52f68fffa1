import type { Connections } from '../connections/register';
import { InstanceMarks } from '../platform/instanceMarks';
import type { Platform } from '../platform/platform';
import { ViewChoices } from '../platform/viewChoices';
import { AdvisorView } from './advisor/advisorView';
import { InstanceContextKeys } from './contextKeys';
import { ConnectionStatus } from './connectionStatus';
import { DELIVERIES_VIEW, DeliveriesView } from './deliveries/deliveriesView';
import { joinedExtras } from './deliveries/deliveryExtras';
import { DeliveryFindings } from './deliveries/deliveryFindings';
import { DeliveryProposals } from './deliveries/deliveryProposals';
import { PinnedDeliveries } from './deliveries/pinnedDeliveries';
import { StateDecorations } from './deliveries/texts/stateDecorations';
import { ServersView } from './servers/serversView';

export interface Views {
  readonly deliveries: DeliveriesView;
  readonly servers: ServersView;
  readonly advisor: AdvisorView;
  /** What diagnoses found, below the rows of their deliveries. */
  readonly findings: DeliveryFindings;
  /** What assistants proposed, below the rows of their deliveries. */
  readonly proposals: DeliveryProposals;
  readonly choices: ViewChoices;
  /** What other features say beside an instance. */
  readonly marks: InstanceMarks;
  readonly pins: PinnedDeliveries;
  readonly status: ConnectionStatus;
}

/** Registers the three views and the item of the status bar. */
export function registerViews(platform: Platform, { manager, store }: Connections): Views {
  const { log, settings, state, clock, own } = platform;
  const now = (): number => clock.now();
  own(new StateDecorations());
  const findings = own(new DeliveryFindings());
  const proposals = own(new DeliveryProposals());
  const marks = own(new InstanceMarks());
  const choices = own(new ViewChoices(state, DELIVERIES_VIEW));
  own(new InstanceContextKeys(manager, store, choices));
  const pins = own(new PinnedDeliveries(state, manager));
  const deliveries = own(
    new DeliveriesView({
      manager,
      store,
      state,
      clock,
      log,
      settings: () => settings.current,
      pageSize: () => settings.current.pageSize,
      choices,
      pins,
      extras: joinedExtras([findings, proposals]),
      marks,
      load: () => import('./deliveries/tree'),
    }),
  );
  return {
    findings,
    proposals,
    choices,
    marks,
    pins,
    deliveries,
    status: own(new ConnectionStatus(manager, store, deliveries)),
    servers: own(
      new ServersView({
        manager,
        store,
        state,
        now,
        log,
        pollMs: () => settings.current.pollMs,
        hasLogEditor: platform.extension.commands.includes('deliveryDoctor.openServerLog'),
        beside: deliveries,
        load: () => import('./servers/live'),
      }),
    ),
    advisor: own(new AdvisorView({ now })),
  };
}
