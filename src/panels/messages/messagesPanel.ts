import { l10n } from 'vscode';
import { parseDeliveryRef } from '../../shared/protocol/common';
import { parseMessageFilter } from '../../shared/protocol/messages';
import type { ToHost } from '../../shared/protocol/toHost';
import { messagesStrings } from '../../shared/strings/messages';
import { definePanel } from '../frame/panelDefinition';
import { MessagesContent } from './messagesContent';

export const messagesPanel = definePanel({
  kind: 'messages',
  title: () => l10n.t('Messages'),
  strings: messagesStrings,
  parseRef: parseDeliveryRef,
  content: (frame) => new MessagesContent(frame),
  /**
   * A filter: what others ask the grid for is about messages, whatever tab somebody left it in. With `exportAs`, what it
   * lets through is exported at once.
   */
  show: (wanted) => {
    const filter = parseMessageFilter(wanted);
    if (filter === undefined) {
      return [];
    }
    const filtered: readonly ToHost[] = [
      { type: 'logTab', tab: 'messages' },
      { type: 'logFilter', filter },
    ];
    return wantsCsv(wanted) ? [...filtered, { type: 'exportLog', format: 'csv', columns: [] }] : filtered;
  },
});

function wantsCsv(wanted: unknown): boolean {
  return typeof wanted === 'object' && wanted !== null && 'exportAs' in wanted && wanted.exportAs === 'csv';
}
