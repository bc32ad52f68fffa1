import { l10n } from 'vscode';
import { parseAllInstancesRef } from '../../shared/protocol/common';
import { overviewStrings } from '../../shared/strings/overview';
import { definePanel } from '../frame/panelDefinition';
import { OverviewContent } from './overviewContent';

export const overviewPanel = definePanel({
  kind: 'overview',
  title: () => l10n.t('Overview of Instances'),
  strings: overviewStrings,
  parseRef: parseAllInstancesRef,
  content: (frame) => new OverviewContent(frame),
});
