import { Disposable, window } from 'vscode';
import { describeError } from '../connections/errorText';
import type { Connections } from '../connections/register';
import type { OperationDesk } from '../operations/activation/operationDesk';
import type { Platform } from '../platform/platform';
import type { PanelRef } from '../shared/protocol/common';
import type { ProposalSource } from '../shared/report';
import type { ReportSource } from '../shared/reportSource';
import type { TimelineSource } from '../shared/timelineSource';
import type { PanelDeps, PanelKind, Panels, PanelsFeature } from './contract';
import { PANEL_KINDS, panelViewType, UNFINISHED_KEY } from './contract';

/** What the panels show of other features. */
export interface PanelSources {
  readonly reports: () => Promise<ReportSource>;
  readonly proposals: ProposalSource;
  readonly timeline: TimelineSource;
  readonly servers: { missingModules(connectionId: string): number | undefined };
}

/**
 * Registers what VS Code needs at activation, without loading the panels themselves: their bundle comes
 * when the first panel is opened or restored.
 */
export function registerPanels(
  platform: Platform,
  connections: Connections,
  operations: OperationDesk,
  { reports, proposals, servers, timeline }: PanelSources,
): PanelsFeature {
  const { clock, log, settings, state } = platform;
  const { manager, store } = connections;
  const deps: Omit<PanelDeps, 'reports'> = {
    access: manager,
    instances: () =>
      store.all().map((descriptor) => ({
        descriptor,
        standing: manager.state(descriptor.id).kind,
        instance: manager.existing(descriptor.id),
      })),
    missingModules: (connectionId) => servers.missingModules(connectionId),
    onDidConnect: (listener) =>
      manager.onDidChangeState((connectionId) => {
        if (manager.state(connectionId).kind === 'connected') {
          listener(connectionId);
        }
      }),
    extensionUri: platform.extension.uri,
    state,
    log,
    operations,
    proposals,
    timeline,
    servers: manager,
    now: () => clock.now(),
    describeError,
    masking: () => settings.current.maskAddresses,
  };
  let loading: Promise<Panels> | undefined;
  let disposed = false;
  const load = (): Promise<Panels> => {
    loading ??= Promise.all([import('./index'), reports()]).then(([module, source]) =>
      module.createPanels({ ...deps, reports: source }),
    );
    return loading;
  };
  const open = async (kind: PanelKind, ref: PanelRef, wanted?: unknown): Promise<void> => {
    const panels = await load();
    if (!disposed) {
      panels.open(kind, ref, wanted);
    }
  };
  if (state.read(UNFINISHED_KEY, (value) => Array.isArray(value) && value.length > 0) === true) {
    void load().then((panels) => panels.offerResume());
  }
  const serializers = PANEL_KINDS.map((kind) =>
    window.registerWebviewPanelSerializer(panelViewType(kind), {
      deserializeWebviewPanel: async (panel, state: unknown) => {
        (await load()).restore(kind, panel, state);
      },
    }),
  );
  return platform.own({
    open,
    act: (action) => {
      void loading?.then((panels) => {
        panels.act(action);
      });
    },
    dispose: () => {
      disposed = true;
      Disposable.from(...serializers).dispose();
      void loading?.then((panels) => {
        panels.dispose();
      });
    },
  });
}
