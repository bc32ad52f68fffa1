import { CAMPAIGN_7, type Product } from '../character/product';
import { TOPOLOGIES, type Topology } from '../handle';

export { TOPOLOGIES, type Topology } from '../handle';

/** What an instance of a platform is there for. */
export type Part = 'whole' | 'marketing' | 'mid' | 'control' | 'execution';

/** One instance of a platform. */
export interface Member {
  /** Name of the instance, and what it is called in a list of instances. */
  readonly name: string;
  readonly part: Part;
  readonly product: Product;
  /** Whether its servers are those of the person who looks at it: else they are Adobe's. */
  readonly ownServers: boolean;
}

const CAMPAIGN_8: Product = {
  version: '8.6.4',
  build: 9830,
  release: '8.6.4',
  commit: '11d1c68',
  packages: ['nms:core', 'nms:campaign'],
};

function member(name: string, part: Part, ownServers: boolean, product: Product, ...packages: string[]): Member {
  return { name, part, ownServers, product: { ...product, packages: [...product.packages, ...packages] } };
}

/** The instances of each topology; the first is the one that people work on (docs/campaign/topology.md). */
export const MEMBERS: Readonly<Record<Topology, readonly Member[]>> = {
  'all-in-one': [member('demo', 'whole', true, CAMPAIGN_7)],
  'marketing+mid': [
    member('marketing', 'marketing', true, CAMPAIGN_7),
    member('mid-a', 'mid', true, CAMPAIGN_7, 'nms:midReceiver'),
  ],
  split: [
    member('marketing', 'marketing', true, CAMPAIGN_7),
    member('mid-a', 'mid', true, CAMPAIGN_7, 'nms:midReceiver'),
    member('mid-b', 'mid', true, CAMPAIGN_7, 'nms:midReceiver'),
  ],
  hybrid: [
    member('marketing', 'marketing', true, CAMPAIGN_7),
    member('mid-a', 'mid', false, CAMPAIGN_7, 'nms:midReceiver'),
  ],
  'message-center': [
    member('control', 'control', true, CAMPAIGN_7, 'nms:messageCenter'),
    member('cell-1', 'execution', true, CAMPAIGN_7, 'nms:messageCenter'),
  ],
  'v8-ffda': [
    member('marketing', 'marketing', false, CAMPAIGN_8, 'xxl:fullfdaCommon'),
    member('mid-a', 'mid', false, CAMPAIGN_8, 'nms:midReceiver', 'xxl:fullfdaMid'),
  ],
  'v8-managed': [
    member('marketing', 'marketing', false, CAMPAIGN_8),
    member('mid-a', 'mid', false, CAMPAIGN_8, 'nms:midReceiver'),
  ],
};

/** Throws an Error that names those that there are. */
export function requireTopology(name: string): Topology {
  const found = TOPOLOGIES.find((one) => one === name);
  if (found === undefined) {
    throw new Error(`There is no topology ${name}; there are: ${TOPOLOGIES.join(', ')}.`);
  }
  return found;
}
