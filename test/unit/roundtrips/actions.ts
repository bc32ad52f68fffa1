import { setTimeout as delay } from 'node:timers/promises';
import { openInstance } from '../../../src/campaign';
import type { CampaignInstance } from '../../../src/campaign/instance';
import type { ConnectionAccess } from '../../../src/connections/access';
import { FIRST_CHOICE } from '../../../src/domain/viewChoice';
import type { PanelContent } from '../../../src/panels/frame/panelContent';
import { MessagesContent } from '../../../src/panels/messages/messagesContent';
import { ThroughputContent } from '../../../src/panels/throughput/throughputContent';
import { TrackingContent } from '../../../src/panels/tracking/trackingContent';
import { diagnoseAllPending } from '../../../src/troubleshooting/diagnoseAllPending';
import { diagnoseDelivery } from '../../../src/troubleshooting/diagnoseDelivery';
import { examineInstance } from '../../../src/troubleshooting/examineInstance';
import { InstanceDeliveries } from '../../../src/views/deliveries/tree/instanceDeliveries';
import { sourceOf, Workplace } from '../operations/workplace';
import { descriptor, Recorder } from '../panels/frame/recorder';
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

/** What an action works with. */
interface Scene {
  readonly instance: CampaignInstance;
  readonly now: number;
  /** A delivery that waits, one that was sent, and two that are being sent. */
  readonly waiting: string;
  readonly sent: string;
  readonly sending: string;
  readonly sendingToo: string;
  readonly session: 'cold' | 'warm';
  readonly url: string;
  /** Ends all sessions on the side of the instance. */
  readonly expire: () => void;
  /** To be called when a person sees the first of it. */
  readonly shown: () => void;
}

/** A way of doing an action with an instance that is open. What it returns is done afterwards, and counted by itself. */
type Action = (scene: Scene) => Promise<unknown>;

function accessTo(instance: CampaignInstance): ConnectionAccess {
  return {
    descriptor: () => ({ ...descriptor, url: 'http://127.0.0.1' }),
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

async function firstTree(instance: CampaignInstance, shown: () => void): Promise<InstanceDeliveries> {
  const tree = treeOf();
  // Each group shows its names as soon as they are there.
  await Promise.all([
    tree.readCounts(instance, signal),
    ...GROUPS.map((group) => tree.open(instance, group, signal).then(shown)),
  ]);
  await tree.fillIn(instance, signal);
  return tree;
}

/** A panel of a delivery, and how it looks; `shown` with its first message. */
class OpenedPanel extends Recorder {
  private readonly content: PanelContent;

  constructor(
    private readonly scene: Scene,
    deliveryId: string,
    make: (frame: Recorder) => PanelContent,
  ) {
    super({ connectionId: ID, deliveryId });
    this.content = make(this);
  }

  override post(...message: Parameters<Recorder['post']>): void {
    super.post(...message);
    this.scene.shown();
  }

  async look(): Promise<void> {
    const { instance, now, url } = this.scene;
    await this.content.look({ instance, descriptor: { ...descriptor, url }, now, asked: false, signal });
  }

  async handle(...message: Parameters<PanelContent['handle']>): Promise<void> {
    await this.content.handle(...message);
  }
}

async function messagesOf(scene: Scene): Promise<OpenedPanel> {
  const panel = new OpenedPanel(scene, scene.sent, (frame) => new MessagesContent(frame));
  await panel.look();
  await panel.handle({ type: 'gridBlock', sheet: 1, block: 0 });
  return panel;
}

const ACTIONS: Readonly<Record<string, Action>> = {
  'refresh the tree': async ({ instance, shown }) => {
    const tree = await firstTree(instance, shown);
    return () => tree.refresh(instance, signal);
  },
  'refresh after the session expired': async ({ instance, shown, expire }) => {
    const tree = await firstTree(instance, shown);
    return () => {
      expire();
      return tree.refresh(instance, signal);
    };
  },
  'ten reads after the session expired': async ({ instance, now, expire }) => {
    expire();
    await Promise.all(Array.from({ length: 10 }, (_, n) => instance.deliveries.countByGroup(now + n, signal)));
  },
  'expand a group': async ({ instance }) => {
    await treeOf().open(instance, 'finished', signal);
  },
  'tracking panel': async (scene) => {
    await new OpenedPanel(scene, scene.sent, (frame) => new TrackingContent(frame)).look();
  },
  'throughput of a delivery': async (scene) => {
    await new OpenedPanel(scene, scene.sending, (frame) => new ThroughputContent(frame)).look();
  },
  'throughput of the instance': async (scene) => {
    const ofInstance = (frame: Recorder): PanelContent =>
      new ThroughputContent({
        deps: frame.deps,
        changes: frame.changes,
        closed: frame.closed,
        ref: { connectionId: ID },
        post: (message) => {
          frame.post(message);
        },
        title: () => undefined,
        lookNow: () => undefined,
      });
    await new OpenedPanel(scene, '', ofInstance).look();
  },
  'messages, first rows': messagesOf,
  'messages, another filter': async (scene) => {
    const panel = await messagesOf(scene);
    return async () => {
      await panel.handle({ type: 'logFilter', filter: { statuses: [2] } });
      await panel.look();
      await panel.handle({ type: 'gridBlock', sheet: 2, block: 0 });
    };
  },
  'audit log': ({ instance, sent }) => instance.audit.tail(sent, 200, signal),
  'Why is it pending?': ({ instance, waiting, shown }) =>
    diagnoseDelivery(accessTo(instance), { connectionId: ID, deliveryId: waiting }, Date.now, signal, {
      progress: shown,
    }),
  'Diagnose all pending': ({ instance }) =>
    diagnoseAllPending(accessTo(instance), ID, Date.now, signal, () => undefined),
  'health check': ({ instance, shown }) =>
    examineInstance(accessTo(instance), ID, { now: Date.now, signal, progress: shown }),
  'pause a delivery': async ({ instance, sending, sendingToo, session }) => {
    const workplace = new Workplace(sourceOf(instance));
    // What is shown is bound to its instance long before somebody clicks on it.
    const target = await workplace.bind();
    const deliveryId = session === 'cold' ? sending : sendingToo;
    return async (shown: () => void) => {
      workplace.answers = { meanwhile: shown };
      await workplace.apply({ kind: 'pause', deliveryId }, target);
    };
  },
};

export interface CostOptions {
  /** Ends all sessions on the side of the instance. */
  readonly expire: () => void;
  readonly cacheFolder: string;
  /** Calls at a time. */
  readonly parallel: number;
}

/** Does one after the other in two sessions, the second with the schemas of the first. */
export async function* costsOf(
  way: SlowWay,
  { operator, password }: SignIn,
  { cacheFolder, parallel, expire }: CostOptions,
): AsyncGenerator<ActionCost, void> {
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
  const [waiting, sent, sending] = await Promise.all(
    (['needsAttention', 'finished', 'inProgress'] as const).map(async (group) =>
      (await looking.deliveries.list({ group, now, pageSize: 2 }, signal)).rows.map(({ id }) => id),
    ),
  );
  await looking.logoff();
  const ids = {
    now,
    waiting: waiting?.[0] ?? '',
    sent: sent?.[0] ?? '',
    sending: sending?.[0] ?? '',
    sendingToo: sending?.[1] ?? '',
    url: way.url,
    expire,
  };
  const connect = async (folder: string): Promise<Cost> => {
    let opened: CampaignInstance | undefined;
    const cost = await way.cost(async (shown) => {
      opened = await open(folder);
      await firstTree(opened, shown);
    });
    await opened?.logoff();
    return cost;
  };
  yield {
    action: 'connect and first tree',
    cold: await connect(`${cacheFolder}/first`),
    warm: await connect(`${cacheFolder}/first`),
  };
  for (const [action, act] of Object.entries(ACTIONS)) {
    const folder = `${cacheFolder}/${encodeURIComponent(action)}`;
    const once = async (session: 'cold' | 'warm'): Promise<Cost> => {
      const instance = await open(folder);
      // A person is not faster: what panels need is asked for a second after signing in, behind the tree.
      await delay(1300);
      await way.idle();
      let then: unknown;
      const whole = await way.cost(async (shown) => {
        then = await act({ ...ids, instance, session, shown });
      });
      const cost = typeof then === 'function' ? await way.cost(then as (shown: () => void) => Promise<void>) : whole;
      await way.idle();
      await instance.logoff();
      return cost;
    };
    yield { action, cold: await once('cold'), warm: await once('warm') };
  }
}
