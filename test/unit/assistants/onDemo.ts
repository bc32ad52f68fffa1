import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import { describeError } from '../../../src/connections/errorText';
import type { ConnectionDescriptor } from '../../../src/connections/descriptor';
import { callTool, type ToolResult } from '../../../src/assistants/callTool';
import type { Instances, ToolContext } from '../../../src/assistants/context';
import { Handles } from '../../../src/assistants/handles';
import { readOnlyInstances } from '../../../src/assistants/readOnlyInstances';
import { TOOLS } from '../../../src/assistants/tools';
import { startDemo, type DemoOptions, type RunningDemo } from '../../../src/demo';
import type { ConnectionSource } from '../../../src/operations/connectionPlace';
import { openServer } from '../../../src/servers';
import * as troubleshooting from '../../../src/troubleshooting';

export const never = new AbortController().signal;

/** A demo that tools look at, as in the editor: each call goes through `callTool`. */
export interface DemoForTools {
  readonly demo: RunningDemo;
  readonly context: ToolContext;
  readonly instance: CampaignInstance;
  call(name: string, input?: unknown, signal?: AbortSignal): Promise<ToolResult>;
  /** The same, read as JSON; throws for an error. */
  answer(name: string, input?: unknown): Promise<Record<string, unknown>>;
}

/** Lets `work` ask a demo by the tools. */
export async function onDemo(
  options: DemoOptions,
  work: (asked: DemoForTools) => Promise<void>,
  extend: (source: ConnectionSource) => Partial<ToolContext> = () => ({}),
): Promise<void> {
  const demo = await startDemo({ seed: 1, recipients: 400, ...options });
  const { url, operator, password, servers } = demo.handle;
  const instance = await openInstance({ url, credentials: { kind: 'password', operator, password } }, never);
  const descriptor: ConnectionDescriptor = {
    id: 'demo',
    name: 'Demo',
    url,
    environment: 'demo',
    signIn: { kind: 'password', operator },
    servers: servers.map(({ name, installDir }) => ({ name, channel: { kind: 'local' as const, installDir } })),
  };
  const instances: Instances = {
    list: () => [descriptor],
    state: () => ({ kind: 'connected', info: instance.info }),
    existing: () => instance,
    open: () => Promise.resolve(instance),
    servers: () => Promise.resolve(descriptor.servers.flatMap((one) => openServer(one) ?? [])),
  };
  const context: ToolContext = {
    instances: readOnlyInstances(instances),
    judge: () => Promise.resolve(troubleshooting),
    explanations: new Handles('E'),
    pages: new Handles('P'),
    now: Date.now,
    language: () => 'en',
    describeError,
    secrets: () => Promise.resolve([password]),
    ...extend({
      descriptor: (id) => (id === descriptor.id ? descriptor : undefined),
      instance: () => Promise.resolve(instance),
      existing: () => instance,
      servers: (id) => instances.servers(id),
    }),
  };
  const call = (name: string, input?: unknown, signal = never): Promise<ToolResult> => {
    const tool = TOOLS.find((one) => one.name === name);
    if (tool === undefined) {
      throw new Error(`no tool ${name}`);
    }
    return callTool(tool, context, input, { signal });
  };
  const answer = async (name: string, input?: unknown): Promise<Record<string, unknown>> => {
    const { text, isError } = await call(name, input);
    if (isError) {
      throw new Error(text);
    }
    return JSON.parse(text) as Record<string, unknown>;
  };
  try {
    await work({ demo, context, instance, call, answer });
  } finally {
    await instance.logoff();
    await demo.close();
  }
}
