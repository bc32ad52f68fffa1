import * as z from 'zod/mini';
import { DELIVERY_STATES } from '../../domain/deliveryState';
import { isCampaignError, type CampaignError, type CampaignErrorCode } from '../errors';
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

/** By these an instance says that the operator may not ask. */
const NOT_SHOWN: readonly CampaignErrorCode[] = ['missingRight', 'unknownSchema', 'unknownMethod', 'queryError'];

/** What the server answers when something is wrong with it, or with one of the two ways to ask. */
const FAILED: readonly CampaignErrorCode[] = ['serverError', 'malformed', 'http', 'html', 'notCampaign'];

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

  /**
   * By SOAP; where that fails, by the page that shows the same to people. Undefined when neither shows any: that is what
   * refusals mean, while a fault of the server is told.
   */
  async processes(instance: string | undefined, signal: AbortSignal): Promise<readonly MonitoredProcess[] | undefined> {
    const looks = [...(instance === undefined ? [] : [() => this.#dump(instance, signal)]), () => this.#page(signal)];
    let fault: CampaignError | undefined;
    for (const look of looks) {
      try {
        const found = await look();
        if (found.length > 0) {
          return found;
        }
      } catch (error) {
        if (!isCampaignError(error) || ![...NOT_SHOWN, ...FAILED].includes(error.code)) {
          throw error;
        }
        fault ??= NOT_SHOWN.includes(error.code) ? undefined : error;
      }
    }
    if (fault !== undefined) {
      throw fault;
    }
    return undefined;
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
}
