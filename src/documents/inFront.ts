import { window } from 'vscode';
import type { ReportRef } from '../shared/reportRef';
import { LOG_SCHEME } from './logs/contract';
import { refOfReport } from './reportUri';
import { SOURCE_SCHEME, type SourceDocuments } from './source/sourceDocuments';

/** What the document in the active editor shows, where it is one that can be read again. */
export type DocumentInFront =
  | { readonly kind: 'log' }
  | { readonly kind: 'source'; refresh(): void }
  | { readonly kind: 'report'; readonly ref: ReportRef };

export function inFront(source: SourceDocuments): DocumentInFront | undefined {
  const uri = window.activeTextEditor?.document.uri;
  if (uri?.scheme === LOG_SCHEME) {
    return { kind: 'log' };
  }
  if (uri?.scheme === SOURCE_SCHEME) {
    return {
      kind: 'source',
      refresh: () => {
        source.refresh(uri);
      },
    };
  }
  const ref = uri && refOfReport(uri);
  return ref && { kind: 'report', ref };
}
