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
import { liveDeliveries } from './groupCondition';
import { processesIn, processesOnPage } from './monitoredProcesses';

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

/** The page is some tens of kB. */
const MOST_PAGE_BYTES = 2 * 1024 * 1024;

const NOT_SHOWN = [
  'missingRight',
  'unknownSchema',
  'unknownMethod',
  'queryError',
  'serverError',
  'malformed',
  'http',
  'html',
  'notCampaign',
];

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
        select: {
          id: '@id',
          label: '@label',
          internalName: '@internalName',
          state: '@state',
          deliveryMode: '@deliveryMode',
          affinity: 'scheduling/@IPAffinity',
        },
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
    return rows
      .map((row) => readRow(UseRow, row, 'ExecuteQuery nms:delivery'))
      .filter(({ affinity }) => affinity !== '');
  }

  /** By SOAP; where the operator may not, by the page that shows the same to people. */
  async processes(instance: string | undefined, signal: AbortSignal): Promise<readonly MonitoredProcess[] | undefined> {
    const dumped = instance === undefined ? undefined : await this.#ifShown(() => this.#dump(instance, signal));
    return dumped ?? this.#ifShown(() => this.#page(signal));
  }

  async #dump(instance: string, signal: AbortSignal): Promise<readonly MonitoredProcess[]> {
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
    return values.flatMap((element) => processesIn(element, undefined));
  }

  async #page(signal: AbortSignal): Promise<readonly MonitoredProcess[]> {
    return processesOnPage((await this.#caller.page('nl/jsp/monitor.jsp', MOST_PAGE_BYTES, signal)) ?? '');
  }

  async #ifShown(ask: () => Promise<readonly MonitoredProcess[]>): Promise<readonly MonitoredProcess[] | undefined> {
    try {
      const found = await ask();
      return found.length === 0 ? undefined : found;
    } catch (error) {
      if (isCampaignError(error) && NOT_SHOWN.includes(error.code)) {
        return undefined;
      }
      throw error;
    }
  }
}
