import { l10n } from 'vscode';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { editorTitle } from '../menuPlaces';

const OWN =
  'resourceScheme == delivery-doctor-log || resourceScheme == delivery-doctor-report || resourceScheme == delivery-doctor-source';

/** Reads again what the log, report or source in front shows. */
export const refreshDocument = defineCommand({
  id: 'deliveryDoctor.refreshDocument',
  title: l10n.t('Refresh This Document'),
  icon: 'refresh',
  palette: OWN,
  menus: [editorTitle('navigation', OWN)],
  run: async (context, { signal }) => refresh(context, signal),
});

async function refresh({ documents, logs, diagnosis }: CommandContext, signal: AbortSignal): Promise<void> {
  const shown = documents.inFront();
  switch (shown?.kind) {
    case 'log':
      return logs.act('reload', signal);
    case 'source':
      shown.refresh();
      return;
    case 'report':
      return diagnosis.examine(shown.ref);
    case undefined:
      return;
  }
}
