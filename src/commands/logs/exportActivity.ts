import { l10n, Uri, window, workspace } from 'vscode';
import { connectionIdOf } from '../../connections/target';
import { Cancelled } from '../../platform/abort';
import { NextStep } from '../../platform/nextStep';
import { defineCommand } from '../defineCommand';
import { HAS_INSTANCE, viewTitle } from '../menuPlaces';
import { activityCsv, activityJson } from './activityText';

/** Saves the record of every change as CSV or JSON, as the file's name says; addresses of people are masked. */
export const exportActivity = defineCommand({
  id: 'deliveryDoctor.exportActivity',
  title: l10n.t('Export Activity…'),
  palette: HAS_INSTANCE,
  menus: [viewTitle('deliveries', '2_logs@3')],
  run: async ({ operations }, { clicked, title }) => {
    const changes = await operations.history.changes(connectionIdOf(clicked));
    if (changes.length === 0) {
      throw new NextStep({
        what: l10n.t('Nothing was changed yet'),
        next: l10n.t('Changes are listed once they were made from here.'),
      });
    }
    const file = await window.showSaveDialog({
      title,
      defaultUri: Uri.file('activity.csv'),
      filters: { CSV: ['csv'], JSON: ['json'] },
    });
    if (file === undefined) {
      throw new Cancelled();
    }
    const records = changes.map(({ record }) => record).reverse();
    const text = file.path.toLowerCase().endsWith('.json') ? activityJson(records) : activityCsv(records);
    await workspace.fs.writeFile(file, new TextEncoder().encode(text));
    window.setStatusBarMessage(l10n.t('Exported: {0}', file.fsPath), 5000);
  },
});
