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
