import type { Finding, Remedy } from './finding';

/** Whether a remedy may do harm in unpractised hands: it touches more than one delivery, or cannot be taken back. */
export function isExpert({ kind }: Remedy): boolean {
  switch (kind) {
    case 'restartModule':
    case 'stopModule':
    case 'setConcurrency':
    case 'setAccount':
    case 'restartWorkflow':
    case 'deleteFailed':
    case 'purgeTemporary':
    case 'stop':
      return true;
    default:
      return false;
  }
}

/** The same findings without the remedies that are for experts. */
export function withoutExpert<F extends Finding>(findings: readonly F[]): readonly F[] {
  return findings.map((finding) => ({ ...finding, remedies: finding.remedies.filter((remedy) => !isExpert(remedy)) }));
}
