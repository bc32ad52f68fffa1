import { join } from 'node:path';
import { INSTANCE, startDemo, type DemoOptions, type RunningDemo } from '../index';
import type { DemoHandle } from '../handle';
import { Handover } from './handover';
import { placeOf } from './shape';
import { MEMBERS, type Member, type Topology } from './topologies';

/** An instance of a platform that runs in this process. */
export interface RunningMember {
  readonly member: Member;
  readonly demo: RunningDemo;
  /** How to reach it; no servers where they are Adobe's. */
  readonly handle: DemoHandle;
}

/** Several instances that talk to each other by SOAP, as those of a customer do. */
export interface RunningPlatform {
  readonly topology: Topology;
  /** The one that people work on comes first. */
  readonly members: readonly RunningMember[];
  /** Moves the time of all instances forward, and lets everything happen that is due. */
  advance(ms: number): Promise<void>;
  close(): Promise<void>;
}

/** Two turns of the technical workflows never fall into one step, ms of the instances' time. */
const STEP_MS = 60_000;

/** How often it is looked what is due, real ms. */
const TICK_MS = 400;

const MID_ACCOUNT = 'midSourcingEmail';

/** Starts the instances of a topology, and what goes on between them. */
export async function startPlatform(
  topology: Topology,
  options: Omit<DemoOptions, 'place' | 'profile'> = {},
): Promise<RunningPlatform> {
  const { port = 0, scenarios, home, ...shared } = options;
  const members: RunningMember[] = [];
  for (const [at, member] of MEMBERS[topology].entries()) {
    const place = placeOf(topology, member, INSTANCE);
    const demo = await startDemo({
      ...shared,
      ...(home === undefined ? {} : { home: join(home, member.name) }),
      scenarios: place === undefined ? scenarios : [],
      port: at === 0 ? port : 0,
      ...(place === undefined ? {} : { place }),
    });
    const { handle } = demo;
    members.push({ member, demo, handle: member.ownServers ? handle : { ...handle, servers: [] } });
  }
  const handover = linked(members);
  let stepping: Promise<void> | undefined;
  const step = async (): Promise<void> => {
    stepping ??= (handover?.step() ?? Promise.resolve()).finally(() => {
      stepping = undefined;
    });
    await stepping;
  };
  await step();
  const timer = setInterval(() => void step(), TICK_MS);
  return {
    topology,
    members,
    advance: async (ms) => {
      for (let left = ms; left > 0; left -= STEP_MS) {
        for (const { demo } of members) {
          demo.advance(Math.min(left, STEP_MS));
        }
        await step();
      }
    },
    close: async () => {
      clearInterval(timer);
      await stepping;
      await Promise.all(members.map(({ demo }) => demo.close()));
    },
  };
}

/** Ties marketing to its mids: an account for each, by which it signs in there. */
function linked(members: readonly RunningMember[]): Handover | undefined {
  const marketing = members.find(({ member }) => member.part === 'marketing');
  const mids = members.filter(({ member }) => member.part === 'mid');
  if (marketing === undefined || mids.length === 0) {
    return undefined;
  }
  const { store } = marketing.demo.instance;
  const accounts = mids.map(({ handle: { url, operator, password } }, at) => ({
    name: at === 0 ? MID_ACCOUNT : `${MID_ACCOUNT}${at + 1}`,
    url,
    operator,
    password,
  }));
  store.run('UPDATE NmsExtAccount SET sServer = ? WHERE iDeliveryMode = 4', [accounts[0]?.url ?? '']);
  for (const [at, { name, url }] of accounts.entries()) {
    if (at > 0) {
      store.run(
        `INSERT INTO NmsExtAccount (iExtAccountId, sName, sLabel, iType, iActive, iDeliveryMode, iMessageType, sServer, sAccount)
         SELECT ?, ?, sLabel, iType, 1, 4, 0, ?, sAccount FROM NmsExtAccount WHERE sName = ?`,
        [1220 + at, name, url, MID_ACCOUNT],
      );
    }
  }
  return new Handover(marketing.demo.instance, accounts);
}
