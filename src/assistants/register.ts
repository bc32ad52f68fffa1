import { env } from 'vscode';
import { describeError } from '../connections/errorText';
import type { Connections } from '../connections/register';
import type { OperationDesk } from '../operations/activation/operationDesk';
import { ProposalDesk } from '../operations/activation/proposalDesk';
import { languageOfTheWindow } from '../platform/language';
import type { Platform } from '../platform/platform';
import type { LoadedAssistants } from './activation/contract';
import { LanguageModelTools } from './activation/languageModelTools';
import { McpProvider } from './activation/mcpProvider';
import { ProposalBoard } from './activation/proposalBoard';
import type { Judge } from './context';

export interface AssistantsServices {
  /** What judges deliveries and instances. */
  readonly judge: () => Promise<Judge>;
  readonly expectChange: (connectionId: string) => void;
}

export interface Assistants {
  /** What assistants proposed. */
  readonly proposals: ProposalBoard;
  /** The names of the tools. */
  readonly names: readonly string[];
  /** The MCP server of this window; undefined while assistants are switched off. */
  readonly mcp: () => McpProvider | undefined;
}

/** Offers tools and the MCP server while the setting allows it. Everything behind them loads with the first call. */
export function registerAssistants(
  platform: Platform,
  { manager, store }: Connections,
  operations: OperationDesk,
  { judge, expectChange }: AssistantsServices,
): Assistants {
  const { clock, extension, own, secrets, settings, signal } = platform;
  const now = (): number => clock.now();
  const desk = new ProposalDesk(operations);
  const proposals = own(new ProposalBoard({ operations, desk, now, expectChange, proposer: env.appName }));
  let loading: Promise<LoadedAssistants> | undefined;
  const load = async (): Promise<LoadedAssistants> => {
    const { openAssistants } = await import('./index');
    return openAssistants({
      manager,
      store,
      secrets,
      settings: () => settings.current,
      judge,
      proposing: proposals,
      now,
      language: languageOfTheWindow,
      describeError,
      version: extension.version,
    });
  };
  const loadOnce = (): Promise<LoadedAssistants> => (loading ??= load());
  let offered: { readonly tools: LanguageModelTools; readonly mcp: McpProvider } | undefined;
  const offer = (): void => {
    if (settings.current.assistants && offered === undefined) {
      offered = {
        tools: new LanguageModelTools({ names: extension.tools, load: loadOnce, life: signal }),
        mcp: new McpProvider({ version: extension.version, load: loadOnce, loadServer: () => import('./mcp') }),
      };
    } else if (!settings.current.assistants && offered !== undefined) {
      withdraw();
    }
  };
  const withdraw = (): void => {
    offered?.tools.dispose();
    offered?.mcp.dispose();
    offered = undefined;
  };
  offer();
  own(settings.onDidChange(offer));
  own({ dispose: withdraw });
  // Other windows may have proposals: heard of once an instance is open, so that activation looks at no file.
  own(
    manager.onDidChangeState((id) => {
      if (settings.current.assistants && manager.state(id).kind === 'connected') {
        void proposals.watch();
      }
    }),
  );
  return { proposals, names: extension.tools, mcp: () => offered?.mcp };
}
