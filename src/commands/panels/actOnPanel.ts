import { l10n } from 'vscode';
import { defineCommand } from '../defineCommand';
import { editorTitle } from '../menuPlaces';

/** A panel of ours is in front. */
const IN_PANEL = 'activeWebviewPanelId =~ /^deliveryDoctor\\./';

/** A report is copied, not saved. */
const CAN_SAVE = `${IN_PANEL} && activeWebviewPanelId != 'deliveryDoctor.report'`;

/** Reads anew what the panel in front shows. */
export const refreshPanel = defineCommand({
  id: 'deliveryDoctor.refreshPanel',
  title: l10n.t('Refresh Panel'),
  icon: 'refresh',
  palette: IN_PANEL,
  menus: [editorTitle('navigation@1', IN_PANEL)],
  run: ({ panels }) => {
    panels.act('refresh');
  },
});

/** Opens the menu of the panel in front with what it can save. */
export const savePanel = defineCommand({
  id: 'deliveryDoctor.savePanel',
  title: l10n.t('Save or Export…'),
  icon: 'save-as',
  palette: CAN_SAVE,
  menus: [editorTitle('navigation@2', CAN_SAVE)],
  run: ({ panels }) => {
    panels.act('save');
  },
});
