import { plan } from '../data/plan';
import { insertRow } from '../store/store';
import { addDelivery, HOUR, MINUTE, minuteBefore, type Scenario, type ScenarioContext } from './scenario';

/** Lines of a workflow's own journal, the oldest first, a second apart. */
function writeWorkflowLog(
  { store, now }: ScenarioContext,
  workflow: string,
  ago: number,
  messages: readonly string[],
): void {
  const id = store.number('SELECT iWorkflowId FROM XtkWorkflow WHERE sInternalName = ?', [workflow]);
  for (const [index, message] of messages.entries()) {
    insertRow(store, 'XtkWorkflowLog', {
      iWorkflowId: id,
      tsLog: now - ago + index * 1000,
      iLogType: 0,
      sActivity: 'scheduler',
      sMessage: message,
    });
  }
}

/** As in Adobe's support article KA-19398. */
export const campaignJobsFail: Scenario = {
  name: 'campaignJobsFail',
  title: 'The technical workflow of campaigns ends in an error every time, over a proof whose delivery was deleted.',
  truth: ['workflows.campaignJobsFail'],
  subject: 'Wallpaper – new patterns',
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE XtkWorkflow SET iFailed = 1, iState = 13, tsProcess = ? WHERE sInternalName = 'operationMgt'", [
      now - 3 * HOUR,
    ]);
    writeWorkflowLog(context, 'operationMgt', 3 * HOUR, [
      'PGS-220000 PostgreSQL error: ERROR:  duplicate key value violates unique constraint "nmsdelivery_id" DETAIL:  Key (ideliveryid)=(70806071) already exists.',
      "SOP-330011 Error while executing the method 'SubmitJob' of service 'nms:delivery'.",
      "SCR-160012 JavaScript: error while evaluating script 'operationMgt/scheduler'.",
    ]);
    const id = addDelivery(
      context,
      plan({
        label: 'Wallpaper – new patterns',
        contact: minuteBefore(now, 2 * HOUR),
        segment: 'wallpaper',
        share: 0.2,
        operation: 'Loyalty',
        standing: { kind: 'ready' },
      }),
    );
    store.run("UPDATE NmsDelivery SET sValidationMode = 'auto' WHERE iDeliveryId = ?", [id]);
  },
};

/** As in Adobe's support article KA-25755. */
export const statesNotBroughtBack: Scenario = {
  name: 'statesNotBroughtBack',
  title: 'A delivery was sent by the mid-sourcing server and is opened; its state here still waits to start.',
  truth: ['workflows.statesNotBroughtBack'],
  subject: 'Opening hours in December',
  alone: true,
  apply: (context) => {
    const { store, now } = context;
    store.run("UPDATE XtkWorkflow SET iState = 20 WHERE sInternalName = 'defaultMidSourcingDlv'");
    const id = addDelivery(
      context,
      plan({
        label: 'Opening hours in December',
        routing: 'mid',
        contact: minuteBefore(now, 95 * MINUTE),
        segment: 'hours',
        share: 0.3,
        theme: 'order',
        standing: { kind: 'confirmed' },
      }),
    );
    store.run('UPDATE NmsDelivery SET iRecipientOpen = 31 WHERE iDeliveryId = ?', [id]);
  },
};
