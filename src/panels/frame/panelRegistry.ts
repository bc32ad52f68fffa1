import type { WebviewPanel } from 'vscode';
import { ViewColumn, window } from 'vscode';
import { connectionOf } from '../../shared/protocol/common';
import { parseSavedRef } from '../../shared/protocol/savedState';
import type { PanelAction, PanelDeps, PanelKind, Panels } from '../contract';
import { panelViewType } from '../contract';
import { PANELS } from '../definitions';
import { offerResume } from '../messages/export/offerResume';
import { OpenPanel } from './openPanel';
import { panelResources } from './pageHtml';
import type { PanelDefinition, PanelSubject } from './panelDefinition';

/** The open panels: one per kind and subject. */
export class PanelRegistry implements Panels {
  private readonly shown = new Map<string, OpenPanel>();

  constructor(private readonly deps: PanelDeps) {}

  open(kind: PanelKind, ref: unknown, wanted?: unknown): void {
    const definition = PANELS[kind];
    const subject = definition.subject(ref);
    if (subject === undefined) {
      this.deps.log.warn(`${kind} panel: asked for something that it is not about`);
      return;
    }
    const there = this.shown.get(keyOf(kind, subject));
    if (there !== undefined) {
      there.reveal();
      there.show(wanted);
      return;
    }
    const panel = window.createWebviewPanel(panelViewType(kind), definition.title(), ViewColumn.Active, {
      enableFindWidget: true,
    });
    this.adopt(definition, subject, panel).show(wanted);
  }

  restore(kind: PanelKind, panel: WebviewPanel, state: unknown): void {
    const definition = PANELS[kind];
    const subject = definition.subject(parseSavedRef(state));
    if (subject === undefined || this.shown.has(keyOf(kind, subject))) {
      this.deps.log.debug(`${kind} panel: nothing to restore`);
      panel.dispose();
      return;
    }
    this.adopt(definition, subject, panel);
  }

  act(action: PanelAction): void {
    for (const panel of this.shown.values()) {
      if (panel.isInFront) {
        panel.act(action);
      }
    }
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

  private adopt(definition: PanelDefinition, subject: PanelSubject, panel: WebviewPanel): OpenPanel {
    panel.webview.options = {
      enableScripts: true,
      localResourceRoots: [panelResources(this.deps.extensionUri)],
    };
    const key = keyOf(definition.kind, subject);
    const open = new OpenPanel(this.deps, definition, subject, panel);
    this.shown.set(key, open);
    panel.onDidDispose(() => {
      open.dispose();
      if (this.shown.get(key) === open) {
        this.shown.delete(key);
      }
    });
    return open;
  }
}

/** JSON, because ids may hold any character. */
function keyOf(kind: PanelKind, { ref }: PanelSubject): string {
  const part = 'deliveryId' in ref ? ref.deliveryId : 'about' in ref ? ref.about : undefined;
  return JSON.stringify([kind, connectionOf(ref) ?? null, part ?? null]);
}
