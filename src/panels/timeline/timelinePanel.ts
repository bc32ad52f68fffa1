import { l10n } from 'vscode';
import { parseDeliveryRef, parseInstanceRef } from '../../shared/protocol/common';
import { timelineStrings } from '../../shared/strings/timeline';
import { definePanel } from '../frame/panelDefinition';
import { TimelineContent } from './timelineContent';

export const timelinePanel = definePanel({
  kind: 'timeline',
  title: () => l10n.t('Timeline'),
  strings: timelineStrings,
  /** A delivery, or all of an instance. */
  parseRef: (value) => parseDeliveryRef(value) ?? parseInstanceRef(value),
  content: (frame) => new TimelineContent(frame),
});
