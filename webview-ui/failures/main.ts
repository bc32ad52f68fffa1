import './failures.css';
import { failuresState } from '../../src/shared/protocol/failures';
import { startPage } from '../components/page/page';
import { FailuresView, type FailuresContext } from './view';

startPage(failuresState, (context: FailuresContext) => new FailuresView(context));
