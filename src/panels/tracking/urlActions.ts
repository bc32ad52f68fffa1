import { env, l10n, Uri } from 'vscode';

/**
 * Opens a tracked URL in the browser; answers why not where that leads nowhere good: an address with personalisation in
 * it, or of another scheme.
 */
export async function openUrl(source: string | undefined): Promise<string | undefined> {
  if (source === undefined) {
    return undefined;
  }
  if (!/^https?:\/\//i.test(source) || source.includes('<%')) {
    return l10n.t('This address is completed for each recipient and cannot be opened as it is. Copy it instead.');
  }
  await env.openExternal(Uri.parse(source, true));
  return undefined;
}

/** Answers what to tell the person. */
export async function copyUrl(source: string | undefined): Promise<string | undefined> {
  if (source === undefined) {
    return undefined;
  }
  await env.clipboard.writeText(source);
  return l10n.t('Address copied.');
}
