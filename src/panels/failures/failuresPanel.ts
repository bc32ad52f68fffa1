import { l10n } from 'vscode';
import { parseInstanceRef } from '../../shared/protocol/common';
import { failuresStrings } from '../../shared/strings/failures';
import { definePanel } from '../frame/panelDefinition';
import { FailuresContent } from './failuresContent';

export const failuresPanel = definePanel({
  kind: 'failures',
  title: () => l10n.t('Failures'),
  strings: failuresStrings,
  parseRef: parseInstanceRef,
  content: (frame) => new FailuresContent(frame),
});
