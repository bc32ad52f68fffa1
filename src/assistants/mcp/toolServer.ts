import type { OwnText } from '../answer/quoted';
import type { ToolResult } from '../callTool';

/** A tool as the MCP server lists it. */
export interface ListedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: { readonly type: 'object' };
  /** It leaves a proposal for a person. */
  readonly proposes: boolean;
}

/** A text for a model that a person chooses. */
export interface ListedPrompt {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly text: string;
}

/** What is behind an MCP server: the tools, and how they are called. */
export interface ToolSource {
  readonly version: string;
  readonly tools: readonly ListedTool[];
  readonly prompts: readonly ListedPrompt[];
  /** Instances by id, for the list of resources. */
  readonly instances: () => readonly { readonly id: string; readonly name: string }[];
  /** Rejects only when cancelled. */
  readonly call: (
    name: string,
    input: unknown,
    signal: AbortSignal,
    progress: (text: OwnText) => void,
  ) => Promise<ToolResult>;
}
