import { window } from 'vscode';
import type { Features } from '../commands/context';
import type { DeliveryRef } from '../connections/access';
import type { ConnectionManager } from '../connections/manager';
import { AUDIT_SCHEME, type AuditLog } from '../documents/auditLog';
import { refOfUri } from '../documents/deliveryUri';
import { REPORT_SCHEME } from '../documents/reports';
import type { TextDocuments } from '../documents/textDocuments';
import type { PanelsFeature } from '../panels/contract';
import type { DiagnosisFeature } from './diagnosis';

export interface FeaturesOptions {
  readonly manager: ConnectionManager;
  readonly panels: PanelsFeature;
  readonly audit: AuditLog;
  readonly texts: TextDocuments;
  readonly diagnosis: DiagnosisFeature;
}

/** What commands open, joined to the rooms that hold it. */
export function deliveryFeatures({ manager, panels, audit, texts, diagnosis }: FeaturesOptions): Features {
  return {
    openTracking: (ref) => panels.openTracking(ref),
    openThroughput: (ref) => panels.openThroughput(ref),
    openAuditLog: async (ref) => {
      await audit.open(ref, await nameOf(manager, ref));
    },
    showText: (name, text) => texts.show(name, text),
    explainPending: (ref) => diagnosis.explain(ref),
    applyRemedy: (request) => diagnosis.apply(request),
    refreshDocument: async () => {
      const uri = window.activeTextEditor?.document.uri;
      const ref = uri === undefined ? undefined : refOfUri(uri);
      if (uri === undefined || ref === undefined) return;
      if (uri.scheme === AUDIT_SCHEME) audit.refresh(uri);
      if (uri.scheme === REPORT_SCHEME) await diagnosis.explain(ref);
    },
  };
}

/** What a tab says: the internal name, or the id when the delivery cannot be read (the document then says why). */
async function nameOf(manager: ConnectionManager, { connectionId, deliveryId }: DeliveryRef): Promise<string> {
  const instance = await manager.instance(connectionId, new AbortController().signal);
  return (await instance.deliveries.get(deliveryId, new AbortController().signal))?.internalName ?? deliveryId;
}
