import type { ReportState } from '../../src/shared/protocol/report';
import type { ReportString } from '../../src/shared/strings/report';
import type { PageContext } from '../components/page/page';

/** The page of this panel, with its texts and what it stores. */
export type ReportContext = PageContext<ReportString, ReportState>;
