import type { ZodMiniType } from 'zod/mini';
import type { Answer } from './answer/answer';
import type { ToolCall } from './context';

/** Everything about a tool: package.json, the MCP server's list and the documentation are made from it. */
export interface ToolDefinition<Input = unknown> {
  /** `campaign_find_deliveries`: the same in VS Code and over MCP. */
  readonly name: `campaign_${string}`;
  /** For people. */
  readonly title: () => string;
  /** For people, one sentence. */
  readonly summary: () => string;
  /** For the model: what it answers and when to ask. */
  readonly description: string;
  /** A codicon. */
  readonly icon: string;
  /** Tokens that an answer takes at most (`tokensOf`). */
  readonly budget: number;
  readonly input: ZodMiniType<Input>;
  /** What it looks at: where that is a production instance, a person confirms. */
  readonly reaches: 'list' | 'instance';
  /** It leaves something for a person to decide, so it is offered only where one is there. */
  readonly proposes?: true;
  readonly run: (call: ToolCall, input: Input) => Promise<Answer>;
}

/** Checks a definition, and forgets the type of its input: `callTool` parses before it runs. */
export function defineTool<Input>(definition: ToolDefinition<Input>): ToolDefinition {
  return definition as unknown as ToolDefinition;
}
