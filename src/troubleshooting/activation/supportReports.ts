import { extensions, version as vscodeVersion } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import type { Clock } from '../../platform/clock';
import { Disposable } from '../../platform/disposable';
import type { Secrets } from '../../platform/secrets';
import type { Settings } from '../../platform/settings/definitions';
import type { TroubleshootingModule } from '../contract';
import type { Viewers } from './viewers';
import type { SupportDesk, SupportTarget } from '../support/contract';

export interface SupportReportsOptions {
  readonly manager: ConnectionManager;
  readonly secrets: Secrets;
  readonly viewers: Pick<Viewers, 'showText'>;
  readonly settings: { readonly current: Settings };
  readonly clock: Clock;
  readonly extensionId: string;
  readonly load: () => Promise<TroubleshootingModule>;
}

/** Joins support reports, which are gathered in troubleshooting, to the documents that show them. */
export class SupportReports extends Disposable {
  private desk: Promise<SupportDesk> | undefined;

  constructor(private readonly options: SupportReportsOptions) {
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
    const { manager, secrets, viewers, settings, clock, extensionId, load } = this.options;
    const troubleshooting = await load();
    return this._register(
      troubleshooting.openSupportDesk({
        access: manager,
        settings: () => settings.current,
        now: () => clock.now(),
        secretsOf: async (id) => [(await secrets.get(id)) ?? ''],
        versions: () => [
          ['Delivery Doctor', versionOf(extensionId)],
          ['VS Code', vscodeVersion],
          ['Node.js', process.version],
          [process.platform, process.arch],
        ],
        show: viewers.showText,
      }),
    );
  }
}

function versionOf(id: string): string {
  const manifest: unknown = extensions.getExtension(id)?.packageJSON;
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : '';
}
