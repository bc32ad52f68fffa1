import './tracking.css';
import { startPage } from '../components/page';
import { TrackingView } from './view';

startPage((context) => new TrackingView(context));
