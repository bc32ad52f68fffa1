import './report.css';
import { reportState } from '../../src/shared/protocol/report';
import { startPage } from '../components/page/page';
import type { ReportContext } from './context';
import { ReportView } from './view';

startPage(reportState, (context: ReportContext) => new ReportView(context));
