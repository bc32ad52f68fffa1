import { window } from 'vscode';
import type { DeliveryRef } from '../connections/access';
import { refOfUri } from './deliveryUri';
import { LOG_SCHEME } from './logs/contract';
import { instanceOfReport, REPORT_SCHEME } from './reports';
import { SOURCE_SCHEME, type SourceDocuments } from './source/sourceDocuments';

/** What the document in the active editor shows, where it is one that can be read again. */
export type DocumentInFront =
  | { readonly kind: 'log' }
  | { readonly kind: 'source'; refresh(): void }
  | { readonly kind: 'delivery'; readonly ref: DeliveryRef }
  | { readonly kind: 'pending' | 'health'; readonly connectionId: string }
  | { readonly kind: 'guide'; readonly connectionId: string; readonly guide: string };

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
  if (uri?.scheme !== REPORT_SCHEME) {
    return undefined;
  }
  const ref = refOfUri(uri);
  if (ref !== undefined) {
    return { kind: 'delivery', ref };
  }
  const report = instanceOfReport(uri);
  if (report === undefined) {
    return undefined;
  }
  const { connectionId, about } = report;
  return typeof about === 'string' ? { kind: about, connectionId } : { kind: 'guide', connectionId, ...about };
}
