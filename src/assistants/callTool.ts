import { maskKnown } from '../connections/maskText';
import { isCancelled } from '../platform/abort';
import { renderAnswer, type Answer } from './answer/answer';
import { quoted, quotedIfAny, word, type OwnText } from './answer/quoted';
import type { ToolContext } from './context';
import type { ToolDefinition } from './defineTool';
import { ToolProblem } from './toolProblem';

/** What a model gets. */
export interface ToolResult {
  readonly text: string;
  /** The text says what went wrong. */
  readonly isError: boolean;
}

export interface CallOptions {
  readonly signal: AbortSignal;
  readonly progress?: (text: OwnText) => void;
  /** Tokens that the asker has room for, where it is less than the tool's own budget. */
  readonly room?: number | undefined;
}

/** Answers a call: whatever comes in, what goes out is within the budget and holds no secret. Rejects only when cancelled. */
export async function callTool(
  tool: ToolDefinition,
  context: ToolContext,
  input: unknown,
  { signal, progress = () => undefined, room = tool.budget }: CallOptions,
): Promise<ToolResult> {
  signal.throwIfAborted();
  const { answer, isError } = await answerTo(tool, context, input, signal, progress);
  signal.throwIfAborted();
  const text = renderAnswer(answer, Math.min(tool.budget, room));
  return { text: maskKnown(text, await context.secrets()), isError };
}

async function answerTo(
  tool: ToolDefinition,
  context: ToolContext,
  input: unknown,
  signal: AbortSignal,
  progress: (text: OwnText) => void,
): Promise<{ readonly answer: Answer; readonly isError: boolean }> {
  const parsed = tool.input.safeParse(input ?? {});
  if (!parsed.success) {
    const wrong = parsed.error.issues.slice(0, 5).map(({ path, message }) => ({
      argument: quoted(path.join('.'), 60),
      problem: quoted(message, 160),
    }));
    return { answer: { about: { error: word('The arguments do not fit the schema.'), wrong } }, isError: true };
  }
  try {
    return { answer: await tool.run({ ...context, signal, progress }, parsed.data), isError: false };
  } catch (error) {
    signal.throwIfAborted();
    return { answer: { about: problemOf(error, context) }, isError: true };
  }
}

function problemOf(error: unknown, context: ToolContext): Answer['about'] {
  if (error instanceof ToolProblem) {
    return { error: error.problem, ...error.help };
  }
  if (isCancelled(error)) {
    return { error: word('It was cancelled: the person may have closed a question.') };
  }
  const { what, why, next } = context.describeError(error);
  return {
    error: word('It could not be read.'),
    what: quoted(what),
    why: quotedIfAny(why),
    next_step: quotedIfAny(next),
  };
}
