import * as vscode from 'vscode';
import { isCancelled } from './abort';
import { Disposable } from './disposable';
import { errorLine, type Log } from './log';

/** How a command was called: by menu on a node (and the other selected nodes), by a link, or from the palette. */
export interface CommandArguments {
  /** The node or object that was clicked; undefined from the palette. */
  readonly clicked: unknown;
  /** All that is meant: the selection when the clicked node belongs to it, else the clicked node; empty from the palette. */
  readonly selected: readonly unknown[];
  /** The command's title, for dialogs: without the ellipsis that says that it asks something. */
  readonly title: string;
  /** Aborts when the extension ends; what can be cancelled before has a signal of its progress. */
  readonly signal: AbortSignal;
}

export interface CommandDefinition {
  readonly id: string;
  /** As menus and the palette show it. */
  readonly title: string;
  readonly run: (args: CommandArguments) => Promise<void> | void;
}

/** An error in words: what happened, why, and what to do next. */
export interface ErrorWords {
  readonly what: string;
  readonly why?: string;
  readonly next?: string;
  /** Whether something failed, or only cannot be done: an error when absent. */
  readonly severity?: 'error' | 'information';
  /** A command that does the next step, offered as a button. */
  readonly action?: { readonly label: string; readonly command: string; readonly arguments?: readonly unknown[] };
}

/** The notification's one sentence after another, each ended by a full stop. */
export function sentence(words: ErrorWords): string {
  return [words.what, words.why, words.next]
    .filter((part): part is string => part !== undefined && part !== '')
    .map((part) => (/[.!?…]$/.test(part) ? part : `${part}.`))
    .join(' ');
}

/**
 * The one way in for every command: logs its beginning, end and duration, keeps quiet when it was given up,
 * and shows one notification when it failed, with the next step and a way to the log.
 */
export class CommandRunner extends Disposable {
  constructor(
    private readonly log: Log & { show(): void },
    private readonly describe: (error: unknown) => ErrorWords,
  ) {
    super();
  }

  /** Registers commands whose definitions load when the first of them is called. */
  register(ids: readonly string[], load: () => Promise<readonly CommandDefinition[]>): void {
    let loading: Promise<readonly CommandDefinition[]> | undefined;
    for (const id of ids) {
      this._register(
        vscode.commands.registerCommand(id, async (clicked: unknown, selection: unknown) =>
          this.run(id, async () => {
            const definition = (await (loading ??= load())).find((one) => one.id === id);
            if (definition === undefined) {
              throw new Error(`${id} is declared, but not there`);
            }
            await definition.run({
              ...meant(clicked, selection),
              title: definition.title.replace(/…$/, ''),
              signal: this.endSignal,
            });
          }),
        ),
      );
    }
  }

  private async run(id: string, work: () => Promise<void>): Promise<void> {
    const began = Date.now();
    this.log.debug(`${id}: begins`);
    try {
      await work();
      this.log.debug(`${id}: done in ${Date.now() - began} ms`);
    } catch (error) {
      this.fail(id, error);
    }
  }

  /** What every failure leads to, also outside commands: a line in the log and one notification; silence when given up. */
  fail(what: string, error: unknown): void {
    if (isCancelled(error)) {
      this.log.debug(`${what}: given up`);
      return;
    }
    const words = this.describe(error);
    if (words.severity === 'information') {
      this.log.info(`${what}: ${sentence(words)}`);
    } else {
      this.log.error(`${what}: ${errorLine(error)}`);
    }
    void this.notify(words);
  }

  /** Not awaited: the command is over, however long the notification stays. */
  private async notify(words: ErrorWords): Promise<void> {
    const openLog = vscode.l10n.t('Open Log');
    const next = words.action === undefined ? [] : [words.action.label];
    const chosen =
      words.severity === 'information'
        ? await vscode.window.showInformationMessage(sentence(words), ...next)
        : await vscode.window.showErrorMessage(sentence(words), ...next, openLog);
    if (chosen === openLog) {
      this.log.show();
    } else if (chosen !== undefined && words.action !== undefined) {
      await vscode.commands.executeCommand(words.action.command, ...(words.action.arguments ?? []));
    }
  }
}

function meant(clicked: unknown, selection: unknown): Pick<CommandArguments, 'clicked' | 'selected'> {
  const many: readonly unknown[] = Array.isArray(selection) ? selection : [];
  if (clicked === undefined) {
    return { clicked, selected: many };
  }
  return { clicked, selected: many.includes(clicked) ? many : [clicked] };
}
