import { randomBytes } from 'node:crypto';
import type { Webview } from 'vscode';
import { Uri } from 'vscode';
import type { PanelKind } from '../contract';
import { pageHtml } from './pageHtml';

/** The one folder that a panel may load from. */
export function panelResources(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The page of a kind of panel, with addresses that the webview may load. */
export function panelHtml(webview: Webview, extensionUri: Uri, kind: PanelKind, language: string): string {
  const address = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(panelResources(extensionUri), file)).toString();
  return pageHtml({
    language,
    script: address(`${kind}.js`),
    style: address(`${kind}.css`),
    cspSource: webview.cspSource,
    nonce: randomBytes(18).toString('base64'),
  });
}
