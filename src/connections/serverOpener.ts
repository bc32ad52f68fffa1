import { l10n, Uri, window, workspace } from 'vscode';
import { Disposable } from '../platform/disposable';
import type { Ui } from '../platform/platform';
import type { Settings } from '../platform/settings/definitions';
import type { Askpass, SshQuestion } from '../servers/askpass/askpass';
import type { ServerDescriptor } from '../servers/descriptor';
import type { ManagedServer } from '../servers/managedServer';

export interface ServerOpenerOptions {
  readonly extensionUri: Uri;
  readonly settings: () => Settings;
  readonly ui: Ui;
}

/** Opens servers: loads their bundle at the first use, and lets ssh ask for passwords in an input of VS Code. */
export class ServerOpener extends Disposable {
  private askpass: Askpass | undefined;
  /** Servers whose question was dismissed: it comes back when something is asked for by hand. */
  private readonly declined = new Set<string>();

  constructor(private readonly options: ServerOpenerOptions) {
    super();
  }

  readonly open = async (descriptor: ServerDescriptor): Promise<ManagedServer | undefined> => {
    const servers = await import('../servers');
    const main = Uri.joinPath(this.options.extensionUri, 'dist', 'askpass.js').fsPath;
    this.askpass ??= this._register(new servers.AskpassServer(main, (question) => this.ask(question)));
    return servers.openServer(descriptor, {
      askpass: this.askpass,
      templates: workspace.isTrusted ? this.options.settings().commandTemplates : 'untrusted',
    });
  };

  /** Something was asked for by hand: dismissed questions may come back. */
  askAgain(): void {
    this.declined.clear();
  }

  private async ask({ server, prompt, kind, signal }: SshQuestion): Promise<string | undefined> {
    if (kind === 'none') {
      void window.showInformationMessage(`${server}: ${prompt}`);
      return new Promise((resolve) => {
        signal.addEventListener('abort', () => {
          resolve(undefined);
        });
      });
    }
    if (this.declined.has(server)) {
      return undefined;
    }
    const answer = await this.options.ui.prompter.input({ title: l10n.t('ssh to {0}', server), prompt, secret: true });
    if (typeof answer === 'string') {
      return answer;
    }
    this.declined.add(server);
    return undefined;
  }
}
