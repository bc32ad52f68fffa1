import type { PanelKind } from './contract';
import type { PanelDefinition } from './frame/panelDefinition';
import { failuresPanel } from './failures/failuresPanel';
import { messagesPanel } from './messages/messagesPanel';
import { overviewPanel } from './overview/overviewPanel';
import { reportPanel } from './report/reportPanel';
import { throughputPanel } from './throughput/throughputPanel';
import { timelinePanel } from './timeline/timelinePanel';
import { trackingPanel } from './tracking/trackingPanel';

/** Every kind of panel. */
export const PANELS: { readonly [Kind in PanelKind]: PanelDefinition<Kind> } = {
  tracking: trackingPanel,
  throughput: throughputPanel,
  messages: messagesPanel,
  failures: failuresPanel,
  overview: overviewPanel,
  report: reportPanel,
  timeline: timelinePanel,
};
