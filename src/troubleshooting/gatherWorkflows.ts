import { l10n } from 'vscode';
import type { CampaignInstance, WorkflowLine } from '../campaign/instance';
import type { DeliveryDetail } from '../domain/delivery';
import type { Evidence, JournalReason, WorkflowSeen } from '../domain/diagnosis/evidence';
import { lastAttempt } from '../domain/diagnosis/lastAttempt';
import { WATCHED_WORKFLOWS } from '../domain/diagnosis/workflowStopped';
import type { Observed } from '../domain/judgement/observed';
import { explainText, journalCauses } from '../knowledge';
import { languageOfTheWindow } from '../platform/language';
import type { ObserveSource } from './source';

/** The technical workflows that a delivery may need. */
export async function gatherWorkflows(instance: CampaignInstance, from: ObserveSource): Promise<Evidence['workflows']> {
  const read = await Promise.all(
    WATCHED_WORKFLOWS.map(async (name): Promise<[string, Observed<WorkflowSeen | undefined>]> => [
      name,
      await from(l10n.t('workflow {0}', name), (limit) => instance.workflows.get(name, limit)),
    ]),
  );
  return Object.fromEntries(read);
}

/** Why those in error ended so, by their own journals: the technical ones, and the one that makes the delivery. */
export function gatherWorkflowReasons(
  instance: CampaignInstance,
  workflows: Evidence['workflows'],
  { workflow }: Pick<DeliveryDetail, 'workflow'>,
  from: ObserveSource,
): Promise<Evidence['workflowReasons']> {
  const technical = Object.entries(workflows).flatMap(([name, read]) =>
    read.ok && read.value?.failed === true ? [name] : [],
  );
  const inError = [...technical, ...(workflow?.failed === true ? [workflow.name] : [])];
  return from(l10n.t('journals of workflows'), async (limit) => {
    const reasons = new Map<string, JournalReason>();
    for (const [name, lines] of await Promise.all(
      inError.map(async (name) => [name, await instance.workflows.journal(name, limit)] as const),
    )) {
      const reason = lines === undefined ? undefined : reasonIn(lines);
      if (reason !== undefined) {
        reasons.set(name, reason);
      }
    }
    return reasons;
  });
}

/** Codes of Campaign begin an error in whatever language the server writes. */
const CODE = /\b[A-Z]{3}-\d{6}\b/;

const ERROR = 0;

/** The root of the last attempt. Lines without a code that nobody explains say nothing of errors. */
function reasonIn(lines: readonly WorkflowLine[]): JournalReason | undefined {
  const context = { language: languageOfTheWindow(), place: 'workflow' } as const;
  const errors = lines.filter(({ message }) => CODE.test(message) || explainText(message, context).length > 0);
  const [reason] = journalCauses(
    lastAttempt(errors).map((line) => ({ ...line, type: ERROR })),
    context,
  );
  return reason;
}
