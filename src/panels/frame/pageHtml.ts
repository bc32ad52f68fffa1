import { randomBytes } from 'node:crypto';
import type { Webview } from 'vscode';
import { Uri } from 'vscode';
import type { PanelKind } from '../contract';

export interface PageParts {
  /** BCP 47. */
  readonly language: string;
  /** What a screen reader calls the document. */
  readonly title: string;
  /** Address of the script, and of the style sheet. */
  readonly script: string;
  readonly style: string;
  /** What the webview calls its own resources (`webview.cspSource`). */
  readonly cspSource: string;
  /** Random, for this page alone. */
  readonly nonce: string;
}

/**
 * The hash of an empty style element, the only one that may be made in the page: the toolkit makes one to find
 * out whether the browser knows `:focus-visible`, and would lose its focus outlines without.
 */
const EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='";

/**
 * The page of a panel: an empty body, one style sheet, one script. Nothing else may load or run; everything
 * that is shown comes later, by message, and is set as text.
 */
export function pageHtml({ language, title, script, style, cspSource, nonce }: PageParts): string {
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource} ${EMPTY_STYLE}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${attribute(language)}">
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${attribute(title)}</title>
<link rel="stylesheet" href="${attribute(style)}">
</head>
<body>
<script nonce="${attribute(nonce)}" src="${attribute(script)}"></script>
</body>
</html>`;
}

function attribute(value: string): string {
  return value.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');
}

/** The one folder that a panel may load from. */
export function panelResources(extensionUri: Uri): Uri {
  return Uri.joinPath(extensionUri, 'dist', 'webview');
}

/** The page of a kind of panel, with addresses that the webview may load. */
export function panelHtml(
  webview: Webview,
  extensionUri: Uri,
  { kind, title }: { readonly kind: PanelKind; readonly title: string },
  language: string,
): string {
  const address = (file: string): string =>
    webview.asWebviewUri(Uri.joinPath(panelResources(extensionUri), file)).toString();
  return pageHtml({
    language,
    title,
    script: address(`${kind}.js`),
    style: address(`${kind}.css`),
    cspSource: webview.cspSource,
    nonce: randomBytes(18).toString('base64'),
  });
}
