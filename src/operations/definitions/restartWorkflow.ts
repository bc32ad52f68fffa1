import * as l10n from '@vscode/l10n';
import type { WorkflowRun } from '../../campaign/instance';
import { defineOperation } from '../defineOperation';
import { shownIf, type Operation } from '../operation';
import type { Place } from '../place';
import { DELIVERY_WATCHING, send } from './onDelivery';

/** `xtk:workflow/@state` of a workflow that runs. */
const RUNNING = 11;

function runs({ state, failed }: WorkflowRun): boolean {
  return state === RUNNING && failed !== true;
}

/** Restarts a technical workflow that stopped or failed. */
export const restartWorkflow = defineOperation<'restartWorkflow'>({
  kind: 'restartWorkflow',
  expert: true,
  title: ({ workflow }) => l10n.t('Restart the workflow {0}', workflow),
  effect: () => l10n.t('Its task starts over.'),
  undoing: () => l10n.t('This cannot be undone.'),
  operation: (request, language): Operation<Place, WorkflowRun> => {
    const { workflow } = request;
    return {
      id: 'restartWorkflow',
      request: { ...request },
      title: restartWorkflow.title(request, language),
      subject: `workflow ${workflow}`,
      read: async (place, signal) => (await place.instance(signal)).workflows.get(workflow, signal),
      needless: (now) =>
        runs(now)
          ? { kind: 'alreadySo', text: l10n.t('The workflow {0} runs already; nothing was done.', now.label) }
          : undefined,
      ask: (now) => ({
        question: l10n.t('Restart the workflow {0}?', `${now.label} (${workflow})`),
        now: l10n.t('It is “{0}” now.', workflowText(now)),
        effect: restartWorkflow.effect(request),
        undo: restartWorkflow.undoing(request),
        action: l10n.t('Restart It'),
        typed: workflow,
      }),
      agreed: ({ label, state, failed }) => ({ label, state, failed }),
      write: (place, _before, signal) => send(place, signal, (writes) => writes.restartWorkflow(workflow, signal)),
      sight: (before, now) => shownIf(now !== undefined && runs(now) && !runs(before)),
      done: ({ label }) => l10n.t('The workflow {0} runs.', label),
      values: (before, now) => ({
        before: `${before.label} ${workflowText(before)}`,
        after: now === undefined ? '?' : workflowText(now),
      }),
      undo: () => undefined,
      watching: DELIVERY_WATCHING,
    };
  },
});

function workflowText(run: WorkflowRun): string {
  if (runs(run)) {
    return l10n.t('running');
  }
  return run.failed === true ? l10n.t('stopped by an error') : l10n.t('not running');
}
