import './tracking.css';
import { startPage } from '../components/page/page';
import { TrackingView } from './view';

startPage((context) => new TrackingView(context));
