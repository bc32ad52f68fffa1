import { l10n, type TextDocument, type TextEditor, window } from 'vscode';
import { readShownLine } from '../../../domain/log/shownLine';
import type { LogPlaceWanted } from '../../../platform/logActions';
import type { AutoScroll } from './autoScroll';
import type { LogDocument } from '../logDocument';
import { untilShown } from './untilShown';

/** So many times lines above are read to find the place. */
const MOST_STEPS = 10;
const STEP_LINES = 5000;

interface GoToOptions {
  readonly wanted: LogPlaceWanted;
  readonly scroll: AutoScroll;
  readonly signal: AbortSignal;
}

/**
 * Puts the cursor on the wanted line, reading older lines as long as the place may be among them; else on the end. False
 * when there is no such line. It looks in what the log holds: the editor shows that only a moment later.
 */
export async function goTo(
  editor: TextEditor,
  log: LogDocument,
  { wanted, scroll, signal }: GoToOptions,
): Promise<boolean> {
  const { document } = editor;
  for (let step = 0; ; step += 1) {
    const lines = (await log.peek()).split('\n');
    const at = wanted.at === undefined ? undefined : log.shownTime(wanted.at);
    const line = find(lines, wanted.text, at, log.log.hasEarlier);
    if (line !== undefined) {
      await untilShown(document, () => line < document.lineCount && document.lineAt(line).text === lines[line]);
      // Lines above may have been let go of meanwhile.
      const now =
        line < document.lineCount && document.lineAt(line).text === lines[line]
          ? line
          : find(linesOf(document), wanted.text, at, false);
      if (now !== undefined) {
        scroll.toLine(editor, now);
        return true;
      }
    }
    if (
      line !== undefined ||
      step === MOST_STEPS ||
      !log.log.hasEarlier ||
      ((await log.log.loadEarlier(STEP_LINES, signal)) ?? 0) === 0
    ) {
      scroll.toEnd(editor);
      return false;
    }
  }
}

function linesOf(document: TextDocument): readonly string[] {
  return Array.from({ length: document.lineCount }, (_, line) => document.lineAt(line).text);
}

function find(
  lines: readonly string[],
  text: string | undefined,
  at: string | undefined,
  hasEarlier: boolean,
): number | undefined {
  const small = text?.toLowerCase();
  if (small !== undefined && small !== '') {
    const found = lines.findLastIndex((line) => !line.startsWith('# ') && line.toLowerCase().includes(small));
    return found < 0 ? undefined : found;
  }
  if (at === undefined) {
    return lines.length - 1;
  }
  // All times of a log are shown in one zone, and as text they are in the order of time.
  let older = false;
  // In the compact form, a line says its day only where it changes.
  let day: string | undefined;
  for (const [line, content] of lines.entries()) {
    const shown = readShownLine(content);
    day = shown?.day ?? day;
    if (day === undefined || shown?.time === undefined) {
      continue;
    }
    if (`${day} ${shown.time}` >= at) {
      return older || !hasEarlier ? line : undefined;
    }
    older = true;
  }
  return older ? lines.length - 1 : undefined;
}

/** Goes to the next (1) or previous (-1) entry in error, around the end. */
export function goToError(editor: TextEditor, step: 1 | -1, scroll: AutoScroll): void {
  const { document, selection } = editor;
  const count = document.lineCount;
  for (let walked = 1; walked <= count; walked += 1) {
    const line = (selection.active.line + step * walked + count * 2) % count;
    if (readShownLine(document.lineAt(line).text)?.level === 'error') {
      scroll.toLine(editor, line);
      return;
    }
  }
  window.setStatusBarMessage(l10n.t('No line of this log says error'), 3000);
}
