import { homedir } from 'node:os';
import { l10n, Uri, window, workspace } from 'vscode';
import type { DeliveryRef } from '../../connections/access';
import type { ConnectionManager } from '../../connections/manager';
import { NextStep } from '../../platform/nextStep';
import { withProgress } from '../../platform/progress';
import type { Clock } from '../../platform/clock';
import type { TroubleshootingModule } from '../contract';
import type { Viewers } from './viewers';

export interface IncidentsOptions {
  readonly manager: ConnectionManager;
  readonly clock: Clock;
  readonly viewers: Pick<Viewers, 'showText' | 'whatChanged' | 'recordAround'>;
  readonly load: () => Promise<TroubleshootingModule>;
}

/** Files of incidents: one delivery's trouble, for somebody who cannot reach the instance. */
export class Incidents {
  constructor(private readonly options: IncidentsOptions) {}

  /** Gathers, then asks where to. */
  async save(ref: DeliveryRef): Promise<void> {
    const { manager, clock, viewers, load } = this.options;
    const module = await load();
    const text = await withProgress(l10n.t('Gathering the incident'), (signal) =>
      module.gatherIncident(
        manager,
        ref,
        () => clock.now(),
        signal,
        async (moment) => ({
          changed: await viewers.whatChanged(ref.connectionId, moment),
          record: await viewers.recordAround(ref.connectionId, moment),
        }),
      ),
    );
    const day = new Date(clock.now()).toISOString().slice(0, 10);
    const file = await window.showSaveDialog({
      title: l10n.t('Save the incident'),
      defaultUri: Uri.file(`${homedir()}/incident-${day}.json`),
      filters: { [l10n.t('Incident')]: ['json'] },
    });
    if (file !== undefined) {
      await workspace.fs.writeFile(file, Buffer.from(text, 'utf8'));
    }
  }

  /** Shows an incident that somebody saved; nothing is asked of any instance. */
  async open(): Promise<void> {
    const [file] = (await window.showOpenDialog({ filters: { [l10n.t('Incident')]: ['json'] } })) ?? [];
    if (file !== undefined) {
      await this.show(Buffer.from(await workspace.fs.readFile(file)).toString('utf8'));
    }
  }

  /** The same for the text of a file. Throws a NextStep for anything else. */
  async show(text: string): Promise<void> {
    const report = (await this.options.load()).renderIncident(text);
    if (report === undefined) {
      throw new NextStep({
        what: l10n.t('This file is no incident of Delivery Doctor'),
        next: l10n.t('Choose a file that was made with “Save Incident…”.'),
      });
    }
    await this.options.viewers.showText(`${l10n.t('Incident')}.md`, report);
  }
}
