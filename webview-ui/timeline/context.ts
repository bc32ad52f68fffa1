import type { TimelineState } from '../../src/shared/protocol/timeline';
import type { TimelineString } from '../../src/shared/strings/timeline';
import type { PageContext } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type TimelineContext = PageContext<TimelineString, TimelineState>;
