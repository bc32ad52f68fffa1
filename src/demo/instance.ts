import type { DemoClock } from './clock';
import type { Engine } from './engine/engine';
import type { Jobs } from './engine/jobs';
import type { ListedMethod } from './schemas/compiled';
import type { ServerFarm } from './servers/farm';
import type { Sessions } from './soap/sessions';
import type { Store } from './store/store';

/** The running instance as its methods and pages see it. */
export interface Instance {
  readonly name: string;
  readonly store: Store;
  readonly clock: DemoClock;
  readonly sessions: Sessions;
  readonly engine: Engine;
  readonly jobs: Jobs;
  readonly servers: ServerFarm;
  /** What schemas list as their methods. */
  readonly methods: readonly ListedMethod[];
}

/** What the demo gives itself out as: version, build and commit as `/r/test`, logon and `nlserver` print them. */
export const VERSION = '7.4.4';
export const BUILD = 9402;
export const RELEASE = '26.3';
export const COMMIT = 'de30f0a';
export const BUILD_DATE = '08/09/2026';
