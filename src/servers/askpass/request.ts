import type { AskpassRequest } from './askpass';

/** Reads what the askpass program sent; undefined for anything else. */
export function parseRequest(line: string): AskpassRequest | undefined {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  if (!('token' in value) || !('server' in value) || !('prompt' in value) || !('kind' in value)) {
    return undefined;
  }
  const { token, server, prompt, kind } = value;
  if (
    typeof token !== 'string' ||
    typeof server !== 'string' ||
    typeof prompt !== 'string' ||
    typeof kind !== 'string'
  ) {
    return undefined;
  }
  return { token, server, prompt: prompt.slice(0, 500), kind };
}
