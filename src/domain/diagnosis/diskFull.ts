import * as l10n from '@vscode/l10n';
import { isSentByOwnMta } from '../deliveryMode';
import { isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { openMtaLog, sendingServers } from './sendingServers';
import { fact, finding, verdictOf, unchecked } from '../judgement/verdict';
import { defineCause } from './cause';

/** Less free than this, and less than that share: spool files and logs cannot be written any more. */
const FREE_BYTES = 200 * 1024 * 1024;
const FREE_SHARE = 0.02;

/** A sending server has no room: the MTA can write neither its spool nor its logs. */
export const diskFull = defineCause({
  id: 'diskFull',
  ruledOut: () => l10n.t('The sending servers have room on their disks.'),
  findings: {
    diskFull: {
      title: (args) =>
        args.has('server')
          ? l10n.t('The disk of {0} is full', args.text('server'))
          : l10n.t('The disk of a sending server is full'),
      meaning: () =>
        l10n.t(
          'The MTA can write neither its messages nor its logs. Make room: old logs, temporary files and exports first.',
        ),
      page: 'temporaryFiles',
    },
  },
  facts: {},
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { deliveryMode, state },
  },
}: Evidence): boolean {
  return isSentByOwnMta(deliveryMode) && isPendingLike(state);
}

function judge(evidence: Evidence) {
  const sending = sendingServers(evidence);
  const notRead = sending.flatMap(({ host }) => (host?.ok === false ? [unchecked(host)] : []));
  const findings = sending.flatMap((server) => {
    const { name, host } = server;
    if (host?.ok !== true) {
      return [];
    }
    const { freeBytes, totalBytes } = host.value;
    if (freeBytes === undefined || totalBytes === undefined) {
      return [];
    }
    if (freeBytes > FREE_BYTES || freeBytes > totalBytes * FREE_SHARE) {
      return [];
    }
    return [
      finding({
        cause: 'diskFull',
        severity: 'error',
        certainty: 'likely',
        args: { server: name, freeBytes },
        evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })],
        remedies: [{ kind: 'purgeTemporary', server: name }, ...openMtaLog(evidence, [server], 'errno=28')],
      }),
    ];
  });
  return verdictOf(findings, notRead);
}
