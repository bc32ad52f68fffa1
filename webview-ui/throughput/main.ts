import './throughput.css';
import { throughputState } from '../../src/shared/protocol/throughput';
import { startPage } from '../components/page/page';
import type { ThroughputContext } from './context';
import { ThroughputView } from './view';

startPage(throughputState, (context: ThroughputContext) => new ThroughputView(context));
