import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../src/connections/access';
import { FIRST_CHOICE } from '../../../src/domain/viewChoice';
import { diagnoseAllPending } from '../../../src/troubleshooting/diagnoseAllPending';
import { diagnoseDelivery } from '../../../src/troubleshooting/diagnoseDelivery';
import { examineInstance } from '../../../src/troubleshooting/examineInstance';
import { InstanceDeliveries } from '../../../src/views/deliveries/tree/instanceDeliveries';
import type { Cost, SlowWay } from './slowWay';

const { signal } = new AbortController();
const ID = 'c1';

export interface SignIn {
  readonly operator: string;
  readonly password: string;
}

/** What a person does, and what it cost: the first time on this machine, and in a later session. */
export interface ActionCost {
  readonly action: string;
  readonly cold: Cost;
  readonly warm: Cost;
}

/** A way of doing an action with an instance that is open, or of opening it. */
type Action = (instance: CampaignInstance, ids: Ids) => Promise<unknown>;

interface Ids {
  readonly waiting: string;
  readonly sent: string;
}

function accessTo(instance: CampaignInstance): ConnectionAccess {
  return {
    descriptor: () => ({
      id: ID,
      name: 'Demo',
      url: 'http://127.0.0.1',
      environment: 'demo',
      signIn: { kind: 'password', operator: instance.info.operator },
      servers: [],
    }),
    instance: () => Promise.resolve(instance),
    servers: () => Promise.resolve([]),
  };
}

const treeOf = (): InstanceDeliveries =>
  new InstanceDeliveries(
    { now: Date.now },
    () => 50,
    () => FIRST_CHOICE,
  );

const GROUPS = ['needsAttention', 'pending', 'inProgress', 'failed'];

const ACTIONS: Readonly<Record<string, Action>> = {
  'first tree, four groups open': async (instance) => {
    const tree = treeOf();
    await Promise.all([
      tree.readCounts(instance, signal),
      ...GROUPS.map((group) => tree.open(instance, group, signal)),
    ]);
    await tree.fillIn(instance, signal);
  },
  'expand a group': async (instance) => {
    await treeOf().open(instance, 'finished', signal);
  },
  'tracking panel: first figures': async ({ deliveries, tracking, statistics }, { sent }) => {
    await Promise.all([
      deliveries.get(sent, signal),
      tracking.figures(sent, signal),
      tracking.urls(sent, signal),
      tracking.content(sent, signal),
      statistics.reactions(sent, signal),
      statistics.byDomain(sent, signal),
    ]);
  },
  'audit log': (instance, { sent }) => instance.audit.tail(sent, 200, signal),
  'Why is it pending?': (instance, { waiting }) =>
    diagnoseDelivery(accessTo(instance), { connectionId: ID, deliveryId: waiting }, Date.now, signal),
  'Diagnose all pending': (instance) => diagnoseAllPending(accessTo(instance), ID, Date.now, signal, () => undefined),
  'health check': (instance) => examineInstance(accessTo(instance), ID, { now: Date.now, signal }),
};

/**
 * Does everything in two sessions, the second with the schemas of the first.
 * @param parallel calls at a time
 */
export async function costsOf(
  way: SlowWay,
  { operator, password }: SignIn,
  { cacheFolder, parallel }: { readonly cacheFolder: string; readonly parallel: number },
): Promise<readonly ActionCost[]> {
  const open = (folder: string): Promise<CampaignInstance> =>
    openInstance(
      {
        url: way.url,
        credentials: { kind: 'password', operator, password },
        parallel,
        cacheFolder: folder,
        timeoutMs: 60_000,
      },
      signal,
    );
  const looking = await open(cacheFolder);
  const now = Date.now() + looking.info.clockOffsetMs;
  const [waiting, sent] = await Promise.all(
    (['needsAttention', 'finished'] as const).map((group) =>
      looking.deliveries.list({ group, now, pageSize: 1 }, signal),
    ),
  );
  const ids = { waiting: waiting?.rows[0]?.id ?? '', sent: sent?.rows[0]?.id ?? '' };
  await looking.logoff();
  const costs: ActionCost[] = [];
  const connect = async (): Promise<void> => (await open(cacheFolder)).logoff();
  costs.push({ action: 'connect (with sign-off)', cold: await way.cost(connect), warm: await way.cost(connect) });
  for (const [action, act] of Object.entries(ACTIONS)) {
    const folder = `${cacheFolder}/${costs.length}`;
    const once = async (): Promise<Cost> => {
      const instance = await open(folder);
      const cost = await way.cost(() => act(instance, ids));
      // Confirmations of schemas that are known go on behind.
      await new Promise((resolve) => setTimeout(resolve, 50));
      await instance.logoff();
      return cost;
    };
    costs.push({ action, cold: await once(), warm: await once() });
  }
  return costs;
}
