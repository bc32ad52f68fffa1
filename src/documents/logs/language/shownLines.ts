import type { TextDocument } from 'vscode';
import { outlineOf, type LogPart } from '../../../domain/log/logOutline';
import { readShownLine, type ShownLine } from '../../../domain/log/shownLine';

interface Read {
  version: number;
  readonly lines: (ShownLine | undefined)[];
  /** By which it is seen that only new lines came since. */
  head: string;
  tail: string;
  outline: readonly LogPart[] | undefined;
}

/** The lines of the open documents as they were understood: of a log that grows, only what is new is looked at. */
export class ShownLines {
  private readonly read = new WeakMap<TextDocument, Read>();

  of(document: TextDocument): readonly (ShownLine | undefined)[] {
    return this.refreshed(document).lines;
  }

  outline(document: TextDocument): readonly LogPart[] {
    const read = this.refreshed(document);
    read.outline ??= outlineOf(read.lines);
    return read.outline;
  }

  private refreshed(document: TextDocument): Read {
    const known = this.read.get(document);
    if (known?.version === document.version) {
      return known;
    }
    const kept = known !== undefined && this.onlyGrew(document, known) ? known.lines : [];
    // The last line may have been empty, or half of one.
    kept.pop();
    for (let line = kept.length; line < document.lineCount; line += 1) {
      kept.push(readShownLine(document.lineAt(line).text));
    }
    const read: Read = { version: document.version, lines: kept, ...this.marks(document), outline: undefined };
    this.read.set(document, read);
    return read;
  }

  private onlyGrew(document: TextDocument, { lines, head, tail }: Read): boolean {
    const last = lines.length - 2;
    return last >= 0 && last < document.lineCount && document.lineAt(last).text === tail && headOf(document) === head;
  }

  private marks(document: TextDocument): { head: string; tail: string } {
    return { head: headOf(document), tail: document.lineAt(Math.max(0, document.lineCount - 2)).text };
  }
}

/** Heading and the first lines below it: they change when lines above are loaded or let go of. */
function headOf(document: TextDocument): string {
  return Array.from({ length: Math.min(8, document.lineCount) }, (_, line) => document.lineAt(line).text).join('\n');
}
