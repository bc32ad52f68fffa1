import * as l10n from '@vscode/l10n';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../../judgement/verdict';
import { WHERE_SERVERS_ARE_OURS } from '../../topology/roleScope';
import { defineRule } from '../rule';

/** Temporary files that nobody takes away fill the disk (Adobe, "Temporary files"; servers of one's own only). */
export const temporaryFilesOld = defineRule({
  id: 'temporaryFilesOld',
  scope: WHERE_SERVERS_ARE_OURS,
  steps: ['temporaryFilesGone'],
  title: (args) =>
    l10n.t(
      '{0} old temporary files take {1} MB on {2}',
      args.count('count'),
      args.count('megabytes'),
      args.text('server'),
    ),
  meaning: () =>
    l10n.t(
      'They are left over in the tmp folders of the installation. When the disk is full nothing is sent: find out who leaves them there, then purge them.',
    ),
  ruledOut: () => l10n.t('No old temporary files pile up on the servers.'),
  page: 'throughput',
  facts: {
    temporaryFiles: (args) =>
      l10n.t(
        '{0} files, {1} MB, the oldest of {2}',
        args.count('count'),
        args.count('megabytes'),
        args.time('oldestAt'),
      ),
  },
  thresholds: {
    /** All ours. */
    temporaryOldMs: {
      name: 'advisor.oldTemporaryFileHours',
      description: () => l10n.t('After how many hours a temporary file on a server counts as left over.'),
      fallback: 24,
      min: 1,
      max: 720,
      unit: 'hours',
    },
    temporaryMany: {
      name: 'advisor.maxOldTemporaryFiles',
      description: () => l10n.t('How many old temporary files a server may have.'),
      fallback: 50,
      min: 1,
      max: 100_000,
    },
    temporaryMb: {
      name: 'advisor.maxOldTemporaryFilesMb',
      description: () => l10n.t('How many megabytes of old temporary files a server may have.'),
      fallback: 1000,
      min: 1,
      max: 1_000_000,
    },
  },
  judge: ({ at, servers }, { temporaryOldMs, temporaryMany, temporaryMb }) => {
    const reached = servers.flatMap(({ name, temporary }) => (temporary === undefined ? [] : [{ name, temporary }]));
    if (reached.length === 0) {
      return NOT_APPLICABLE;
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
});
