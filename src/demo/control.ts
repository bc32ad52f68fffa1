import { timingSafeEqual } from 'node:crypto';
import type { Answer } from './faults/deliver';

/** What may be asked of a running demo from outside: a command with its arguments. */
export interface ControlHost {
  readonly commands: Readonly<Record<string, (argument: string) => string>>;
  readonly operator: string;
  readonly password: string;
}

function answer(status: number, value: unknown): Answer {
  return { status, type: 'application/json', body: `${JSON.stringify(value)}\n` };
}

function authorised(authorization: string, { operator, password }: ControlHost): boolean {
  const expected = Buffer.from(`Basic ${Buffer.from(`${operator}:${password}`).toString('base64')}`);
  const given = Buffer.from(authorization);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function readOrder(body: string): { command: string; argument: string } | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || !('command' in parsed) || typeof parsed.command !== 'string') {
    return undefined;
  }
  return {
    command: parsed.command,
    argument: 'argument' in parsed && typeof parsed.argument === 'string' ? parsed.argument : '',
  };
}

/** `POST /demo/control` with `{"command": "scenario", "argument": "waves"}` and the operator's password (Basic). */
export function obey(host: ControlHost, authorization: string, body: string): Answer {
  if (!authorised(authorization, host)) {
    return answer(401, { error: 'Give the operator and password of this demo.' });
  }
  const order = readOrder(body);
  const command =
    order !== undefined && Object.hasOwn(host.commands, order.command) ? host.commands[order.command] : undefined;
  if (order === undefined || command === undefined) {
    return answer(400, { error: 'Unknown command.', commands: Object.keys(host.commands) });
  }
  try {
    return answer(200, { result: command(order.argument) });
  } catch (error) {
    return answer(400, { error: error instanceof Error ? error.message : String(error) });
  }
}
