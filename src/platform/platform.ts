import * as vscode from 'vscode';
import { ActivityLog } from './activityLog';
import { systemClock, type Clock } from './clock';
import { confirmByDialog, type Confirm } from './confirm';
import type { DisposableLike } from './disposable';
import { useWindowLanguage } from './language';
import type { Prompter } from './prompter';
import { whileAsking } from './asking';
import { quickPrompter } from './quickPrompter';
import { Secrets } from './secrets';
import { SettingsSource } from './settings/settingsSource';
import { StateStore } from './stateStore';

/** How the user is asked. Integration tests put their own answers in. */
export interface Ui {
  readonly prompter: Prompter;
  readonly confirm: Confirm;
}

/** What every folder of the extension works with: VS Code's own things, opened once. */
export interface Platform {
  readonly extension: {
    readonly id: string;
    /** Root folder of the extension. */
    readonly uri: vscode.Uri;
    /** Folder for files of the extension, on this machine. */
    readonly storage: vscode.Uri;
    /** The commands of package.json: activation needs no other list of them, so they load when first called. */
    readonly commands: readonly string[];
    /** The tools of assistants there, for the same reason. */
    readonly tools: readonly string[];
    readonly version: string;
  };
  readonly log: vscode.LogOutputChannel;
  readonly settings: SettingsSource;
  readonly state: StateStore;
  readonly secrets: Secrets;
  readonly activity: ActivityLog;
  readonly clock: Clock;
  readonly ui: Ui;
  /** Aborts when the extension ends. */
  readonly signal: AbortSignal;
  /** Disposes `item` with the extension. */
  readonly own: <T extends DisposableLike>(item: T) => T;
}

/** Opens everything; no I/O. */
export function openPlatform(context: vscode.ExtensionContext): Platform {
  useWindowLanguage();
  const own = <T extends DisposableLike>(item: T): T => {
    context.subscriptions.push(item);
    return item;
  };
  const ending = new AbortController();
  own({
    dispose: () => {
      ending.abort();
    },
  });
  const log = own(vscode.window.createOutputChannel('Delivery Doctor', { log: true }));
  return {
    extension: {
      id: context.extension.id,
      uri: context.extensionUri,
      storage: context.globalStorageUri,
      ...declaredIn(context.extension.packageJSON),
    },
    log,
    settings: own(new SettingsSource()),
    state: new StateStore(context.globalState),
    secrets: new Secrets(context.secrets, log),
    activity: own(new ActivityLog(log)),
    clock: systemClock,
    ui: {
      prompter: {
        pick: (request) => whileAsking(() => quickPrompter.pick(request)),
        input: (request) => whileAsking(() => quickPrompter.input(request)),
        suggest: (request) => whileAsking(() => quickPrompter.suggest(request)),
      },
      confirm: confirmByDialog,
    },
    signal: ending.signal,
    own,
  };
}

function declaredIn(manifest: unknown): Pick<Platform['extension'], 'commands' | 'tools' | 'version'> {
  const { contributes, version } = manifest as {
    contributes: {
      commands: readonly { command: string }[];
      languageModelTools?: readonly { name: string }[];
    };
    version: string;
  };
  return {
    version,
    commands: contributes.commands.map(({ command }) => command),
    tools: (contributes.languageModelTools ?? []).map(({ name }) => name),
  };
}
