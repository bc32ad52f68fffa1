import * as z from 'zod/mini';
import type { RoleAccount, RoleEvidence } from '../../domain/topology/instanceRole';
import type { InstanceInfo, OptionsRepository } from '../instance';
import { where } from '../query/condition';
import type { EntityReader } from '../query/entityReader';
import { path } from '../query/expression';
import type { TopologyRepository } from '../topology';
import { readRow, value } from '../values/row';
import { ifAvailable } from './ifAvailable';

/** More external accounts than an instance has. */
const MAX_ACCOUNTS = 500;

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
