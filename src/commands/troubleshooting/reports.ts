import { env, l10n } from 'vscode';
import { NextStep } from '../../platform/nextStep';
import type { CommandContext } from '../context';
import { defineCommand } from '../defineCommand';
import { editorTitle, IN_REPORT, IN_REPORT_PANEL } from '../menuPlaces';

const IN_EITHER = `${IN_REPORT} || ${IN_REPORT_PANEL}`;

/** Shows the text of the report in front, with its outline. */
export const showReportAsText = defineCommand({
  id: 'deliveryDoctor.showReportAsText',
  title: l10n.t('Show Report as Text'),
  icon: 'list-flat',
  palette: IN_REPORT_PANEL,
  menus: [editorTitle('navigation@4', IN_REPORT_PANEL)],
  run: ({ panels }) => {
    panels.act('showText');
  },
});

/** Shows the panel of the report whose text is in front. */
export const showReport = defineCommand({
  id: 'deliveryDoctor.showReport',
  title: l10n.t('Show Report with Buttons'),
  icon: 'preview',
  palette: IN_REPORT,
  menus: [editorTitle('navigation@4', IN_REPORT)],
  run: async ({ documents, panels }) => {
    const shown = documents.inFront();
    if (shown?.kind === 'report') {
      await panels.open('report', shown.ref);
    }
  },
});

/** Puts the report in front on the clipboard, as it is rendered elsewhere. */
export const copyReportAsMarkdown = defineCommand({
  id: 'deliveryDoctor.copyReportAsMarkdown',
  title: l10n.t('Copy Report as Markdown'),
  palette: IN_EITHER,
  menus: [editorTitle('5_copy@1', IN_EITHER)],
  run: (context) => copy(context, 'markdown'),
});

/** The same without addresses of people and secrets, as text. */
export const copyReportForTicket = defineCommand({
  id: 'deliveryDoctor.copyReportForTicket',
  title: l10n.t('Copy Report for a Ticket'),
  palette: IN_EITHER,
  menus: [editorTitle('5_copy@2', IN_EITHER)],
  run: (context) => copy(context, 'ticket'),
});

async function copy({ diagnosis, documents, panels }: CommandContext, as: 'markdown' | 'ticket'): Promise<void> {
  const shown = documents.inFront();
  if (shown?.kind !== 'report') {
    panels.act(as === 'markdown' ? 'copyMarkdown' : 'copyTicket');
    return;
  }
  const text = await diagnosis.copyText(shown.ref, as);
  if (text === undefined) {
    throw new NextStep({ what: l10n.t('This report is gone'), next: l10n.t('Ask again.') });
  }
  await env.clipboard.writeText(text);
}
