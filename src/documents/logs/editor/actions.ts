import { l10n, type TextDocument, Uri, window, workspace } from 'vscode';
import { Cancelled } from '../../../platform/abort';
import type { LogAction } from '../../../platform/logActions';
import type { ActionContext } from './actionContext';
import { compareWith } from './compare';
import { copyWithContext } from './copyText';
import { goToError } from './goTo';
import type { LogDocument } from '../logDocument';
import { askFilter, askLevel, askTimes, onlyThisDelivery, toggleColumns } from './chooseShown';
import { keepLine } from './keepPlace';
import { loadEarlier } from './loadEarlier';

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
      return askFilter({ ...context, log: document });
    case 'levels':
      return askLevel({ ...context, log: document });
    case 'onlyThisDelivery':
      return onlyThisDelivery({ ...context, log: document });
    case 'columns':
      return toggleColumns({ ...context, log: document });
    case 'times':
      return askTimes({ ...context, log: document });
  }
}

/** Saves what a log shows, with its heading. */
async function saveShown(document: TextDocument): Promise<void> {
  const name = (document.uri.path.split('/').at(-1) ?? 'log')
    .replace(/\.log$/, '')
    .replace(/[^\p{L}\p{N}._ -]+/gu, '-');
  const file = await window.showSaveDialog({
    title: l10n.t('Save the Log As'),
    defaultUri: Uri.file(`${name}.campaign-log`),
    filters: { [l10n.t('Campaign log')]: ['campaign-log', 'log', 'txt'] },
  });
  if (file === undefined) {
    throw new Cancelled();
  }
  await workspace.fs.writeFile(file, new TextEncoder().encode(document.getText()));
  window.setStatusBarMessage(l10n.t('Saved: {0}', file.fsPath), 5000);
}
