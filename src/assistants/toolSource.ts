import * as z from 'zod/mini';
import { callTool } from './callTool';
import type { ToolContext } from './context';
import type { ToolDefinition } from './defineTool';
import type { ToolSource } from './mcp/toolServer';
import { SKILLS, skillText } from './skills';
import { TOOLS } from './tools';

export interface SourceOptions {
  readonly version: string;
  /** Whether the tool may look at what it was asked about. */
  readonly admit?: (tool: ToolDefinition, input: unknown, signal: AbortSignal) => Promise<boolean>;
}

/** The tools as an MCP server offers them. Where nobody is there to decide, none that proposes. */
export function toolSource(context: ToolContext, { version, admit }: SourceOptions): ToolSource {
  const tools = TOOLS.filter(({ proposes }) => proposes !== true || context.proposing !== undefined);
  return {
    version,
    tools: tools.map(({ name, title, description, input, proposes }) => ({
      name,
      title: title(),
      description,
      inputSchema: { ...z.toJSONSchema(input, { io: 'input' }), type: 'object' },
      proposes: proposes === true,
    })),
    prompts: SKILLS.map((skill) => ({
      name: skill.name,
      title: skill.title,
      description: skill.description,
      text: skillText(skill),
    })),
    instances: () => context.instances.list().map(({ id, name }) => ({ id, name })),
    call: async (name, input, signal, progress) => {
      const tool = tools.find((one) => one.name === name);
      if (tool === undefined) {
        throw new RangeError(`no tool ${name}`);
      }
      if ((await admit?.(tool, input, signal)) === false) {
        return { text: JSON.stringify({ error: 'The person did not allow to look at this instance.' }), isError: true };
      }
      return callTool(tool, context, input, { signal, progress });
    },
  };
}
