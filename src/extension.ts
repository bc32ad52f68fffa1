import * as vscode from 'vscode';
import type { CampaignModule } from './campaign/open';
import type { CommandContext, Ui } from './commands/context';
import { linkHandler } from './commands/deliveries/deepLink';
import { DEMO_ID, prepareDemo } from './commands/demo/demoConnection';
import { DemoProcess } from './commands/demo/demoProcess';
import { describeAnyError } from './commands/describeAnyError';
import { askSecret } from './connections/askSecret';
import { ConnectionManager } from './connections/manager';
import { OutageNotice } from './connections/outageNotice';
import { ConnectionStore } from './connections/store';
import { registerLogs } from './documents/logs/register';
import { Reports } from './documents/reports';
import { ConfigFiles } from './documents/configFiles';
import { SourceDocuments } from './documents/source/sourceDocuments';
import { TextDocuments } from './documents/textDocuments';
import { Transcripts } from './documents/transcripts';
import { registerPanels } from './panels/register';
import { ActivityLog } from './platform/activityLog';
import { systemClock as clock } from './platform/clock';
import { CommandRunner, type CommandDefinition } from './platform/commandRunner';
import { confirmByDialog } from './platform/confirm';
import { quickPrompter } from './platform/quickPrompter';
import { SecretDoor } from './platform/secrets';
import { SettingsDoor } from './platform/settings/settingsDoor';
import { speakTheLanguageOfTheWindow } from './platform/language';
import { StateStore } from './platform/stateStore';
import type { TroubleshootingModule } from './troubleshooting/contract';
import { ServersView } from './views/servers/serversView';
import { ViewChoices } from './platform/viewChoices';
import { ConnectionStatus } from './views/connectionStatus';
import { DELIVERIES_VIEW, DeliveriesView } from './views/deliveries/deliveriesView';
import { StateDecorations } from './views/deliveries/stateDecorations';
import { AsideStore } from './views/advisor/asideStore';
import { AdvisorFeature } from './wiring/advisor';
import { DiagnosisFeature, type DiagnosisOptions } from './wiring/diagnosis';
import { FindingsInTree } from './wiring/findingsInTree';
import { deliveryFeatures } from './wiring/features';
import { RemedyRunner } from './wiring/remedyRunner';
import { SupportFeature } from './wiring/support';
import { ServerDoor } from './wiring/serverDoor';
import type { TestDoor } from './wiring/testDoor';

/** Wires the rooms together. No I/O, and nothing heavy: client, servers, panels and troubleshooting load when first used. */
export function activate(context: vscode.ExtensionContext): TestDoor | undefined {
  const began = performance.now();
  speakTheLanguageOfTheWindow();
  const own = <T extends { dispose(): unknown }>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };

  const log = own(vscode.window.createOutputChannel('Delivery Doctor', { log: true }));
  const settings = own(new SettingsDoor());
  const activity = own(new ActivityLog(log));
  const state = new StateStore(context.globalState);
  const secrets = new SecretDoor(context.secrets, log);
  const store = own(new ConnectionStore(state, log));
  const ui: { -readonly [Part in keyof Ui]: Ui[Part] } = { prompter: quickPrompter, confirm: confirmByDialog };
  const now = (): number => clock.now();
  const servers = own(new ServerDoor({ extensionUri: context.extensionUri, settings: () => settings.current, ui }));
  const loadCampaign = (): Promise<CampaignModule> => import('./campaign');

  const manager = own(
    new ConnectionManager({
      store,
      secrets,
      loadCampaign,
      openServer: servers.open,
      openSettings: () => ({ timeoutMs: settings.current.requestTimeoutMs, parallel: settings.current.parallelCalls }),
      askSecret: (descriptor, reason) => askSecret(ui.prompter, descriptor, reason),
      now,
      log,
    }),
  );
  own(new OutageNotice(manager));
  const status = own(new ConnectionStatus(manager, store));
  own(new StateDecorations());

  const demo = own(
    new DemoProcess({
      script: vscode.Uri.joinPath(context.extensionUri, 'dist', 'demo.js').fsPath,
      home: vscode.Uri.joinPath(context.globalStorageUri, 'demo').fsPath,
      handleFile: process.env.DELIVERY_DOCTOR_DEMO_HANDLE,
      onEnd: () => void manager.disconnect(DEMO_ID),
      log,
    }),
  );
  const readyDemo = (signal: AbortSignal): Promise<void> =>
    prepareDemo(
      { ensure: (stop) => demo.ensure(stop), store, secrets, name: () => vscode.l10n.t('Demo instance') },
      signal,
    );
  manager.prepare(DEMO_ID, readyDemo);

  const findings = own(new FindingsInTree());
  const choices = own(new ViewChoices(state, DELIVERIES_VIEW));
  const view = own(
    new DeliveriesView({
      manager,
      store,
      state,
      clock,
      log,
      settings: () => settings.current,
      pageSize: () => settings.current.pageSize,
      choices,
      extras: findings,
    }),
  );
  const serversView = own(
    new ServersView({
      manager,
      store,
      state,
      now,
      log,
      pollMs: () => settings.current.pollMs,
      hasLogEditor: declaredCommands(context).includes('deliveryDoctor.openServerLog'),
      load: () => import('./views/servers/live'),
    }),
  );
  const logs = own(
    registerLogs({
      access: manager,
      activity,
      settings: () => settings.current,
      onDidChangeSettings: settings.onDidChange,
      prompter: () => ui.prompter,
      describeError: describeAnyError,
      now,
      log,
    }),
  );
  const reports = own(new Reports());
  const source = own(new SourceDocuments(manager, log));
  const texts = own(new TextDocuments());
  const transcripts = own(new Transcripts(now));
  const configs = own(new ConfigFiles(manager, log));
  const panels = own(
    registerPanels({
      access: manager,
      extensionUri: context.extensionUri,
      state,
      log,
      activity,
      now,
      describeError: describeAnyError,
      masking: () => settings.current.maskAddresses,
    }),
  );
  const loadTroubleshooting = (): Promise<TroubleshootingModule> => import('./troubleshooting');
  const remedies = new RemedyRunner({
    manager,
    loadTroubleshooting,
    openAuditLog: (ref) => features.openAuditLog(ref),
    openServerLog: (ref, text) => features.openServerLog(ref, text === undefined ? undefined : { text }),
    expectChange: (connectionId) => {
      view.expectChange(connectionId);
    },
    ui,
    activity,
    clock,
  });
  const onProblems: DiagnosisOptions['onProblems'] = (ref, problems) => {
    source.setProblems(ref, problems);
    findings.set(ref, problems);
  };
  const diagnosis = new DiagnosisFeature({
    manager,
    reports,
    loadTroubleshooting,
    runner: remedies,
    settings: () => settings.current,
    clock,
    onProblems,
  });
  const asides = new AsideStore(state);
  const advisor = own(
    new AdvisorFeature({
      manager,
      store,
      asides,
      reports,
      loadTroubleshooting,
      runner: remedies,
      settings: () => settings.current,
      clock,
    }),
  );
  const support = own(
    new SupportFeature({
      manager,
      secrets,
      texts,
      settings: () => settings.current,
      clock,
      extensionId: context.extension.id,
      loadTroubleshooting,
    }),
  );
  const features = deliveryFeatures({
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
  });

  const commandContext: CommandContext = {
    manager,
    store,
    secrets,
    loadCampaign,
    ui,
    activity,
    log,
    clock,
    settings: () => settings.current,
    features,
    view,
    serversView,
    servers,
    choices,
    prepareDemo: readyDemo,
  };
  const runner = own(new CommandRunner(log, describeAnyError));
  const loadCommands = async (): Promise<readonly CommandDefinition[]> =>
    (await import('./commands')).COMMANDS.map((command) => command(commandContext));
  runner.register(declaredCommands(context), loadCommands);
  const onLinkError = (error: unknown): void => {
    runner.fail('link', error);
  };
  const links = linkHandler(commandContext, onLinkError);
  own(vscode.window.registerUriHandler(links));
  const activationMs = performance.now() - began;
  log.debug(`activated in ${activationMs.toFixed(1)} ms`);
  if (context.extensionMode !== vscode.ExtensionMode.Test) {
    return undefined;
  }
  return {
    ui,
    activationMs,
    activity,
    manager,
    store,
    secrets,
    view,
    serversView,
    status,
    choices,
    links,
    advisor: advisor.view,
    loadCommands,
    state: context.globalState,
  };
}

/** The commands of package.json: the one list of them, so that what loads at activation need not know them. */
function declaredCommands({ extension }: vscode.ExtensionContext): readonly string[] {
  const { contributes } = extension.packageJSON as { contributes: { commands: readonly { command: string }[] } };
  return contributes.commands.map(({ command }) => command);
}
