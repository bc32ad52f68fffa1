import type { Limits } from './character/limits';
import { CAMPAIGN_7, type Product } from './character/product';
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
  /** Its pages for anybody do not name it. */
  readonly unnamed: boolean;
  readonly store: Store;
  readonly clock: DemoClock;
  readonly sessions: Sessions;
  readonly engine: Engine;
  readonly jobs: Jobs;
  readonly servers: ServerFarm;
  /** What schemas list as their methods. */
  readonly methods: readonly ListedMethod[];
  /** What it gives itself out as. */
  readonly product: Product;
  /** What it lacks. */
  readonly limits: Limits;
}

/** What `nlserver` on the demo's servers prints of itself. */
export const { build: BUILD, release: RELEASE, commit: COMMIT } = CAMPAIGN_7;
export const BUILD_DATE = '08/09/2026';
