import * as l10n from '@vscode/l10n';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import { defineRule } from '../rule';

/** A server whose disk is nearly full: Adobe's monitoring page warns at 80 % and is alarmed at 90 % of it. */
export const diskSpace = defineRule({
  id: 'diskSpace',
  scope: WHERE_SERVERS_ARE_OURS,
  steps: ['temporaryFilesGone'],
  title: (args) => l10n.t('The disk of {0} has {1}% left', args.text('server'), args.count('percent')),
  meaning: () =>
    l10n.t(
      'Adobe’s monitoring raises an alarm when 90% is used. When the disk is full, nothing is sent: remove old logs, temporary files and exports first.',
    ),
  ruledOut: () => l10n.t('The disks of the servers have room.'),
  page: 'modules',
  thresholds: {
    /** Adobe's monitoring is alarmed at 90 % used. */
    diskFreeShare: {
      name: 'advisor.minDiskFreePercent',
      description: () => l10n.t('How many percent of a server’s disk should be free.'),
      fallback: 10,
      min: 1,
      max: 50,
      unit: 'percent',
    },
  },
  judge: ({ servers }, { diskFreeShare }) => {
    const told = servers.flatMap(({ name, host }) => (host === undefined ? [] : [{ name, host }]));
    if (told.length === 0) {
      return NOT_APPLICABLE;
    }
    const findings = told.flatMap(({ name, host }) => {
      if (!host.ok) {
        return [];
      }
      const { freeBytes, totalBytes } = host.value;
      if (freeBytes === undefined || totalBytes === undefined || totalBytes === 0) {
        return [];
      }
      const share = freeBytes / totalBytes;
      if (share >= diskFreeShare) {
        return [];
      }
      return [
        finding({
          cause: 'diskSpace',
          severity: share < diskFreeShare / 5 ? 'error' : 'warning',
          certainty: 'certain',
          args: { server: name, freeBytes, percent: Math.round(share * 1000) / 10 },
          evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })],
          remedies: [{ kind: 'purgeTemporary', server: name }],
        }),
      ];
    });
    const missing = told.flatMap(({ host }) => (host.ok ? [] : [unchecked(host)]));
    return findings.length > 0 ? { kind: 'found', findings, unchecked: missing } : ruledOutUnless(missing);
  },
});
