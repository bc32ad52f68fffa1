import { extensions, version as vscodeVersion } from 'vscode';
import type { ConnectionManager } from '../connections/manager';
import type { TextDocuments } from '../documents/textDocuments';
import type { Clock } from '../platform/clock';
import { Disposable } from '../platform/disposable';
import type { SecretDoor } from '../platform/secrets';
import type { Settings } from '../platform/settings/settings';
import type { TroubleshootingModule } from '../troubleshooting/contract';
import type { SupportDesk, SupportTarget } from '../troubleshooting/support/contract';

export interface SupportFeatureOptions {
  readonly manager: ConnectionManager;
  readonly secrets: SecretDoor;
  readonly texts: TextDocuments;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly extensionId: string;
  readonly loadTroubleshooting: () => Promise<TroubleshootingModule>;
}

/** Joins support reports, which are gathered in troubleshooting, to the documents that show them. */
export class SupportFeature extends Disposable {
  private desk: Promise<SupportDesk> | undefined;

  constructor(private readonly options: SupportFeatureOptions) {
    super();
  }

  /** Gathers and shows a report, or saves the one that is shown. */
  async report(request: SupportTarget | { readonly preview: string }): Promise<boolean> {
    this.desk ??= this.open();
    const desk = await this.desk;
    if ('preview' in request) {
      return desk.save(request.preview);
    }
    await desk.offer(request);
    return true;
  }

  private async open(): Promise<SupportDesk> {
    const { manager, secrets, texts, settings, clock, extensionId, loadTroubleshooting } = this.options;
    const troubleshooting = await loadTroubleshooting();
    return this._register(
      troubleshooting.openSupportDesk({
        access: manager,
        settings,
        now: () => clock.now(),
        secretsOf: async (id) => [(await secrets.get(id)) ?? ''],
        versions: () => [
          ['Delivery Doctor', versionOf(extensionId)],
          ['VS Code', vscodeVersion],
          ['Node.js', process.version],
          [process.platform, process.arch],
        ],
        show: (name, text) => texts.show(name, text),
      }),
    );
  }
}

function versionOf(id: string): string {
  const manifest: unknown = extensions.getExtension(id)?.packageJSON;
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
