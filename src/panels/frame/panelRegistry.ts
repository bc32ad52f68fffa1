import type { WebviewPanel } from 'vscode';
import { l10n, ViewColumn, window } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import { parseMessageFilter, type MessageFilter } from '../../shared/protocol/messages';
import { parseSavedState } from '../../shared/protocol/savedState';
import type { PanelDeps, PanelKind, Panels } from '../contract';
import { panelViewType } from '../contract';
import { DeliveryPanel } from './openPanel';
import { offerResume } from '../messages/export/offerResume';
import { MessagesContent } from '../messages/messagesContent';
import type { PanelContent, PanelFrame } from './panelContent';
import { panelResources } from './panelHtml';
import { ThroughputContent } from '../throughput/throughputContent';
import { TrackingContent } from '../tracking/trackingContent';

/** The open panels: one per kind and delivery. */
export class PanelRegistry implements Panels {
  private readonly shown = new Map<string, DeliveryPanel>();

  constructor(private readonly deps: PanelDeps) {}

  open(kind: PanelKind, ref: DeliveryRef, wanted?: unknown): void {
    const filter = parseMessageFilter(wanted);
    const there = this.shown.get(keyOf(kind, ref));
    if (there !== undefined) {
      there.reveal();
      if (filter !== undefined) {
        narrow(there, filter);
      }
      return;
    }
    const panel = window.createWebviewPanel(panelViewType(kind), initialTitle(kind), ViewColumn.Active, {
      enableFindWidget: true,
    });
    const frame = this.adopt(kind, ref, panel);
    if (filter !== undefined) {
      narrow(frame, filter);
    }
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

  offerResume(): Promise<void> {
    return offerResume(this.deps);
  }

  /** Closes what we hold of the panels; the panels themselves stay with VS Code, which restores them. */
  dispose(): void {
    for (const panel of this.shown.values()) {
      panel.dispose();
    }
    this.shown.clear();
  }

  private adopt(kind: PanelKind, ref: DeliveryRef, panel: WebviewPanel): DeliveryPanel {
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [panelResources(this.deps.extensionUri)],
    };
    const key = keyOf(kind, ref);
    const frame = new DeliveryPanel(this.deps, ref, panel, (its) => contentOf(kind, its));
    this.shown.set(key, frame);
    panel.onDidDispose(() => {
      frame.dispose();
      if (this.shown.get(key) === frame) {
        this.shown.delete(key);
      }
    });
    return frame;
  }
}

/** What others ask the grid for is about messages, whatever tab somebody left it in. */
function narrow(panel: DeliveryPanel, filter: MessageFilter): void {
  panel.tell({ type: 'logTab', tab: 'messages' });
  panel.tell({ type: 'logFilter', filter });
}

function contentOf(kind: PanelKind, frame: PanelFrame): PanelContent {
  switch (kind) {
    case 'tracking':
      return new TrackingContent(frame);
    case 'throughput':
      return new ThroughputContent(frame);
    case 'messages':
      return new MessagesContent(frame);
  }
}

function initialTitle(kind: PanelKind): string {
  const titles: Readonly<Record<PanelKind, string>> = {
    tracking: l10n.t('Tracking'),
    throughput: l10n.t('Throughput'),
    messages: l10n.t('Messages'),
  };
  return titles[kind];
}

/** JSON, because ids may hold any character. */
function keyOf(kind: PanelKind, ref: DeliveryRef): string {
  return JSON.stringify([kind, ref.connectionId, ref.deliveryId]);
}
