import { DELIVERY_STATES, isPendingLike } from '../deliveryState';
import { isSentByOwnMta } from '../deliveryMode';
import type { Evidence, HostSeen, Read } from './evidence';
import { sendingServers } from './sendingServers';
import { NOT_APPLICABLE, RULED_OUT, fact, finding, ruledOutUnless, unchecked } from './verdict';
import type { Cause, Verdict } from './verdict';

/** Less free than this, and less than that share: spool files and logs cannot be written any more. */
const FREE_BYTES = 200 * 1024 * 1024;
const FREE_SHARE = 0.02;

/** Clocks that differ by more make servers disagree on what is due, ms. */
const SKEW_MS = 60_000;

function hosts(evidence: Evidence): readonly { readonly server: string; readonly host: Read<HostSeen> }[] {
  return sendingServers(evidence).flatMap(({ name, host }) => (host?.ok === true ? [{ server: name, host }] : []));
}

function applies({ delivery: { value } }: Evidence): boolean {
  return isSentByOwnMta(value.deliveryMode) && (isPendingLike(value.state) || value.state === DELIVERY_STATES.started);
}

function notSeen(evidence: Evidence): Verdict {
  return ruledOutUnless(sendingServers(evidence).flatMap(({ host }) => (host?.ok === false ? [unchecked(host)] : [])));
}

/** A sending server has no room: the MTA can write neither its spool nor its logs. */
export const diskFull: Cause = {
  id: 'diskFull',
  judge: (evidence): Verdict => {
    if (!applies(evidence)) return NOT_APPLICABLE;
    const findings = hosts(evidence).flatMap(({ server, host }) => {
      const { freeBytes, totalBytes } = host.value;
      if (freeBytes === undefined || totalBytes === undefined) return [];
      if (freeBytes > FREE_BYTES || freeBytes > totalBytes * FREE_SHARE) return [];
      return [finding({ cause: 'diskFull', severity: 'error', certainty: 'likely', args: { server, freeBytes }, evidence: [fact(host, 'diskFree', { freeBytes, totalBytes })] })];
    });
    return findings.length > 0 ? { kind: 'found', findings } : notSeen(evidence);
  },
};

/** The clocks of the sending servers differ: one takes a delivery as due that is not for another. */
export const clockSkew: Cause = {
  id: 'clockSkew',
  judge: (evidence): Verdict => {
    if (!applies(evidence)) return NOT_APPLICABLE;
    const seen = hosts(evidence);
    const offsets = seen.map(({ host }) => host.value.clockOffsetMs);
    const skewMs = Math.max(...offsets) - Math.min(...offsets);
    if (seen.length < 2 || skewMs <= SKEW_MS) return notSeen(evidence);
    const evidenceOf = seen.map(({ server, host }) => fact(host, 'clockOffset', { server, offsetMs: host.value.clockOffsetMs }));
    return { kind: 'found', findings: [finding({ cause: 'clockSkew', severity: 'warning', certainty: 'likely', args: { skewMs }, evidence: evidenceOf })] };
  },
};

/** As many children of the MTA run on every sending server as may: a delivery waits for one of them to end. */
export const childSlots: Cause = {
  id: 'childSlots',
  judge: (evidence): Verdict => {
    if (!isSentByOwnMta(evidence.delivery.value.deliveryMode) || evidence.delivery.value.state !== DELIVERY_STATES.startPending) return NOT_APPLICABLE;
    const looked = sendingServers(evidence).flatMap(({ name, modules, config }) => {
      if (!modules.ok || !config.ok || config.value.maxChildren === undefined) return [];
      const running = modules.value.filter((one) => one.name === 'mtachild' && (one.instance === undefined || one.instance === evidence.instanceName)).length;
      return [{ name, modules, running, most: config.value.maxChildren }];
    });
    const full = looked.filter(({ running, most }) => running > 0 && running >= most);
    if (looked.length === 0 || full.length < looked.length) return RULED_OUT;
    return {
      kind: 'found',
      findings: [
        finding({
          cause: 'childSlots',
          severity: 'warning',
          certainty: 'possible',
          args: { servers: full.map(({ name }) => name).join(', ') },
          evidence: full.map(({ modules, running, most }) => fact(modules, 'childrenRunning', { running, most })),
        }),
      ],
    };
  },
};
