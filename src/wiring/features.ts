import { window } from 'vscode';
import type { Features } from '../commands/context';
import type { DeliveryRef } from '../connections/access';
import type { ConnectionManager } from '../connections/manager';
import { serverTargetOf } from '../connections/target';
import { refOfUri } from '../documents/deliveryUri';
import { LOG_SCHEME, type LogsFeature } from '../documents/logs/contract';
import { instanceOfReport, REPORT_SCHEME, type Reports } from '../documents/reports';
import type { ConfigFiles } from '../documents/configFiles';
import { SOURCE_SCHEME, type SourceDocuments } from '../documents/source/sourceDocuments';
import type { TextDocuments } from '../documents/textDocuments';
import type { Transcripts } from '../documents/transcripts';
import type { PanelsFeature } from '../panels/contract';
import type { AdvisorFeature } from './advisor';
import type { DiagnosisFeature } from './diagnosis';
import type { SupportFeature } from './support';
import type { RemedyRunner } from './remedyRunner';

export interface FeaturesOptions {
  readonly manager: ConnectionManager;
  readonly panels: PanelsFeature;
  readonly reports: Reports;
  readonly logs: LogsFeature;
  readonly source: SourceDocuments;
  readonly texts: TextDocuments;
  readonly transcripts: Transcripts;
  readonly configs: ConfigFiles;
  readonly diagnosis: DiagnosisFeature;
  readonly advisor: AdvisorFeature;
  readonly support: SupportFeature;
  readonly remedies: RemedyRunner;
}

/** What commands open, joined to the rooms that hold it. */
export function deliveryFeatures({
  manager,
  reports,
  panels,
  logs,
  source,
  texts,
  transcripts,
  configs,
  diagnosis,
  advisor,
  support,
  remedies,
}: FeaturesOptions): Features {
  return {
    openTracking: (ref) => panels.openTracking(ref),
    openThroughput: (ref) => panels.openThroughput(ref),
    openMessages: (ref, filter) => panels.openMessages(ref, filter),
    openAuditLog: async (ref, wanted) => logs.open({ kind: 'audit', ...ref, name: await nameOf(manager, ref) }, wanted),
    openTrackingLog: async (ref, wanted) =>
      logs.open({ kind: 'tracking', ...ref, name: await nameOf(manager, ref) }, wanted),
    openServerLog: (ref, wanted) => logs.open({ kind: 'server', ...ref }, wanted),
    openActivity: () => logs.open({ kind: 'activity' }),
    actOnLog: (action, signal) => logs.act(action, signal),
    openSource: async (ref) => {
      await source.open(ref, await nameOf(manager, ref));
    },
    openTranscript: (title) => transcripts.open(title),
    openConfigFile: async (request) => {
      const target = serverTargetOf(request);
      const file = typeof request === 'object' && request !== null && 'file' in request ? request.file : undefined;
      if (target !== undefined && typeof file === 'string') {
        await configs.open({ ...target, file });
      }
    },
    showText: async (name, text) => {
      await texts.show(name, text);
    },
    explainPending: (ref) => diagnosis.explain(ref),
    fixesInFront: () => {
      const uri = window.activeTextEditor?.document.uri;
      return uri === undefined ? [] : reports.fixes(uri);
    },
    applyRemedy: (request) => (advisor.owns(request) ? advisor.apply(request) : diagnosis.apply(request)),
    health: advisor,
    supportReport: (request) => support.report(request),
    explainAllPending: (connectionId) => diagnosis.explainAll(connectionId),
    undoRemedy: () => remedies.undo(),
    refreshDocument: async () => {
      const uri = window.activeTextEditor?.document.uri;
      if (uri === undefined) {
        return;
      }
      if (uri.scheme === LOG_SCHEME) {
        await logs.act('reload', new AbortController().signal);
      }
      const examined = instanceOfReport(uri);
      if (examined?.about === 'pending') {
        await diagnosis.explainAll(examined.connectionId);
      }
      if (examined?.about === 'health') {
        await advisor.run(examined.connectionId);
        await advisor.openReport(examined.connectionId);
      }
      if (typeof examined?.about === 'object') {
        await advisor.openGuide(examined.connectionId, examined.about.guide);
      }
      const ref = refOfUri(uri);
      if (ref === undefined) {
        return;
      }
      if (uri.scheme === SOURCE_SCHEME) {
        source.refresh(uri);
      }
      if (uri.scheme === REPORT_SCHEME) {
        await diagnosis.explain(ref);
      }
    },
  };
}

/** What a tab says: the internal name, or the id when the delivery cannot be read (the document then says why). */
async function nameOf(manager: ConnectionManager, { connectionId, deliveryId }: DeliveryRef): Promise<string> {
  const instance = await manager.instance(connectionId, new AbortController().signal);
  return (await instance.deliveries.get(deliveryId, new AbortController().signal))?.internalName ?? deliveryId;
}
