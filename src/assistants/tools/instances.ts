import * as l10n from '@vscode/l10n';
import * as z from 'zod/mini';
import type { ConnectionState } from '../../connections/connectionState';
import type { ConnectionDescriptor } from '../../connections/descriptor';
import { ATTENTION_GROUPS } from '../../domain/attention';
import type { Part } from '../answer/answer';
import { identifier, quoted, quotedIfAny, sentence, timeOf, word } from '../answer/quoted';
import type { ToolCall } from '../context';
import { defineTool } from '../defineTool';
import { INSTANCE, mustHaveDescriptor } from './common';

export const instances = defineTool({
  name: 'campaign_instances',
  title: () => l10n.t('Instances and Their Health'),
  summary: () => l10n.t('Which Adobe Campaign instances there are, and how many deliveries need attention on each.'),
  description:
    'Lists the Adobe Campaign Classic instances with their state of connection, version, servers, and for those signed in the number of deliveries in each group of the Deliveries view (needsAttention: overdue or in a strange state; pending; inProgress; failed …). Call it first when you do not know the id of an instance. With `instance` it signs in to that one.',
  icon: 'server-environment',
  budget: 1500,
  reaches: 'list',
  input: z.strictObject({ instance: INSTANCE }),
  run: async (call, { instance }) => {
    if (instance !== undefined) {
      await call.instances.open(mustHaveDescriptor(call, instance).id, call.signal);
    }
    const list = await Promise.all(call.instances.list().map((descriptor) => instancePart(call, descriptor)));
    return { about: { as_of: timeOf(call.now()) }, lists: { instances: list } };
  },
});

async function instancePart(call: ToolCall, { id, name, url, environment, servers }: ConnectionDescriptor) {
  const state = call.instances.state(id);
  return {
    id: identifier(id),
    name: quoted(name, 80),
    host: quoted(hostOf(url), 80),
    environment: word(environment),
    servers: servers.map((server) => quoted(server.name, 60)),
    ...statePart(state, call),
    deliveries: await counts(call, id),
  };
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

function statePart(state: ConnectionState, call: ToolCall): { readonly [name: string]: Part } {
  const told = 'info' in state ? state.info : undefined;
  const fault = 'error' in state ? call.describeError(state.error) : undefined;
  return {
    state: word(state.kind),
    version: quotedIfAny(told?.version, 40),
    build: quotedIfAny(told?.build, 40),
    error: quotedIfAny(fault?.what),
    next_step: quotedIfAny(fault?.next),
  };
}

async function counts(call: ToolCall, id: string): Promise<Part> {
  const instance = call.instances.existing(id);
  if (instance === undefined) {
    return word('not known: not signed in');
  }
  try {
    const found = await instance.deliveries.countByGroup(call.now() + instance.info.clockOffsetMs, call.signal);
    return Object.fromEntries(ATTENTION_GROUPS.map((group) => [group, found.get(group) ?? 0]));
  } catch (error) {
    call.signal.throwIfAborted();
    return { not_known: sentence(call.describeError(error).what, []) };
  }
}
