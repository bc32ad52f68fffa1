import { fact, finding, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Rule } from './rule';

/** Temporary files that nobody takes away fill the disk (Adobe, "Temporary files"; servers of one's own only). */
export const temporaryFilesOld: Rule = {
  id: 'temporaryFilesOld',
  judge: ({ at, servers }, { temporaryOldMs, temporaryMany, temporaryMb }): Verdict => {
    const reached = servers.flatMap(({ name, temporary }) => (temporary === undefined ? [] : [{ name, temporary }]));
    if (reached.length === 0) {
      return { kind: 'notApplicable' };
    }
    const findings = reached.flatMap(({ name, temporary }) => {
      if (!temporary.ok) {
        return [];
      }
      const old = temporary.value.filter(({ modifiedAt }) => at - modifiedAt > temporaryOldMs);
      const bytes = old.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
      if (old.length < temporaryMany && (old.length === 0 || bytes < temporaryMb * 1e6)) {
        return [];
      }
      const seen = { count: old.length, megabytes: Math.round(bytes / 1e6) };
      const oldestAt = old.reduce((oldest, { modifiedAt }) => Math.min(oldest, modifiedAt), at);
      return [
        finding({
          cause: 'temporaryFilesOld',
          severity: 'warning',
          certainty: 'certain',
          args: { server: name, ...seen },
          evidence: [fact(temporary, 'temporaryFiles', { ...seen, oldestAt })],
          remedies: [{ kind: 'purgeTemporary', server: name }],
        }),
      ];
    });
    const missing = reached.flatMap(({ temporary }) => (temporary.ok ? [] : [unchecked(temporary)]));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
};
