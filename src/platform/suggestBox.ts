import * as vscode from 'vscode';
import { isCancelled } from './abort';
import type { Suggestion, SuggestRequest } from './prompter';

type Line<T> = vscode.QuickPickItem & { readonly does: Suggestion<T>['does'] };

/** A quick pick whose lines follow what is typed: hints, saved searches, or what an instance finds. */
export async function askSuggesting<T>(request: SuggestRequest<T>): Promise<T | undefined> {
  const pick = vscode.window.createQuickPick<Line<T>>();
  pick.title = request.title;
  pick.placeholder = request.placeholder;
  pick.value = request.value ?? '';
  pick.ignoreFocusOut = true;
  let asking = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  const show = async (): Promise<void> => {
    const mine = (asking = new AbortController());
    pick.busy = true;
    const lines = await linesFor(request, pick.value, mine.signal);
    if (mine.signal.aborted) {
      return;
    }
    pick.items = lines;
    pick.busy = false;
  };
  const typed = (): void => {
    asking.abort();
    clearTimeout(timer);
    timer = setTimeout(() => void show(), request.afterMs ?? 0);
  };
  try {
    return await new Promise((resolve) => {
      pick.onDidChangeValue(typed);
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen === undefined || chosen.does === 'nothing') {
          return;
        }
        if ('answer' in chosen.does) {
          resolve(chosen.does.answer);
          return;
        }
        pick.value = chosen.does.complete;
        typed();
      });
      pick.onDidHide(() => {
        resolve(undefined);
      });
      pick.show();
      void show();
    });
  } finally {
    clearTimeout(timer);
    asking.abort();
    pick.dispose();
  }
}

async function linesFor<T>(
  { suggest }: SuggestRequest<T>,
  text: string,
  signal: AbortSignal,
): Promise<readonly Line<T>[]> {
  try {
    return (await suggest(text, signal)).map(lineOf);
  } catch (error) {
    if (isCancelled(error)) {
      return [];
    }
    return [lineOf({ label: error instanceof Error ? error.message : String(error), icon: 'error', does: 'nothing' })];
  }
}

function lineOf<T>({ label, description, detail, icon, does }: Suggestion<T>): Line<T> {
  return {
    label,
    description,
    detail,
    iconPath: icon === undefined ? undefined : new vscode.ThemeIcon(icon),
    alwaysShow: true,
    does,
  };
}
