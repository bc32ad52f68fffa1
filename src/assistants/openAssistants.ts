import * as l10n from '@vscode/l10n';
import { NextStep } from '../platform/nextStep';
import type { Admission, AssistantsOptions, LoadedAssistants } from './activation/contract';
import { callTool } from './callTool';
import type { Instances, ToolContext } from './context';
import type { ToolDefinition } from './defineTool';
import { Handles } from './handles';
import { readOnlyInstances } from './readOnlyInstances';
import { descriptorOf } from './tools/common';
import { TOOLS } from './tools';
import { toolSource } from './toolSource';

/** The tools over the instances of this window. */
export function openAssistants(options: AssistantsOptions): LoadedAssistants {
  const { store, secrets, settings, version, judge, proposing, now, language, describeError } = options;
  const instances = instancesOf(options);
  const context: ToolContext = {
    instances: readOnlyInstances(instances),
    judge,
    proposing,
    now,
    language,
    describeError,
    explanations: new Handles('E'),
    pages: new Handles('P'),
    threshold: (name) => settings().threshold(name),
    dkimSelectors: settings().dkimSelectors,
    secrets: async () => {
      const held = await Promise.all(store.all().map(({ id }) => secrets.get(id)));
      return held.filter((secret) => secret !== undefined);
    },
  };
  const toolOf = (name: string): ToolDefinition => {
    const tool = TOOLS.find((one) => one.name === name);
    if (tool === undefined) {
      throw new RangeError(`no tool ${name}`);
    }
    return tool;
  };
  return {
    admission: (name, input) => admissionOf(toolOf(name), instances, input),
    title: (name) => toolOf(name).title(),
    call: (name, input, call) => callTool(toolOf(name), context, input, call),
    source: (ask) =>
      toolSource(context, {
        version,
        admit: async (tool, input, signal) => {
          const admission = admissionOf(tool, instances, input);
          return admission === undefined || ask(admission, signal);
        },
      }),
  };
}

/** A tool opens what a person has signed in to, or could without being asked: it never brings up a question for a secret. */
function instancesOf({ manager, store, secrets }: AssistantsOptions): Instances {
  return {
    list: () => store.all(),
    state: (id) => manager.state(id),
    existing: (id) => manager.existing(id),
    open: async (id, signal) => {
      const open = manager.existing(id);
      if (open !== undefined) {
        return open;
      }
      await manager.beforeSignIn(id, signal);
      if ((await secrets.get(id)) === undefined) {
        throw new NextStep({
          what: l10n.t('Nobody is signed in to this instance, and its secret is not kept here'),
          next: l10n.t('Connect it in the Deliveries view, then ask again.'),
        });
      }
      return manager.instance(id, signal);
    },
    servers: (id) => manager.servers(id),
  };
}

/** What is asked before a tool looks at a production instance; undefined for others, and for what looks at none. */
export function admissionOf(
  { reaches, title }: ToolDefinition,
  instances: Instances,
  input: unknown,
): Admission | undefined {
  const named: unknown =
    typeof input === 'object' && input !== null && 'instance' in input ? input.instance : undefined;
  if (reaches === 'list' && named === undefined) {
    return undefined;
  }
  const descriptor = descriptorOf(instances, typeof named === 'string' ? named : undefined);
  return descriptor?.environment === 'production' ? { instance: descriptor.name, tool: title() } : undefined;
}
