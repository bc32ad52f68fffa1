import type { Finding, Remedy } from '../../domain/finding';
import type { AdviceShown } from '../../shared/health';
import type { TroubleshootingModule } from '../contract';

/** A finding of the health check as the Advisor view shows it. `argumentFor`: what the command that applies it needs. */
export function adviceOf(
  module: TroubleshootingModule,
  finding: Finding,
  index: number,
  argumentFor: (remedy: Remedy) => unknown,
): AdviceShown {
  const page = module.findingPage(finding);
  const guide = module.guideOf(finding.cause);
  const filter = module.filterOf(finding.cause);
  return {
    rule: finding.cause,
    index,
    severity: finding.severity,
    title: module.findingHeading(finding),
    certainty: module.certaintyText(finding.certainty),
    why: module.findingMeaning(finding),
    evidence: finding.evidence,
    remedies: finding.remedies.map((remedy) => ({
      title: module.remedyTitle(remedy),
      argument: argumentFor(remedy),
    })),
    ...(filter === undefined ? {} : { filter }),
    ...(page === undefined ? {} : { page }),
    ...(guide === undefined ? {} : { guide }),
  };
}
