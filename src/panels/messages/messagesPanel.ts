import { l10n } from 'vscode';
import { parseDeliveryRef } from '../../shared/protocol/common';
import { parseMessageFilter } from '../../shared/protocol/messages';
import { messagesStrings } from '../../shared/strings/messages';
import { definePanel } from '../frame/panelDefinition';
import { MessagesContent } from './messagesContent';

export const messagesPanel = definePanel({
  kind: 'messages',
  title: () => l10n.t('Messages'),
  strings: messagesStrings,
  parseRef: parseDeliveryRef,
  content: (frame) => new MessagesContent(frame),
  /** A filter: what others ask the grid for is about messages, whatever tab somebody left it in. */
  show: (wanted) => {
    const filter = parseMessageFilter(wanted);
    return filter === undefined
      ? []
      : [
          { type: 'logTab', tab: 'messages' },
          { type: 'logFilter', filter },
        ];
  },
});
