import { plan } from '../data/plan';
import { insertRow } from '../store/store';
import { addDelivery, DAY, HOUR, minuteBefore, type Scenario, type ScenarioContext } from './scenario';

/** A delivery of which the analysis stands in a state since `ago` ms. */
function standing(context: ScenarioContext, label: string, state: number, ago: number, operation?: string): number {
  const { store, now } = context;
  const id = addDelivery(
    context,
    plan({
      label,
      contact: minuteBefore(now, -3 * HOUR),
      segment: label,
      share: 0.2,
      theme: 'kitchen',
      ...(operation === undefined ? {} : { operation }),
      standing: { kind: 'targetReady' },
    }),
  );
  store.run('UPDATE NmsDelivery SET iState = ?, tsLastModified = ? WHERE iDeliveryId = ?', [state, now - ago, id]);
  return id;
}

export const targetNotApproved: Scenario = {
  name: 'targetNotApproved',
  title: 'The target of a delivery was counted yesterday, and nobody has approved it.',
  truth: ['people.didNotApproveTarget'],
  subject: 'Tasting evening',
  apply: (context) => {
    standing(context, 'Tasting evening', 15, 20 * HOUR);
  },
};

export const messageNotApproved: Scenario = {
  name: 'messageNotApproved',
  title: 'The messages of a delivery are made, and nobody has approved them.',
  truth: ['people.didNotApproveMessage'],
  subject: 'Tableware for autumn',
  apply: (context) => {
    standing(context, 'Tableware for autumn', 25, 5 * HOUR);
  },
};

export const personalisationPending: Scenario = {
  name: 'personalisationPending',
  title: 'The personalisation of a delivery is pending for five hours; nobody works on it.',
  truth: ['database.preparationStands'],
  subject: 'A recipe for you',
  apply: (context) => {
    const id = standing(context, 'A recipe for you', 21, 5 * HOUR);
    context.store.run('UPDATE NmsDelivery SET tsPhase = ? WHERE iDeliveryId = ?', [context.now + DAY, id]);
  },
};

export const campaignStopped: Scenario = {
  name: 'campaignStopped',
  title: 'Somebody stopped a campaign whose prepared delivery is still to be confirmed.',
  truth: ['people.stoppedCampaign'],
  subject: 'Garden lights – last part',
  apply: (context) => {
    const { store, now } = context;
    insertRow(store, 'NmsOperation', {
      iOperationId: 3190,
      sInternalName: 'OP3190',
      sLabel: 'Garden lights',
      sNature: 'campaign',
      iStatus: 4,
      tsStart: now - 30 * 24 * HOUR,
      tsEnd: now + 30 * 24 * HOUR,
      iFolderId: 1105,
    });
    addDelivery(
      context,
      plan({
        label: 'Garden lights – last part',
        contact: minuteBefore(now, 2 * HOUR),
        segment: 'lights',
        share: 0.2,
        theme: 'garden',
        operation: 'Garden lights',
        standing: { kind: 'ready' },
      }),
    );
  },
};

export const workflowPaused: Scenario = {
  name: 'workflowPaused',
  title: 'The workflow that makes a delivery was paused by somebody; the delivery stays where it is.',
  truth: ['people.pausedWorkflow'],
  subject: 'Second-hand week',
  apply: (context) => {
    const { store, now } = context;
    const workflow = store.number('SELECT MAX(iWorkflowId) FROM XtkWorkflow') + 1;
    insertRow(store, 'XtkWorkflow', {
      iWorkflowId: workflow,
      sInternalName: `WKF${workflow}`,
      sLabel: 'Second-hand week, target',
      iState: 13,
      iFailed: 0,
      tsLastStart: now - 6 * HOUR,
      tsProcess: now - 4 * HOUR,
      tsLastModified: now - 4 * HOUR,
      iFolderId: 1105,
    });
    const id = standing(context, 'Second-hand week', 15, 4 * HOUR);
    store.run('UPDATE NmsDelivery SET iWorkflowId = ? WHERE iDeliveryId = ?', [workflow, id]);
  },
};
