import { openInstance } from '../../../../src/campaign';
import type { CampaignError } from '../../../../src/campaign/errors';
import { isCampaignError } from '../../../../src/campaign/errors';
import type { CampaignInstance } from '../../../../src/campaign/instance';
import type { OpenOptions } from '../../../../src/campaign/open';
import { scriptedServer, type Script, type ScriptedServer } from './scriptedServer';

export const PASSWORD = 'pa/ss"<&\'word';

export const signal = (): AbortSignal => new AbortController().signal;

/** The CampaignError that a promise ends in; anything else fails the test. */
export async function refusal(promise: Promise<unknown>): Promise<CampaignError> {
  try {
    await promise;
  } catch (error) {
    if (isCampaignError(error)) {
      return error;
    }
    throw error;
  }
  throw new Error('expected a CampaignError');
}

/** Everything that an iteration yields. */
export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) {
    all.push(item);
  }
  return all;
}

/** Runs a test against an instance that answers as `script` says; logs off and closes afterwards. */
export async function withInstance(
  script: Script,
  run: (instance: CampaignInstance, server: ScriptedServer) => Promise<void>,
  options: Partial<OpenOptions> = {},
): Promise<void> {
  const server = await scriptedServer(script);
  try {
    const instance = await openInstance(
      {
        url: server.url,
        credentials: { kind: 'password', operator: 'doctor', password: PASSWORD },
        retry: { firstPauseMs: 1 },
        ...options,
      },
      signal(),
    );
    try {
      await run(instance, server);
    } finally {
      await instance.logoff();
    }
  } finally {
    await server.close();
  }
}

/** Waits until something holds, at most two seconds. */
export async function eventually(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const until = Date.now() + 2000;
  while (!(await holds())) {
    if (Date.now() > until) {
      throw new Error(`never: ${what}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
