import './tracking.css';
import { trackingState } from '../../src/shared/protocol/tracking';
import { startPage } from '../components/page/page';
import type { TrackingContext } from './context';
import { TrackingView } from './view';

startPage(trackingState, (context: TrackingContext) => new TrackingView(context));
