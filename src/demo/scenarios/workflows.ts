import { plan } from '../data/plan';
import { insertRow } from '../store/store';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario } from './scenario';
import { senders, stopModuleOn } from './serverFiles';

export const wfserverMissing: Scenario = {
  name: 'wfserverMissing',
  title: 'The workflow server is down, so that approved deliveries of campaigns are not started.',
  truth: ['plan.later', 'processes.workflowServerStopped'],
  subject: 'Loyalty – double points',
  alone: true,
  apply: (context) => {
    const { now } = context;
    for (const server of senders(context)) {
      stopModuleOn(context, server, 'wfserver', 4 * HOUR);
    }
    addDelivery(
      context,
      plan({
        label: 'Loyalty – double points',
        contact: minuteBefore(now, -2 * HOUR),
        segment: 'doublePoints',
        share: 0.3,
        theme: 'gifts',
        operation: 'Loyalty',
        standing: { kind: 'ready' },
      }),
    );
  },
};

export const trackingWorkflowStopped: Scenario = {
  name: 'trackingWorkflowStopped',
  title: 'The technical workflow "Tracking" was paused yesterday: no opens and no clicks come in.',
  truth: ['workflows.trackingPaused'],
  apply: ({ store, now }) => {
    store.run(
      "UPDATE XtkWorkflow SET iState = 13, tsProcess = ?, tsNextProcessing = NULL WHERE sInternalName = 'tracking'",
      [now - 26 * HOUR],
    );
    store.run("UPDATE XtkOption SET tsValue = ? WHERE sName = 'NmsTracking_LastConsolidation'", [now - 26 * HOUR]);
  },
};

export const cleanupStopped: Scenario = {
  name: 'cleanupStopped',
  title: 'The nightly database cleanup has been failing for nine days.',
  truth: ['workflows.cleanupFails'],
  apply: ({ store, now }) => {
    store.run("UPDATE XtkWorkflow SET iFailed = 1, tsProcess = ? WHERE sInternalName = 'cleanup'", [now - 9 * DAY]);
    store.run("UPDATE XtkOption SET tsValue = ? WHERE sName = 'NmsCleanup_LastCleanup'", [now - 9 * DAY]);
  },
};

/** A rule sees `[@workflow-id]` of a delivery that is being edited, and `@failed` of that `xtk:workflow`. */
export const workflowInError: Scenario = {
  name: 'workflowInError',
  title: 'The workflow that prepares a delivery stopped on an error; the delivery stays a draft.',
  truth: ['workflows.preparingOneFailed'],
  apply: (context) => {
    const { store, now } = context;
    const workflow = store.number('SELECT MAX(iWorkflowId) FROM XtkWorkflow') + 1;
    insertRow(store, 'XtkWorkflow', {
      iWorkflowId: workflow,
      sInternalName: `WKF${workflow}`,
      sLabel: 'Target of the spring preview',
      iState: 13,
      iFailed: 1,
      tsLastStart: now - 3 * HOUR,
      tsProcess: now - 3 * HOUR,
      tsLastModified: now - 3 * HOUR,
      iFolderId: 1105,
    });
    const id = addDelivery(
      context,
      plan({
        label: 'Spring preview',
        contact: minuteBefore(now, -5 * HOUR),
        segment: 'spring',
        share: 0.5,
        theme: 'garden',
        standing: { kind: 'draft' },
      }),
    );
    store.run('UPDATE NmsDelivery SET iWorkflowId = ? WHERE iDeliveryId = ?', [workflow, id]);
  },
};
