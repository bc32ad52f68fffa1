import type { TrackingState } from '../../src/shared/protocol/tracking';
import type { TrackingString } from '../../src/shared/strings/tracking';
import type { PageContext } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type TrackingContext = PageContext<TrackingString, TrackingState>;
