import { commands, l10n, Uri, window } from 'vscode';
import type { Log } from './log';
import type { Platform } from './platform';

const SEEN_KEY = 'seenVersion';

/**
 * After an update says once that there is something new, with the way to it; silent after the first installation and
 * after a mere correction (1.2.3 to 1.2.4).
 */
export async function tellWhatIsNew({
  extension,
  state,
  log,
}: Pick<Platform, 'extension' | 'state' | 'log'>): Promise<void> {
  const before = state.read(SEEN_KEY, (value) => (typeof value === 'string' ? value : undefined));
  if (before === extension.version) {
    return;
  }
  await state.write(SEEN_KEY, extension.version);
  if (before === undefined || !isNews(before, extension.version)) {
    return;
  }
  const show = l10n.t('What’s New');
  const chosen = await window.showInformationMessage(
    l10n.t('Delivery Doctor was updated to {0}.', extension.version),
    show,
  );
  if (chosen === show) {
    await showChanges(extension.uri, log);
  }
}

/** Whether the version differs in more than its last number. */
export function isNews(before: string, now: string): boolean {
  const feature = (version: string): string => version.split('.').slice(0, 2).join('.');
  return feature(before) !== feature(now);
}

async function showChanges(root: Uri, log: Log): Promise<void> {
  try {
    await commands.executeCommand('markdown.showPreview', Uri.joinPath(root, 'CHANGELOG.md'));
  } catch (error) {
    log.warn(`What is new cannot be shown: ${String(error)}`);
  }
}
