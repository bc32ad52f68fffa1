import { isSentByOwnMta } from '../deliveryMode';
import { isPendingLike } from '../deliveryState';
import type { Evidence } from './evidence';
import { openMtaLog, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, fact, finding, ruledOutUnless, unchecked } from '../judgement/verdict';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'diskFull';

/** Less free than this, and less than that share: spool files and logs cannot be written any more. */
const FREE_BYTES = 200 * 1024 * 1024;
const FREE_SHARE = 0.02;

/** A sending server has no room: the MTA can write neither its spool nor its logs. */
export const diskFull: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { deliveryMode, state } = evidence.delivery.value;
  if (!isSentByOwnMta(deliveryMode) || !isPendingLike(state)) {
    return NOT_APPLICABLE;
  }
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
        cause: CAUSE,
        severity: 'error',
        certainty: 'likely',
        args: { server: name, freeBytes },
        evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })],
        remedies: [{ kind: 'purgeTemporary', server: name }, ...openMtaLog(evidence, [server], 'errno=28')],
      }),
    ];
  });
  return findings.length > 0 ? { kind: 'found', findings, unchecked: notRead } : ruledOutUnless(notRead);
}
