import { maskKnown } from '../connections/maskText';
import { isCancelled } from '../platform/abort';
import type * as z from 'zod/mini';
import { renderAnswer, type Answer, type Part } from './answer/answer';
import { quoted, quotedIfAny, sentence, word, type OwnText } from './answer/quoted';
import type { ToolContext } from './context';
import type { ToolDefinition } from './defineTool';
import { ToolProblem } from './toolProblem';

/** What is wrong with arguments, of which so many are told. */
const MOST_ISSUES = 5;

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
    const wrong = parsed.error.issues.slice(0, MOST_ISSUES).map(issuePart);
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

/** zod's issue without its sentence, which only the large zod words. */
function issuePart(issue: z.core.$ZodIssue): Part {
  const { path, code } = issue;
  return {
    argument: path.length === 0 ? undefined : quoted(path.join('.'), 60),
    problem: word(code),
    unknown: issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 5).map((key) => quoted(key, 40)) : undefined,
    expected: issue.code === 'invalid_type' ? sentence(issue.expected, []) : undefined,
    one_of: issue.code === 'invalid_value' ? issue.values.map((value) => quoted(String(value), 40)) : undefined,
    at_least: issue.code === 'too_small' ? Number(issue.minimum) : undefined,
    at_most: issue.code === 'too_big' ? Number(issue.maximum) : undefined,
  };
}
