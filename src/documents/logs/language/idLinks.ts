import { DocumentLink, l10n, Range, Uri, type DocumentLinkProvider } from 'vscode';
import { idsIn, type LogId } from '../../../domain/log/logIds';
import type { LogTarget } from '../contract';
import type { LogDocument } from '../logDocument';

/** Lines with links at most; VS Code asks for the whole document at once. */
const MOST = 2000;

/** Links from ids of deliveries and messages to their views, in logs whose instance is known. */
export function idLinks(find: (uri: Uri) => LogDocument | undefined): DocumentLinkProvider {
  return {
    provideDocumentLinks: (document) => {
      const target = find(document.uri)?.target;
      if (target === undefined || target.kind === 'activity') {
        return [];
      }
      const links: DocumentLink[] = [];
      for (let line = document.lineCount - 1; line >= 0 && links.length < MOST; line -= 1) {
        const ids = idsIn(document.lineAt(line).text);
        const named = ids.find(({ kind }) => kind === 'delivery')?.id;
        for (const id of ids) {
          links.push(linkOf(line, id, target, 'deliveryId' in target ? target.deliveryId : named));
        }
      }
      return links;
    },
  };
}

/** `deliveryId`: whose messages the line is about, where the log or the line tells. */
function linkOf(
  line: number,
  { kind, id, start, end }: LogId,
  { connectionId }: Exclude<LogTarget, { kind: 'activity' }>,
  deliveryId?: string,
): DocumentLink {
  const argument =
    kind === 'delivery'
      ? { connectionId, deliveryId: id }
      : { connectionId, messageId: id, ...(deliveryId === undefined ? {} : { deliveryId }) };
  const uri = Uri.parse(`command:deliveryDoctor.log.openId?${encodeURIComponent(JSON.stringify([argument]))}`);
  const link = new DocumentLink(new Range(line, start, line, end), uri);
  link.tooltip = kind === 'delivery' ? l10n.t('Open the delivery') : l10n.t('Open messages');
  return link;
}
