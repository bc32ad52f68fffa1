import type { ThroughputState } from '../../src/shared/protocol/throughput';
import type { ThroughputString } from '../../src/shared/strings/throughput';
import type { PageContext } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type ThroughputContext = PageContext<ThroughputString, ThroughputState>;
