import { window } from 'vscode';
import type { DeliveryRef, MergedLogRef, ServerLogRef } from '../connections/access';
import { describeError } from '../connections/errorText';
import type { Connections } from '../connections/register';
import { serverTargetOf } from '../connections/target';
import type { LogAction, LogPlaceWanted } from '../platform/logActions';
import type { Platform } from '../platform/platform';
import { ConfigFiles } from './configFiles';
import { inFront, type DocumentInFront } from './inFront';
import { registerLogs } from './logs/register';
import { Reports } from './reports';
import { SourceDocuments } from './source/sourceDocuments';
import { TextDocuments } from './textDocuments';
import { Transcripts, type Transcript } from './transcripts';
import type { ReportFix } from '../shared/report';

/** Logs in editors that follow them. */
export interface LogEditors {
  openAuditLog(ref: DeliveryRef, signal: AbortSignal, wanted?: LogPlaceWanted): Promise<void>;
  openTrackingLog(ref: DeliveryRef, signal: AbortSignal, wanted?: LogPlaceWanted): Promise<void>;
  openServerLog(ref: ServerLogRef, wanted?: LogPlaceWanted): Promise<void>;
  openMergedLog(ref: MergedLogRef, wanted?: LogPlaceWanted): Promise<void>;
  openActivity(): Promise<void>;
  act(action: LogAction, signal: AbortSignal): Promise<void>;
}

/** Read-only documents of every kind. */
export interface Documents {
  readonly logs: LogEditors;
  readonly reports: Reports;
  readonly source: SourceDocuments;
  readonly texts: TextDocuments;
  inFront(): DocumentInFront | undefined;
  fixesInFront(): readonly ReportFix[];
  showText(name: string, text: string): Promise<void>;
  openSource(ref: DeliveryRef, signal: AbortSignal): Promise<void>;
  openTranscript(title: string): Promise<Transcript>;
  openConfigFile(request: unknown): Promise<void>;
}

/** Registers the kinds of documents; logs load when the first is opened. */
export function registerDocuments(platform: Platform, { manager }: Connections): Documents {
  const { activity, clock, log, own, settings, ui } = platform;
  const now = (): number => clock.now();
  const logs = own(
    registerLogs({
      access: manager,
      activity,
      settings: () => settings.current,
      onDidChangeSettings: settings.onDidChange,
      prompter: () => ui.prompter,
      describeError,
      now,
      log,
    }),
  );
  const reports = own(new Reports());
  const source = own(new SourceDocuments(manager, log));
  const texts = own(new TextDocuments());
  const transcripts = own(new Transcripts(now));
  const configs = own(new ConfigFiles(manager, log));
  /** What a tab says: the internal name, or the id when the delivery cannot be read (the document then says why). */
  const nameOf = async ({ connectionId, deliveryId }: DeliveryRef, signal: AbortSignal): Promise<string> => {
    const instance = await manager.instance(connectionId, signal);
    return (await instance.deliveries.get(deliveryId, signal))?.internalName ?? deliveryId;
  };
  return {
    reports,
    source,
    texts,
    logs: {
      openAuditLog: async (ref, signal, wanted) =>
        logs.open({ kind: 'audit', ...ref, name: await nameOf(ref, signal) }, wanted),
      openTrackingLog: async (ref, signal, wanted) =>
        logs.open({ kind: 'tracking', ...ref, name: await nameOf(ref, signal) }, wanted),
      openServerLog: (ref, wanted) => logs.open({ kind: 'server', ...ref }, wanted),
      openMergedLog: (ref, wanted) => logs.open({ kind: 'allServers', ...ref }, wanted),
      openActivity: () => logs.open({ kind: 'activity' }),
      act: (action, signal) => logs.act(action, signal),
    },
    inFront: () => inFront(source),
    fixesInFront: () => {
      const uri = window.activeTextEditor?.document.uri;
      return uri === undefined ? [] : reports.fixes(uri);
    },
    showText: async (name, text) => {
      await texts.show(name, text);
    },
    openSource: async (ref, signal) => {
      await source.open(ref, await nameOf(ref, signal));
    },
    openTranscript: (title) => transcripts.open(title),
    openConfigFile: async (request) => {
      const target = serverTargetOf(request);
      const file = typeof request === 'object' && request !== null && 'file' in request ? request.file : undefined;
      if (target !== undefined && typeof file === 'string') {
        await configs.open({ ...target, file });
      }
    },
  };
}
