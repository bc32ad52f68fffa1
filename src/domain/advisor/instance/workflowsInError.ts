import * as l10n from '@vscode/l10n';
import { explainedText } from '../../diagnosis/explained';
import { whyWorkflowFailed, workflowProof } from '../../diagnosis/workflowReason';
import { WATCHED_WORKFLOWS, stands } from '../../diagnosis/workflowStopped';
import { BECAUSE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import { defineRule } from '../rule';

/** Technical workflows that deliveries need, and that are stopped or ended in an error. */
export const workflowsInError = defineRule({
  id: 'workflowsInError',
  steps: ['technicalWorkflows'],
  title: (args) =>
    args.number('failed') === 1
      ? l10n.t('The technical workflow {0} ended in an error', args.text('label'))
      : l10n.t('The technical workflow {0} is not started', args.text('label')),
  meaning: (args) =>
    [
      l10n.t('Deliveries need it. Look at its journal for the reason, then restart it: {0}.', args.text('workflow')),
      explainedText(args),
    ]
      .filter((text) => text !== '')
      .join(' '),
  ruledOut: () => l10n.t('The technical workflows that deliveries need are started.'),
  page: 'throughput',
  judge: (evidence) => {
    const { workflows } = evidence;
    const reads = WATCHED_WORKFLOWS.map((name) => ({ name, read: workflows[name] }));
    const findings = reads.flatMap(({ name, read }) => {
      if (read?.ok !== true || read.value === undefined || !stands(read.value)) {
        return [];
      }
      const { label, state, failed } = read.value;
      return [
        finding({
          cause: 'workflowsInError',
          severity: 'warning',
          certainty: 'certain',
          args: { workflow: name, label, failed: failed === true ? 1 : 0, ...whyWorkflowFailed(evidence, name) },
          evidence: [
            fact(read, failed === true ? 'workflowFailed' : 'workflowState', {
              label,
              workflow: name,
              state: state ?? '',
            }),
            ...workflowProof(evidence, name),
          ],
          remedies: [{ kind: 'restartWorkflow', workflow: name }],
        }),
      ];
    });
    const missing = reads.flatMap(({ name, read }) => {
      if (read === undefined) {
        return [{ what: name, because: BECAUSE.notGiven }];
      }
      return read.ok ? [] : [unchecked(read)];
    });
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
});
