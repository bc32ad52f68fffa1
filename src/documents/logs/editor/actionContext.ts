import type { TextEditor } from 'vscode';
import type { LogsDeps } from '../contract';
import type { LogDocument } from '../logDocument';
import type { AutoScroll } from './autoScroll';

/** What an action on a log needs: the editor it was asked in, and the means to show the log another way. */
export interface ActionContext {
  readonly editor: TextEditor;
  /** Undefined in a file of the language that is no log of ours. */
  readonly log: LogDocument | undefined;
  readonly signal: AbortSignal;
  readonly scroll: AutoScroll;
  readonly deps: LogsDeps;
  /** Shows the document another way. */
  readonly changed: (document: LogDocument) => void;
}
