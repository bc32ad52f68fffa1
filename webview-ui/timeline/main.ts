import './timeline.css';
import { timelineState } from '../../src/shared/protocol/timeline';
import { startPage } from '../components/page/page';
import type { TimelineContext } from './context';
import { TimelineView } from './view';

startPage(timelineState, (context: TimelineContext) => new TimelineView(context));
