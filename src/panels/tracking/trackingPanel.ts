import { l10n } from 'vscode';
import { parseDeliveryRef } from '../../shared/protocol/common';
import { trackingStrings } from '../../shared/strings/tracking';
import { definePanel } from '../frame/panelDefinition';
import { TrackingContent } from './trackingContent';

export const trackingPanel = definePanel({
  kind: 'tracking',
  title: () => l10n.t('Tracking'),
  strings: trackingStrings,
  parseRef: parseDeliveryRef,
  content: (frame) => new TrackingContent(frame),
});
