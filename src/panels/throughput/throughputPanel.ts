import { l10n } from 'vscode';
import { parseDeliveryRef } from '../../shared/protocol/common';
import { throughputStrings } from '../../shared/strings/throughput';
import { definePanel } from '../frame/panelDefinition';
import { ThroughputContent } from './throughputContent';

export const throughputPanel = definePanel({
  kind: 'throughput',
  title: () => l10n.t('Throughput'),
  strings: throughputStrings,
  parseRef: parseDeliveryRef,
  content: (frame) => new ThroughputContent(frame),
});
