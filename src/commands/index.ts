import type { CommandDefinition } from '../platform/commandRunner';
import type { CommandContext } from './context';
import { controlCommand } from './control/controlCommand';
import { tryDemo } from './demo/tryDemo';
import { applyRemedy } from './deliveries/applyRemedy';
import { chooseFix } from './deliveries/chooseFix';
import { copyId, copyInternalName } from './deliveries/copyNames';
import { copyLink } from './deliveries/deepLink';
import { exportSelection } from './deliveries/exportSelection';
import { openInCampaign } from './deliveries/openInCampaign';
import { openAuditLog } from './deliveries/openAuditLog';
import { openSource } from './deliveries/openSource';
import { openThroughput } from './deliveries/openThroughput';
import { openMessages } from './deliveries/openMessages';
import { openTracking } from './deliveries/openTracking';
import { loadMore, refresh, refreshDocument } from './deliveries/refresh';
import { whyPending } from './deliveries/whyPending';
import { addInstance } from './instances/addInstance';
import { changePassword } from './instances/changePassword';
import { connect, disconnect } from './instances/connect';
import { duplicateInstance } from './instances/duplicateInstance';
import { editInstance } from './instances/editInstance';
import { removeInstance } from './instances/removeInstance';
import { renameInstance } from './instances/renameInstance';
import { exportInstances, importInstances } from './instances/shareInstances';
import { testConnection } from './instances/testConnection';
import { addServer } from './servers/addServer';
import { removeServer } from './servers/removeServer';
import { logActionCommands } from './logs/logActionCommands';
import { openId } from './logs/openId';
import { openServerLog, openTrackingLog } from './logs/openLogs';
import { SERVER_COMMANDS } from './servers/serverCommands';
import { groupBy, sortBy } from './view/arrange';
import { clearFilter, filter, removeFilter, saveFilter } from './view/filter';
import { dismissFound, findDelivery } from './view/findDelivery';
import { showActivity, showLog } from './showLog';
import { diagnoseAllPending } from './troubleshooting/diagnoseAllPending';
import { openGuide } from './troubleshooting/openGuide';
import { openHealthReport } from './troubleshooting/openHealthReport';
import { hearRule, notForThisInstance, snoozeRule } from './troubleshooting/putAside';
import { runHealthChecks } from './troubleshooting/runHealthChecks';
import { saveSupportReport } from './troubleshooting/saveSupportReport';
import { undoRemedy } from './troubleshooting/undoRemedy';

/** Every verb of the extension, one file each. A test holds this list against package.json. */
export const COMMANDS: readonly ((context: CommandContext) => CommandDefinition)[] = [
  tryDemo,
  addInstance,
  editInstance,
  duplicateInstance,
  exportInstances,
  importInstances,
  renameInstance,
  removeInstance,
  changePassword,
  connect,
  disconnect,
  testConnection,
  addServer,
  removeServer,
  ...SERVER_COMMANDS,
  openTracking,
  openMessages,
  openThroughput,
  openAuditLog,
  openSource,
  whyPending,
  applyRemedy,
  chooseFix,
  diagnoseAllPending,
  undoRemedy,
  runHealthChecks,
  saveSupportReport,
  openGuide,
  openHealthReport,
  snoozeRule,
  notForThisInstance,
  hearRule,
  controlCommand('prepare'),
  controlCommand('start'),
  controlCommand('pause'),
  controlCommand('resume'),
  controlCommand('stop'),
  controlCommand('recomputeStatistics'),
  openInCampaign,
  copyId,
  copyInternalName,
  copyLink,
  exportSelection,
  refresh,
  loadMore,
  filter,
  clearFilter,
  saveFilter,
  removeFilter,
  groupBy,
  sortBy,
  findDelivery,
  dismissFound,
  refreshDocument,
  showLog,
  showActivity,
  openServerLog,
  openTrackingLog,
  openId,
  ...logActionCommands,
];
