import type { WebviewPanel } from 'vscode';
import { l10n, ViewColumn, window } from 'vscode';
import type { DeliveryRef } from '../connections/access';
import { parseSavedState } from '../shared/protocol/savedState';
import type { PanelDeps, PanelKind, Panels } from './contract';
import { panelViewType } from './contract';
import { DeliveryPanel } from './deliveryPanel';
import type { PanelContent, PanelFrame } from './panelContent';
import { panelResources } from './panelHtml';
import { ThroughputContent } from './throughputContent';
import { TrackingContent } from './trackingContent';

/** The open panels: one per kind and delivery. */
export class PanelRegistry implements Panels {
  private readonly shown = new Map<string, DeliveryPanel>();

  constructor(private readonly deps: PanelDeps) {}

  open(kind: PanelKind, ref: DeliveryRef): void {
    const there = this.shown.get(keyOf(kind, ref));
    if (there !== undefined) {
      there.reveal();
      return;
    }
    const panel = window.createWebviewPanel(panelViewType(kind), initialTitle(kind), ViewColumn.Active, {
      enableFindWidget: true,
    });
    this.adopt(kind, ref, panel);
  }

  restore(kind: PanelKind, panel: WebviewPanel, state: unknown): void {
    const saved = parseSavedState(state);
    const ref = saved && { connectionId: saved.connectionId, deliveryId: saved.deliveryId };
    if (ref === undefined || this.shown.has(keyOf(kind, ref))) {
      this.deps.log.debug(`${kind} panel: nothing to restore`);
      panel.dispose();
      return;
    }
    this.adopt(kind, ref, panel);
  }

  /** Closes what we hold of the panels; the panels themselves stay with VS Code, which restores them. */
  dispose(): void {
    for (const panel of this.shown.values()) panel.dispose();
    this.shown.clear();
  }

  private adopt(kind: PanelKind, ref: DeliveryRef, panel: WebviewPanel): void {
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [panelResources(this.deps.extensionUri)],
    };
    const key = keyOf(kind, ref);
    const frame = new DeliveryPanel(this.deps, ref, panel, (its) => contentOf(kind, its));
    this.shown.set(key, frame);
    panel.onDidDispose(() => {
      frame.dispose();
      if (this.shown.get(key) === frame) this.shown.delete(key);
    });
  }
}

function contentOf(kind: PanelKind, frame: PanelFrame): PanelContent {
  return kind === 'tracking' ? new TrackingContent(frame) : new ThroughputContent(frame);
}

function initialTitle(kind: PanelKind): string {
  return kind === 'tracking' ? l10n.t('Tracking') : l10n.t('Throughput');
}

/** JSON, because ids may hold any character. */
function keyOf(kind: PanelKind, ref: DeliveryRef): string {
  return JSON.stringify([kind, ref.connectionId, ref.deliveryId]);
}
