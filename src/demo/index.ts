import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InstanceProfile } from '../domain/topology/instanceProfile';
import { NO_EVENTS, type Limits } from './character/limits';
import { CAMPAIGN_7, type Product } from './character/product';
import { limitsOf, productOf } from './character/profile';
import { scaledClock, type ClockOptions } from './clock';
import { obey } from './control';
import { adoptAddress, RESOURCES } from './data/urls';
import { addBulk } from './data/bulk';
import { generate, RECIPIENTS, settle } from './data/generate';
import { writeServerHistory } from './data/serverHistory';
import { randomOf } from './engine/chance';
import { Engine } from './engine/engine';
import { Jobs } from './engine/jobs';
import type { TrackingPace } from './engine/tracking';
import { FaultInjector } from './faults/fault';
import type { DemoHandle } from './handle';
import { listen } from './httpServer';
import type { Instance } from './instance';
import { METHODS } from './methods/catalogue';
import type { TechnicalAccount } from './pages/ims';
import { DEFAULT_SCENARIOS, requireScenario } from './scenarios/catalogue';
import type { ScenarioContext } from './scenarios/scenario';
import { ServerFarm } from './servers/farm';
import { createServer } from './servers/layout';
import { serverSpecs, type ServerSpec } from './servers/spec';
import { Router } from './soap/router';
import { DEFAULT_LOCKOUT, Sessions, type Account, type LockoutRules } from './soap/sessions';
import { openSqlite, Store } from './store/store';

export interface DemoOptions {
  /** The same seed gives the same data. Default 1. */
  readonly seed?: number;
  /** 0 (default): any free port. */
  readonly port?: number;
  /** Folder for the servers' files; a temporary one, removed at the end, when not given. */
  readonly home?: string;
  readonly operator?: string;
  /** Random when not given. */
  readonly password?: string;
  /** Where time comes from and how fast it goes; speed 0 stands still but for `advance`. */
  readonly clock?: ClockOptions;
  /** Customers; 12,000 when not given. */
  readonly recipients?: number;
  /** Deliveries and messages in all, for tests of size; what is missing is added to the usual data. */
  readonly deliveries?: number;
  readonly messages?: number;
  /** Seconds between two looks of an MTA at the database; Campaign's own default is 30. Default 3. */
  readonly pollSeconds?: number;
  readonly tracking?: Partial<TrackingPace>;
  readonly lockout?: Partial<LockoutRules>;
  /** Behaves like the instance that a check found. */
  readonly profile?: InstanceProfile;
  /** An instance that has its place among others; the whole of a platform when not given. */
  readonly place?: InstancePlace;
  /** Troubles to start with, by name; a stopped MTA and a missing affinity when not given, none when empty. */
  readonly scenarios?: readonly string[];
  /** Hears of every request before it is answered: its path, and the SOAP method, '' for a page. */
  readonly onRequest?: (path: string, method: string) => void;
}

/** What distinguishes an instance of a platform from one that does everything by itself. */
export interface InstancePlace {
  readonly product: Product;
  readonly limits: Limits;
  /** Deliveries of mode 4 are sent by another instance: nothing pretends to. */
  readonly handsOver: boolean;
  readonly servers: readonly ServerSpec[];
  /** Makes of the usual data what this instance has. */
  readonly shape: (store: Store, now: number) => void;
}

/** A demo instance that runs in this process. */
export interface RunningDemo {
  readonly handle: DemoHandle;
  /** An access token that `Authorization: Bearer` accepts. */
  readonly bearerToken: string;
  /** Credentials for `POST /ims/token/v3`. */
  readonly technicalAccount: TechnicalAccount;
  /** An operator without any named right: may read, not act. */
  readonly reader: { readonly operator: string; readonly password: string };
  readonly instance: Instance;
  /** What goes wrong with answers, and when. */
  readonly faults: FaultInjector;
  /** Moves the instance's time forward and lets everything happen that is due. */
  advance(ms: number): void;
  /** Adds a trouble to the running instance. Throws an Error for a name that there is not. */
  applyScenario(name: string): void;
  /** Ends all sessions, as a restart of the web module does. */
  expireSessions(): void;
  close(): Promise<void>;
}

/** Name of the Campaign instance. */
export const INSTANCE = 'demo';

/** How often the running instance looks what is due, real ms. */
const TICK_MS = 400;

const DEFAULT_PACE: TrackingPace = { importMs: 15_000, consolidationMs: 10_000 };

const secret = (bytes: number): string => randomBytes(bytes).toString('base64url');

function createFarm(
  home: string,
  specs: readonly ServerSpec[],
  { pollSeconds, now, seed }: { readonly pollSeconds: number; readonly now: number; readonly seed: number },
): ServerFarm {
  const random = randomOf(seed + 7);
  const servers = specs.map((spec) => {
    const dir = join(home, 'servers', spec.name);
    mkdirSync(dir, { recursive: true });
    createServer(dir, spec, { instance: INSTANCE, pollSeconds, now, random });
    return { name: spec.name, hostname: spec.hostname, dir };
  });
  return new ServerFarm(servers, INSTANCE);
}

/** How long until it is so late in the day on this machine, ms. */
function untilTimeOfDay(now: number, timeOfDay: number): number {
  const today = new Date(now).setHours(0, 0, 0, 0) + timeOfDay;
  return (today < now ? new Date(today).setDate(new Date(today).getDate() + 1) : today) - now;
}

/** Starts an instance: data, servers, SOAP on 127.0.0.1, and time. */
export async function startDemo(options: DemoOptions = {}): Promise<RunningDemo> {
  const seed = options.seed ?? 1;
  const { profile, place } = options;
  const recipients = options.recipients ?? RECIPIENTS;
  const admin: Account = {
    login: options.operator ?? 'admin',
    password: options.password ?? secret(12),
    operatorId: 1060,
    rights: ['admin'],
  };
  const reader: Account = { login: 'monitoring', password: secret(12), operatorId: 1064, rights: [] };
  const technicalAccount: TechnicalAccount = {
    clientId: 'delivery-doctor',
    clientSecret: secret(18),
    token: secret(24),
  };
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'delivery-doctor-demo-'));
  const clock = scaledClock(options.clock);
  const store = new Store(await openSqlite());

  const scenarios = (options.scenarios ?? DEFAULT_SCENARIOS).map(requireScenario);
  for (const { timeOfDay } of scenarios) {
    clock.advance(timeOfDay === undefined ? 0 : untilTimeOfDay(clock.now(), timeOfDay));
  }
  const begin = clock.now();
  generate(store, { seed, now: begin, admin: admin.login, recipients });
  const farm = createFarm(home, place?.servers ?? serverSpecs(INSTANCE), {
    pollSeconds: options.pollSeconds ?? 3,
    now: begin,
    seed,
  });
  writeServerHistory(store, farm, begin);
  let publicUrl = RESOURCES;
  const context = (): ScenarioContext => ({
    store,
    farm,
    instance: INSTANCE,
    now: clock.now(),
    scale: recipients / RECIPIENTS,
    publicUrl,
  });
  const applyScenario = (name: string): void => {
    requireScenario(name).apply(context());
  };
  for (const scenario of scenarios) {
    scenario.apply({ ...context(), now: begin });
  }
  addBulk(store, { deliveries: options.deliveries ?? 0, messages: options.messages ?? 0, now: begin, recipients });
  settle(store, begin);

  const sessions = new Sessions([admin, reader], new Set([technicalAccount.token]), Date.now, {
    ...DEFAULT_LOCKOUT,
    ...options.lockout,
  });
  const engine = new Engine(
    store,
    farm,
    clock,
    { tracking: { ...DEFAULT_PACE, ...options.tracking }, handsOver: place?.handsOver === true },
    begin,
  );
  place?.shape(store, begin);
  const limits = place?.limits ?? (profile === undefined ? NO_EVENTS : limitsOf(profile));
  for (const name of limits.options) {
    store.run('DELETE FROM XtkOption WHERE sName = ?', [name]);
  }
  const methods = METHODS.filter(({ service, name }) => !limits.methods.has(`${service}#${name}`));
  const instance: Instance = {
    name: INSTANCE,
    unnamed: scenarios.some(({ unnamed }) => unnamed === true),
    store,
    clock,
    sessions,
    engine,
    jobs: new Jobs(store, engine, () => clock.now()),
    servers: farm,
    methods,
    product: place?.product ?? (profile === undefined ? CAMPAIGN_7 : productOf(profile)),
    limits,
  };
  const faults = new FaultInjector();
  const commands = {
    scenario: (name: string): string => {
      applyScenario(name);
      return requireScenario(name).title;
    },
    advance: (seconds: string): string => {
      clock.advance(Number(seconds) * 1000 || 0);
      return new Date(clock.now()).toISOString();
    },
  };
  const control = (authorization: string, body: string) =>
    obey({ commands, operator: admin.login, password: admin.password }, authorization, body);
  const { server, port } = await listen(
    {
      instance,
      router: new Router(methods, sessions),
      faults,
      technicalAccount,
      control,
      ...(options.onRequest === undefined ? {} : { onRequest: options.onRequest }),
    },
    options.port ?? 0,
  );
  publicUrl = `http://127.0.0.1:${port}`;
  adoptAddress(store, publicUrl);
  const follow = (): void => {
    farm.follow(clock.now() - Date.now());
  };
  follow();
  const timer = setInterval(() => {
    engine.catchUp();
    follow();
  }, TICK_MS);

  return {
    handle: {
      url: publicUrl,
      instance: INSTANCE,
      operator: admin.login,
      password: admin.password,
      servers: farm.servers
        .filter(({ name }) => scenarios.every(({ declared }) => declared?.includes(name) !== false))
        .map(({ name, dir }) => ({ name, installDir: dir })),
    },
    bearerToken: technicalAccount.token,
    technicalAccount,
    reader: { operator: reader.login, password: reader.password },
    instance,
    faults,
    advance: (ms) => {
      clock.advance(ms);
      follow();
      engine.catchUp();
    },
    applyScenario,
    expireSessions: () => {
      sessions.expireAll();
    },
    close: async () => {
      clearInterval(timer);
      server.closeAllConnections();
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
      });
      store.close();
      if (options.home === undefined) {
        rmSync(home, { recursive: true, force: true });
      }
    },
  };
}
