import './throughput.css';
import { startPage } from '../components/page/page';
import { ThroughputView } from './view';

startPage((context) => new ThroughputView(context));
