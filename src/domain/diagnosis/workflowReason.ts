import type { EvidenceItem, Finding } from '../finding';
import { fact } from '../judgement/verdict';
import type { Evidence, JournalReason } from './evidence';
import { explainedArgs } from './explained';
import { shortened } from './journalLine';

/** What journals of workflows say, as evidence of a delivery and of an instance has it. */
type Reasons = Pick<Evidence, 'workflowReasons'>;

/** The line of a workflow's own journal that says why it ended in an error, as proof. */
export function workflowProof(evidence: Reasons, workflow: string): readonly EvidenceItem<'workflowLine'>[] {
  const { workflowReasons } = evidence;
  const reason = reasonOf(evidence, workflow);
  if (!workflowReasons.ok || reason === undefined) {
    return [];
  }
  const { at, message } = reason.line;
  return [
    fact(workflowReasons, 'workflowLine', {
      workflow,
      message: shortened(message),
      ...(at === undefined ? {} : { lineAt: at }),
    }),
  ];
}

/** What is known of that line, as arguments of a finding. */
export function whyWorkflowFailed(evidence: Reasons, workflow: string): Finding['args'] {
  return explainedArgs(reasonOf(evidence, workflow)?.explanation);
}

function reasonOf({ workflowReasons }: Reasons, workflow: string): JournalReason | undefined {
  return workflowReasons.ok ? workflowReasons.value?.get(workflow) : undefined;
}
