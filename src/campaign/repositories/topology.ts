import * as z from 'zod/mini';
import type { TwinAnswer } from '../../domain/topology/twin';
import type { RoleAccount, RoleEvidence } from '../../domain/topology/instanceRole';
import type { InstanceInfo, OptionsRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import type { SubmittedDelivery, TopologyRepository } from '../topology';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';

/** More external accounts than an instance has. */
const MAX_ACCOUNTS = 500;

/** A delivery is split over as many mids as there are; a bound all the same, since the answer is somebody else's. */
const MAX_TWINS = 50;

const TwinRow = z.object({
  id: value.key,
  state: value.code,
  createdAt: value.time,
  contactDate: value.time,
  lastModified: value.time,
  midSourcing: value.boolean,
  sender: value.textOrEmpty,
});

const AccountRow = z.object({
  name: value.textOrEmpty,
  active: value.boolean,
  type: value.integer,
  deliveryMode: value.integer,
  isMessageCenter: value.boolean,
});

/** Signs of the instance's roles (docs/campaign/topology.md, "What an instance is"). */
export class Topology implements TopologyRepository {
  readonly #entities: EntityReader;
  readonly #options: OptionsRepository;
  readonly #info: Pick<InstanceInfo, 'packages' | 'version'>;
  #known: RoleEvidence | undefined;

  constructor(entities: EntityReader, options: OptionsRepository, info: Pick<InstanceInfo, 'packages' | 'version'>) {
    this.#entities = entities;
    this.#options = options;
    this.#info = info;
  }

  async signs(signal: AbortSignal): Promise<RoleEvidence> {
    if (this.#known !== undefined) {
      return this.#known;
    }
    const [accounts, hasTwins, executionInstanceId] = await Promise.all([
      this.#accounts(signal),
      this.#hasTwins(signal),
      this.#options.get('NmsExecutionInstanceId', signal),
    ]);
    const { packages, version } = this.#info;
    const evidence = { packages, version, accounts, hasTwins, executionInstanceId };
    if (accounts !== undefined && hasTwins !== undefined) {
      this.#known = evidence;
    }
    return evidence;
  }

  /** Never `@password`: it can be decrypted with the instance's key. */
  #accounts(signal: AbortSignal): Promise<readonly RoleAccount[] | undefined> {
    return ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:extAccount',
          select: {
            name: '@name',
            active: '@active',
            type: '@type',
            deliveryMode: '@deliveryMode',
            isMessageCenter: '@isMessageCenter',
          },
          required: ['name', 'active', 'type'],
          orderBy: [{ expression: path('@name') }],
          lineCount: MAX_ACCOUNTS,
        },
        signal,
      );
      return rows.map((row) => {
        const { active, ...account } = readRow(AccountRow, row, 'ExecuteQuery nms:extAccount');
        return { ...account, active: active === true };
      });
    });
  }

  async midServers(signal: AbortSignal): Promise<readonly string[]> {
    const servers = await ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:extAccount',
          select: { server: '@server', type: '@type', deliveryMode: '@deliveryMode' },
          required: ['server'],
          where: () => where.all(where.number('@deliveryMode', '=', 4), where.number('@active', '=', 1)),
          lineCount: MAX_ACCOUNTS,
        },
        signal,
      );
      return rows.map(({ server }) => server ?? '');
    });
    return [...new Set(servers)].filter((server) => server !== '');
  }

  async accountServer(name: string, signal: AbortSignal): Promise<string | undefined> {
    const server = await ifAvailable(async () => {
      const rows = await this.#entities.all(
        {
          schema: 'nms:extAccount',
          select: { name: '@name', server: '@server' },
          required: ['name', 'server'],
          where: () => where.text('@name', '=', name),
          lineCount: 1,
        },
        signal,
      );
      return rows[0]?.server;
    });
    return server === '' ? undefined : server;
  }

  /**
   * By what the twins say, not by the id alone: after a restore, or by the duplicated keys of 8.9.1 (NEO-92424), the row
   * with that id may be another delivery (docs/campaign/topology.md).
   */
  async twins({ deliveryId, remoteId = '' }: SubmittedDelivery, signal: AbortSignal): Promise<TwinAnswer> {
    const byId = ['', '0'].includes(remoteId) ? undefined : remoteId;
    const rows = await this.#entities.all(
      {
        schema: 'nms:delivery',
        select: {
          id: '@id',
          state: '@state',
          createdAt: '@created',
          contactDate: 'scheduling/@contactDate',
          lastModified: '@lastModified',
          midSourcing: '@midSourcing',
          sender: 'properties/@midRemoteId',
        },
        required: ['id', 'state', 'midSourcing', 'sender'],
        where: () =>
          where.any(
            where.all(where.number('@midSourcing', '=', 1), where.key('properties/@midRemoteId', '=', deliveryId)),
            ...(byId === undefined ? [] : [where.key('@id', '=', byId)]),
          ),
        orderBy: [{ expression: path('@lastModified'), descending: true }],
        lineCount: MAX_TWINS,
      },
      signal,
    );
    const read = rows.map((row) => readRow(TwinRow, row, 'ExecuteQuery nms:delivery'));
    const isTwin = ({ midSourcing, sender }: z.infer<typeof TwinRow>): boolean =>
      midSourcing === true && sender === deliveryId;
    const foreign = read.find((row) => row.id === byId && !isTwin(row));
    // Where both name each other, others that name the same id are those of another sender.
    const pointed = read.find((row) => row.id === byId && isTwin(row));
    return {
      twins: (pointed === undefined ? read.filter(isTwin) : [pointed]).map(
        ({ id, state, contactDate, lastModified }) => ({
          id,
          state,
          contactDate,
          lastModified,
        }),
      ),
      ...(foreign === undefined ? {} : { foreign: foreign.id }),
    };
  }

  /** One delivery is enough; they are not counted. */
  #hasTwins(signal: AbortSignal): Promise<boolean | undefined> {
    return ifAvailable(async () => {
      const has = await this.#entities.has('nms:delivery', signal);
      if (!has('@midSourcing')) {
        return undefined;
      }
      const rows = await this.#entities.all(
        {
          schema: 'nms:delivery',
          select: { id: '@id' },
          required: ['id'],
          where: () => where.number('@midSourcing', '=', 1),
          lineCount: 1,
        },
        signal,
      );
      return rows.length > 0;
    });
  }
}
