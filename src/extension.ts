import * as vscode from 'vscode';
import { registerAssistants } from './assistants/register';
import { registerDemo } from './commands/demo/register';
import { registerCommands } from './commands/register';
import { registerConnections } from './connections/register';
import { registerDocuments } from './documents/register';
import { openOperationDesk } from './operations/activation/operationDesk';
import type { PanelsFeature } from './panels/contract';
import { registerPanels } from './panels/register';
import { tellWhatIsNew } from './platform/whatsNew';
import { openPlatform } from './platform/platform';
import { testApi, type TestApi } from './testApi';
import { registerTroubleshooting, type Troubleshooting } from './troubleshooting/register';
import { registerViews } from './views/register';
import { registerWatch } from './watch/activation/register';

/** Joins the folders. No I/O, and nothing heavy: client, servers, panels and troubleshooting load when first used. */
export function activate(context: vscode.ExtensionContext): TestApi | undefined {
  const began = performance.now();
  const platform = openPlatform(context);
  const connections = registerConnections(platform);
  const operations = openOperationDesk(platform, connections.manager);
  const prepareDemo = registerDemo(platform, connections);
  const views = registerViews(platform, connections);
  const documents = registerDocuments(platform, connections);
  const troubleshooting: Troubleshooting = registerTroubleshooting(platform, connections, operations, {
    reports: documents.reports,
    advisor: views.advisor,
    openReport: (ref, title) => panels.open('report', ref, title),
    showText: (name, text) => documents.texts.show(name, text),
    openAuditLog: (ref, signal) => documents.logs.openAuditLog(ref, signal),
    openServerLog: (ref, text) => documents.logs.openServerLog(ref, text === undefined ? undefined : { text }),
    forSupport: async (kind, ref) => {
      await vscode.commands.executeCommand(`deliveryDoctor.${kind}`, ref);
    },
    onProblems: (ref, problems) => {
      documents.source.setProblems(ref, problems);
      views.findings.set(ref, problems);
    },
    recordAround: (connectionId, moment) => records.recordAround(connectionId, moment),
    whatChanged: (connectionId, moment) => records.whatChanged(connectionId, moment),
    expectChange: (connectionId) => {
      views.deliveries.expectChange(connectionId);
    },
  });
  const { watches, watchStatus, records } = registerWatch(platform, connections, views.marks, {
    showText: (name, text) => documents.texts.show(name, text),
    why: (ref) => troubleshooting.diagnosis.explain(ref),
    checkHealth: (connectionId) => troubleshooting.health.run(connectionId),
    explain: (evidences) => troubleshooting.explain(evidences),
  });
  const assistants = registerAssistants(platform, connections, operations, {
    judge: troubleshooting.judge,
    expectChange: (connectionId) => {
      views.deliveries.expectChange(connectionId);
    },
  });
  documents.reports.showProposals(assistants.proposals);
  platform.own(
    assistants.proposals.onDidChange(() => {
      views.proposals.set(assistants.proposals.byDelivery());
    }),
  );
  const panels: PanelsFeature = registerPanels(platform, connections, operations, {
    reports: troubleshooting.reports,
    proposals: assistants.proposals,
    servers: views.servers,
    timeline: records,
  });
  const commands = registerCommands(platform, connections, {
    ...troubleshooting,
    operations,
    watches,
    proposals: assistants.proposals,
    panels,
    documents,
    logs: documents.logs,
    view: views.deliveries,
    serversView: views.servers,
    choices: views.choices,
    pins: views.pins,
    prepareDemo,
  });
  void tellWhatIsNew(platform);
  const activationMs = performance.now() - began;
  platform.log.debug(`activated in ${activationMs.toFixed(1)} ms`);
  if (context.extensionMode !== vscode.ExtensionMode.Test) {
    return undefined;
  }
  return testApi(context, platform, connections, views, {
    ...commands,
    watches,
    watchStatus,
    records,
    assistants,
    activationMs,
  });
}
