import './overview.css';
import { overviewState } from '../../src/shared/protocol/overview';
import { startPage } from '../components/page/page';
import { OverviewView, type OverviewContext } from './view';

startPage(overviewState, (context: OverviewContext) => new OverviewView(context));
