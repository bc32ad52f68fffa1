import { l10n } from 'vscode';
import { parseDeliveryRef, parseInstanceRef } from '../../shared/protocol/common';
import { throughputStrings } from '../../shared/strings/throughput';
import { definePanel } from '../frame/panelDefinition';
import { ThroughputContent } from './throughputContent';

export const throughputPanel = definePanel({
  kind: 'throughput',
  title: () => l10n.t('Throughput'),
  strings: throughputStrings,
  /** A delivery, or all of an instance. */
  parseRef: (value) => parseDeliveryRef(value) ?? parseInstanceRef(value),
  content: (frame) => new ThroughputContent(frame),
});
