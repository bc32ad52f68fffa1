import type { ConnectionManager } from '../../connections/manager';
import type { ConnectionStore } from '../../connections/store';
import type { Settings } from '../../platform/settings/definitions';
import type { ErrorText, Judge, Proposing } from '../context';
import type { ToolResult } from '../callTool';
import type { ToolSource } from '../mcp/toolServer';

/** Id of the provider of the MCP server, in package.json too. */
export const MCP_PROVIDER = 'deliveryDoctor.mcp';

/** What the tools need of this window. */
export interface AssistantsOptions {
  readonly manager: ConnectionManager;
  readonly store: Pick<ConnectionStore, 'all'>;
  readonly secrets: { get(connectionId: string): Promise<string | undefined> };
  readonly settings: () => Settings;
  readonly judge: () => Promise<Judge>;
  readonly proposing: Proposing;
  readonly now: () => number;
  readonly language: () => 'en' | 'fr';
  readonly describeError: (error: unknown) => ErrorText;
  readonly version: string;
}

/** What is asked before a tool looks at a production instance. */
export interface Admission {
  /** Name of the instance. */
  readonly instance: string;
  /** Title of the tool. */
  readonly tool: string;
}

/** The tools, loaded. */
export interface LoadedAssistants {
  /** What is to be asked before a call; undefined where nothing is. */
  admission(name: string, input: unknown): Admission | undefined;
  title(name: string): string;
  call(
    name: string,
    input: unknown,
    options: {
      readonly signal: AbortSignal;
      readonly progress: (text: string) => void;
      readonly room?: number | undefined;
    },
  ): Promise<ToolResult>;
  /** The same tools for an MCP server; `ask` says whether a production instance may be looked at. */
  source(ask: (admission: Admission, signal: AbortSignal) => Promise<boolean>): ToolSource;
}
