import * as z from 'zod/mini';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { isCampaignError } from '../errors';
import type { AffinityUse, MachinesRepository, MonitoredProcess } from '../machines';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import type { Caller } from '../session/caller';
import { argument } from '../soap/argument';
import { readRow, value } from '../values/row';
import type { XmlElement } from '../xml/element';
import { liveDeliveries } from './groupCondition';

/** More deliveries wait on no instance that is well. */
const MOST_USES = 1000;

/** From "ready" to "retry in progress", and paused: all that the MTA will still want an address for. */
const STILL_TO_SEND = [
  DELIVERY_STATES.ready,
  DELIVERY_STATES.startPending,
  DELIVERY_STATES.started,
  DELIVERY_STATES.retryPending,
  DELIVERY_STATES.retryInProgress,
  DELIVERY_STATES.paused,
];

const UseRow = z.object({
  id: value.key,
  label: value.textOrEmpty,
  internalName: value.textOrEmpty,
  state: value.code,
  deliveryMode: value.integer,
  affinity: value.textOrEmpty,
});

const NOT_FOR_US = ['missingRight', 'unknownSchema', 'unknownMethod', 'queryError', 'serverError', 'malformed'];

export class Machines implements MachinesRepository {
  readonly #entities: EntityReader;
  readonly #caller: Caller;

  constructor(entities: EntityReader, caller: Caller) {
    this.#entities = entities;
    this.#caller = caller;
  }

  async affinitiesInUse(signal: AbortSignal): Promise<readonly AffinityUse[]> {
    const rows = await this.#entities.all(
      {
        schema: 'nms:delivery',
        wishes: { id: '@id', label: '@label', internalName: '@internalName', state: '@state', deliveryMode: '@deliveryMode', affinity: 'scheduling/@IPAffinity' },
        required: ['id', 'state'],
        where: (has) =>
          where.all(
            ...liveDeliveries(has),
            where.oneOf('@state', STILL_TO_SEND),
            ...(has('scheduling/@IPAffinity') ? [where.text('scheduling/@IPAffinity', '<>', '')] : []),
          ),
        orderBy: [{ expression: path('@id'), descending: true }],
        lineCount: MOST_USES,
      },
      signal,
    );
    return rows.map((row) => readRow(UseRow, row, 'ExecuteQuery nms:delivery')).filter(({ affinity }) => affinity !== '');
  }

  /** The layout of the answer is not published: whatever has a name and a pid or a state is taken for a process. */
  async processes(instance: string, signal: AbortSignal): Promise<readonly MonitoredProcess[] | undefined> {
    try {
      const values = await this.#caller.values(
        {
          urn: 'nl:monitoring',
          method: 'DumpInstanceState',
          arguments: [argument.string('mask', instance), argument.boolean('includeDead', true)],
          doing: 'nl:monitoring#DumpInstanceState',
          effect: 'read',
        },
        signal,
      );
      const found = values.flatMap((element) => processesIn(element, undefined));
      return found.length === 0 ? undefined : found;
    } catch (error) {
      if (isCampaignError(error) && NOT_FOR_US.includes(error.code)) return undefined;
      throw error;
    }
  }
}

const DEAD = /missing|dead|stopped|absent|ko/i;

function processesIn(element: XmlElement, host: string | undefined): readonly MonitoredProcess[] {
  const { name = '', instance, pid, status, state, memory, hostname } = element.attributes;
  const at = element.name === 'host' || hostname !== undefined ? (name === '' ? hostname : name) : host;
  const below = element.children.flatMap((child) => processesIn(child, at));
  const task = /^([A-Za-z][\w-]{0,63})(?:@([\w-]{1,63}))?$/.exec(name);
  const condition = status ?? state;
  // Workflows and the like have a name and a state too, but neither a pid nor a process's name for their element.
  if (task === null || element.name !== 'process' || (pid === undefined && condition === undefined)) return below;
  const of = task[2] ?? instance;
  const megabytes = Number(memory);
  return [
    {
      name: task[1] ?? name,
      running: condition === undefined ? pid !== '0' : !DEAD.test(condition),
      ...(of === undefined ? {} : { instance: of }),
      ...(at === undefined ? {} : { host: at }),
      ...(pid === undefined || !/^\d{1,10}$/.test(pid) ? {} : { pid: Number(pid) }),
      ...(memory === undefined || !Number.isFinite(megabytes) ? {} : { memoryBytes: Math.round(megabytes * 1024 * 1024) }),
    },
    ...below,
  ];
}
