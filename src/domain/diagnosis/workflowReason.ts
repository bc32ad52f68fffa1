import type { EvidenceItem, Finding } from '../finding';
import { fact } from '../judgement/verdict';
import type { Evidence, JournalReason } from './evidence';
import { explainedArgs } from './explained';
import { shortened } from './journalLine';

/** The line of a workflow's own journal that says why it ended in an error, as proof. */
export function workflowProof(evidence: Evidence, workflow: string): readonly EvidenceItem<'workflowLine'>[] {
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
export function whyWorkflowFailed(evidence: Evidence, workflow: string): Finding['args'] {
  return explainedArgs(reasonOf(evidence, workflow)?.explanation);
}

function reasonOf({ workflowReasons }: Evidence, workflow: string): JournalReason | undefined {
  return workflowReasons.ok ? workflowReasons.value?.get(workflow) : undefined;
}
