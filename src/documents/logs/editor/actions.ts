import { l10n, type TextDocument, type TextEditor, Uri, window, workspace } from 'vscode';
import { parseFilter } from '../../../domain/log/logFilter';
import { Cancelled } from '../../../platform/abort';
import { LOG_TIMES, type LogTimes } from '../../../platform/settings/definitions';
import type { LogAction } from '../../../platform/logActions';
import type { LogsDeps } from '../contract';
import { compareWith } from './compare';
import { copyWithContext } from './copyText';
import type { AutoScroll } from './autoScroll';
import { goToError } from './goTo';
import type { LogDocument } from '../logDocument';
import { keepEntry, keepLine } from './keepPlace';
import { loadEarlier } from './loadEarlier';

interface ActionContext {
  readonly editor: TextEditor;
  /** Undefined in a file of the language that is no log of ours. */
  readonly log: LogDocument | undefined;
  readonly signal: AbortSignal;
  readonly scroll: AutoScroll;
  readonly deps: LogsDeps;
  /** Shows the document another way. */
  readonly changed: (document: LogDocument) => void;
}

/** What can be done in any file of the language, and what only in a log that is followed. */
export async function act(action: LogAction, context: ActionContext): Promise<void> {
  const { editor, log } = context;
  switch (action) {
    case 'nextError':
      goToError(editor, 1, context.scroll);
      return;
    case 'previousError':
      goToError(editor, -1, context.scroll);
      return;
    case 'copyWithContext':
      await copyWithContext(editor);
      return;
    case 'compare':
      await compareWith(editor, context.deps.prompter());
      return;
    case 'saveAs':
      await saveShown(editor.document);
      return;
    default:
      if (log !== undefined) {
        await actOnLog(action, log, context);
      }
  }
}

type OnLog = Exclude<LogAction, 'nextError' | 'previousError' | 'copyWithContext' | 'compare' | 'saveAs'>;

async function actOnLog(action: OnLog, document: LogDocument, context: ActionContext): Promise<void> {
  const { log } = document;
  switch (action) {
    case 'follow':
      log.resume();
      return;
    case 'pause':
      log.pause();
      return;
    case 'reload':
      await document.reload(context.signal);
      return;
    case 'loadEarlier':
      await loadEarlier(context.editor, document, context.signal);
      return;
    case 'revealAddresses':
      await keepLine({ ...context, log: document }, () => {
        document.reveal();
        context.changed(document);
      });
      return;
    case 'filter':
      await askFilter(document, context);
      return;
    case 'times':
      await showTimes(document, context);
  }
}

async function askFilter(document: LogDocument, { deps, changed, editor, scroll }: ActionContext): Promise<void> {
  const title = l10n.t('Filter the log');
  const typed = await deps.prompter().input({
    title,
    prompt: l10n.t(
      'Text to show, !text to leave out, several between commas, /regular expressions/ too; empty shows everything',
    ),
    placeholder: 'timeout, /5\\d\\d /, !heartbeat',
    value: document.filter?.text ?? '',
    check: (value) => {
      const parsed = parseFilter(value);
      return parsed.ok ? undefined : { severity: 'error', text: l10n.t('{0} is no regular expression', parsed.term) };
    },
  });
  if (typeof typed !== 'string') {
    throw new Cancelled();
  }
  const parsed = parseFilter(typed);
  if (!parsed.ok) {
    return;
  }
  await keepEntry({ editor, scroll, log: document }, () => {
    document.showOnly(parsed.filter);
    changed(document);
  });
}

async function showTimes(document: LogDocument, context: ActionContext): Promise<void> {
  const times = await askTimes(document.times, context.deps);
  await keepLine({ ...context, log: document }, () => {
    document.showTimes(times);
    context.changed(document);
  });
}

async function askTimes(selected: LogTimes, { prompter }: LogsDeps): Promise<LogTimes> {
  const picked = await prompter().pick({
    title: l10n.t('Show the times of the log'),
    selected,
    choices: LOG_TIMES.map((value) => ({ label: timesText(value), value })),
  });
  if (typeof picked !== 'string') {
    throw new Cancelled();
  }
  return picked;
}

export function timesText(times: LogTimes): string {
  switch (times) {
    case 'instance':
      return l10n.t('In the instance’s time');
    case 'local':
      return l10n.t('In local time');
    case 'utc':
      return l10n.t('In UTC');
  }
}

/** Saves what a log shows, with its heading. */
async function saveShown(document: TextDocument): Promise<void> {
  const name = (document.uri.path.split('/').at(-1) ?? 'log')
    .replace(/\.log$/, '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-');
  const file = await window.showSaveDialog({
    title: l10n.t('Save the log as'),
    defaultUri: Uri.file(`${name}.campaign-log`),
    filters: { [l10n.t('Campaign log')]: ['campaign-log', 'log', 'txt'] },
  });
  if (file === undefined) {
    throw new Cancelled();
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
  window.setStatusBarMessage(l10n.t('Saved: {0}', file.fsPath), 5000);
}
