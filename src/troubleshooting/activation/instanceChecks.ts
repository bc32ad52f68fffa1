import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';
import type { ConnectionManager } from '../../connections/manager';
import type { Clock } from '../../platform/clock';
import { withProgress } from '../../platform/progress';
import type { TroubleshootingModule } from '../contract';
import type { Viewers } from './viewers';

export interface InstanceChecksOptions {
  readonly manager: Pick<ConnectionManager, 'mustHave' | 'instance' | 'servers'>;
  readonly viewers: Pick<Viewers, 'showText'>;
  readonly clock: Clock;
  readonly load: () => Promise<TroubleshootingModule>;
}

/** Holds instances against what the product assumes of them; shows the result, and saves it as a file for strangers. */
export class InstanceChecks {
  constructor(private readonly options: InstanceChecksOptions) {}

  async run(connectionId: string): Promise<void> {
    const { manager, viewers, clock, load } = this.options;
    const { name, roles } = manager.mustHave(connectionId);
    const troubleshooting = await load();
    const profile = await withProgress(l10n.t('Checking {0}', name), async (signal, report) =>
      troubleshooting.checkInstance(
        {
          instance: await manager.instance(connectionId, signal),
          servers: await manager.servers(connectionId),
          ...(roles === undefined ? {} : { roles }),
          now: () => clock.now(),
          progress: (feature) => {
            report(troubleshooting.featureName(feature));
          },
        },
        signal,
      ),
    );
    await viewers.showText(l10n.t('Check of {0}', name), troubleshooting.profileText(profile, name));
    // Not awaited: the check is over, however long the notification stays.
    void this.offerFile(troubleshooting.profileFile(profile));
  }

  private async offerFile(text: string): Promise<void> {
    const save = l10n.t('Save the File…');
    const chosen = await window.showInformationMessage(
      l10n.t(
        'What this instance has and lacks can be saved as a file for a bug report: no address, no label, no host.',
      ),
      save,
    );
    const file =
      chosen === save
        ? await window.showSaveDialog({
            title: l10n.t('Save what the check found'),
            defaultUri: Uri.file(`${homedir()}/delivery-doctor-profile.json`),
            filters: { JSON: ['json'] },
          })
        : undefined;
    if (file !== undefined) {
      await workspace.fs.writeFile(file, Buffer.from(text, 'utf8'));
      await window.showTextDocument(file, { preview: true });
    }
  }
}
