import {
  CancellationError,
  l10n,
  LanguageModelTextPart,
  LanguageModelToolResult,
  lm,
  MarkdownString,
  ProgressLocation,
  window,
  type LanguageModelTool,
} from 'vscode';
import { isCancelled } from '../../platform/abort';
import { Disposable } from '../../platform/disposable';
import type { LoadedAssistants } from './contract';
import { whileWanted } from './signals';

export interface LanguageModelToolsOptions {
  /** Their names, as the manifest declares them. */
  readonly names: readonly string[];
  readonly load: () => Promise<LoadedAssistants>;
  /** Aborts when the extension ends. */
  readonly life: AbortSignal;
}

/** The tools as VS Code's assistants call them. They load with the first call. */
export class LanguageModelTools extends Disposable {
  constructor({ names, load, life }: LanguageModelToolsOptions) {
    super();
    for (const name of names) {
      this._register(lm.registerTool(name, toolOf(name, load, life)));
    }
  }
}

function toolOf(name: string, load: () => Promise<LoadedAssistants>, life: AbortSignal): LanguageModelTool<object> {
  return {
    prepareInvocation: async ({ input }) => {
      const assistants = await load();
      const admission = assistants.admission(name, input);
      const invocationMessage = l10n.t('Delivery Doctor: {0}', assistants.title(name));
      return admission === undefined
        ? { invocationMessage }
        : {
            invocationMessage,
            confirmationMessages: {
              title: l10n.t('Look at the production instance {0}?', admission.instance),
              message: new MarkdownString().appendText(
                l10n.t(
                  '“{0}” reads from {1} and hands what it finds to the assistant. Nothing is changed; addresses of recipients are hidden.',
                  admission.tool,
                  admission.instance,
                ),
              ),
            },
          };
    },
    invoke: async ({ input, tokenizationOptions }, token) =>
      whileWanted(token, life, async (signal) => {
        try {
          const assistants = await load();
          const title = l10n.t('Delivery Doctor: {0}', assistants.title(name));
          // A person sees what an assistant has them wait for.
          const { text } = await window.withProgress({ location: ProgressLocation.Window, title }, (progress) =>
            assistants.call(name, input, {
              signal,
              progress: (message) => {
                progress.report({ message });
              },
              room: tokenizationOptions?.tokenBudget,
            }),
          );
          return new LanguageModelToolResult([new LanguageModelTextPart(text)]);
        } catch (error) {
          throw signal.aborted || isCancelled(error) ? new CancellationError() : error;
        }
      }),
  };
}
