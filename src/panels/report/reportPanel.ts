import { l10n } from 'vscode';
import { parseReportRef } from '../../shared/protocol/report';
import { reportStrings } from '../../shared/strings/report';
import { definePanel } from '../frame/panelDefinition';
import { ReportContent } from './reportContent';

export const reportPanel = definePanel({
  kind: 'report',
  title: () => l10n.t('Report'),
  strings: reportStrings,
  parseRef: parseReportRef,
  content: (frame) => new ReportContent(frame),
  /** The title of a finding to open. */
  show: (wanted) => (typeof wanted === 'string' ? [{ type: 'showFinding', title: wanted }] : []),
});
