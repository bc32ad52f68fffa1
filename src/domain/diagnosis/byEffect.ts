import type { Certainty, Finding } from '../finding';
import { bySeverity } from '../judgement/collect';

/** How far down a finding stands by how sure it is. */
const BY_CERTAINTY: Readonly<Record<Certainty, number>> = { certain: 0, likely: 1, possible: 2 };

/** What does not hold it up stands behind what does, unless it is so much surer; a notice behind everything. */
const BESIDE = 1.5;
const NOTICE_BESIDE = 3;

/** What is as planned stands behind a trouble that is likely, and before one that is merely possible. */
const PLANNED = 1.25;
const PLANNED_STEP = 0.5;

/** Whether a finding keeps the delivery from leaving now. */
export function holdsUp({ holdsUp: said, severity }: Finding): boolean {
  return said ?? severity === 'error';
}

/** What keeps the delivery from leaving now leads, the surest first; equals by severity. */
export function byEffect(a: Finding, b: Finding): number {
  return place(a) - place(b) || bySeverity(a, b);
}

function place(finding: Finding): number {
  const sure = BY_CERTAINTY[finding.certainty];
  const planned = finding.severity === 'info';
  if (holdsUp(finding)) {
    return planned ? PLANNED + sure * PLANNED_STEP : sure;
  }
  return sure + (planned ? NOTICE_BESIDE : BESIDE);
}
