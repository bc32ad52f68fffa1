import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Rule } from './rule';

/** A server whose disk is nearly full: Adobe's monitoring page warns at 80 % and is alarmed at 90 % of it. */
export const diskSpace: Rule = {
  id: 'diskSpace',
  judge: ({ servers }, { diskFreeShare }): Verdict => {
    const told = servers.flatMap(({ name, host }) => (host === undefined ? [] : [{ name, host }]));
    if (told.length === 0) {
      return NOT_APPLICABLE;
    }
    const findings = told.flatMap(({ name, host }) => {
      if (!host.ok) {
        return [];
      }
      const { freeBytes, totalBytes } = host.value;
      if (
        freeBytes === undefined ||
        totalBytes === undefined ||
        totalBytes === 0 ||
        freeBytes / totalBytes >= diskFreeShare
      ) {
        return [];
      }
      const args = { server: name, freeBytes, percent: Math.round((freeBytes / totalBytes) * 1000) / 10 };
      return [
        finding({
          cause: 'diskSpace',
          severity: freeBytes / totalBytes < diskFreeShare / 5 ? 'error' : 'warning',
          certainty: 'certain',
          args,
          evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })],
          remedies: [{ kind: 'purgeTemporary', server: name }],
        }),
      ];
    });
    const missing = told.flatMap(({ host }) => (host.ok ? [] : [unchecked(host)]));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
};
