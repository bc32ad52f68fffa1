import { CONTROL_COMMANDS } from './control/controlCommand';
import type { Command } from './defineCommand';
import { copyId, copyInternalName, copyLink } from './deliveries/copyDelivery';
import { exportSelection } from './deliveries/exportSelection';
import {
  exportFailedMessages,
  openAuditLog,
  openMessages,
  openSource,
  openThroughput,
  openTracking,
  openTrackingLog,
} from './deliveries/openDelivery';
import { openInCampaign } from './deliveries/openInCampaign';
import { dismissProposal, reviewProposal } from './assistants/proposals';
import { tryDemo } from './demo/tryDemo';
import { tryTopology } from './demo/tryTopology';
import { copyAddress } from './instances/copyAddress';
import { changePassword, connect, disconnect } from './instances/connect';
import { correctRoles } from './instances/correctRoles';
import {
  addInstance,
  duplicateInstance,
  editInstance,
  removeInstance,
  renameInstance,
} from './instances/editInstances';
import { moveInstanceDown, moveInstanceUp } from './instances/moveInstance';
import { openFailures } from './instances/openFailures';
import { openOverview } from './instances/openOverview';
import { openInstanceThroughput } from './instances/openInstanceThroughput';
import { exportInstances, importInstances } from './instances/shareInstances';
import { checkInstance } from './instances/checkInstance';
import { testConnection } from './instances/testConnection';
import { showActivity, showLog } from './logs/activity';
import { exportActivity } from './logs/exportActivity';
import { explainLine } from './logs/explainLine';
import { LOG_EDITOR_COMMANDS, openId } from './logs/logEditor';
import { openMergedLog, openMtaLogs } from './logs/openMergedLog';
import { openServerLog } from './logs/openServerLog';
import { refreshDocument } from './logs/refreshDocument';
import { undoChange } from './logs/undoChange';
import { refreshPanel, savePanel } from './panels/actOnPanel';
import { addServer } from './servers/addServer';
import { removeServer } from './servers/removeServer';
import { SERVER_COMMANDS } from './servers/serverCommands';
import { copyNlserverLine, openTerminal } from './servers/terminal';
import { diagnoseAllPending, WHY_COMMANDS } from './troubleshooting/diagnose';
import { applyRemedy, chooseFix, fixFinding, undoRemedy } from './troubleshooting/fixes';
import { countInactiveRecipients, openGuide, openHealthReport, runHealthChecks } from './troubleshooting/healthChecks';
import { openIncident, saveIncident } from './troubleshooting/incidentCommands';
import { copyReportAsMarkdown, copyReportForTicket, showReport, showReportAsText } from './troubleshooting/reports';
import { saveSupportReport } from './troubleshooting/saveSupportReport';
import { hearRule, notForThisInstance, snoozeRule } from './troubleshooting/snoozeRule';
import { groupBy, sortBy } from './view/arrange';
import { clearFilter, filter, removeFilter, saveFilter } from './view/filter';
import { dismissFound, findDelivery } from './view/findDelivery';
import { pinDelivery, unpinDelivery } from './view/pinDelivery';
import { showTwin } from './view/showTwin';
import { loadMore, refresh } from './view/refresh';
import { openInstanceTimeline, openTimeline } from './watch/openTimeline';
import { WATCH_COMMANDS } from './watch/watchCommands';

/** Every command, in the order of package.json, which is generated from here. */
export const COMMANDS: readonly Command[] = [
  tryDemo,
  tryTopology,
  addInstance,
  editInstance,
  duplicateInstance,
  exportInstances,
  importInstances,
  renameInstance,
  removeInstance,
  changePassword,
  copyAddress,
  connect,
  disconnect,
  testConnection,
  checkInstance,
  correctRoles,
  openInstanceThroughput,
  openFailures,
  openOverview,
  moveInstanceUp,
  moveInstanceDown,
  refreshPanel,
  savePanel,
  addServer,
  removeServer,
  ...SERVER_COMMANDS,
  openTimeline,
  openInstanceTimeline,
  ...WATCH_COMMANDS,
  openTerminal,
  copyNlserverLine,
  ...WHY_COMMANDS,
  diagnoseAllPending,
  openTracking,
  openThroughput,
  openMessages,
  exportFailedMessages,
  openAuditLog,
  openTrackingLog,
  openSource,
  openInCampaign,
  ...CONTROL_COMMANDS,
  copyInternalName,
  copyId,
  copyLink,
  exportSelection,
  filter,
  clearFilter,
  saveFilter,
  removeFilter,
  findDelivery,
  pinDelivery,
  unpinDelivery,
  showTwin,
  dismissFound,
  groupBy,
  sortBy,
  refresh,
  loadMore,
  showReportAsText,
  showReport,
  copyReportAsMarkdown,
  copyReportForTicket,
  chooseFix,
  fixFinding,
  applyRemedy,
  undoRemedy,
  undoChange,
  reviewProposal,
  dismissProposal,
  runHealthChecks,
  countInactiveRecipients,
  openHealthReport,
  openGuide,
  snoozeRule,
  notForThisInstance,
  hearRule,
  saveSupportReport,
  saveIncident,
  openIncident,
  openServerLog,
  openMergedLog,
  openMtaLogs,
  openId,
  ...LOG_EDITOR_COMMANDS,
  explainLine,
  refreshDocument,
  showActivity,
  exportActivity,
  showLog,
];
