import { DELIVERY_STATES } from '../deliveryState';
import { isSentByOwnMta } from '../deliveryMode';
import type { Certainty, EvidenceItem, Finding, Unchecked } from '../finding';
import type { Evidence, ServerEvidence } from './evidence';
import { isMeantToRun, openMtaLog, runs, sendingServers } from './sendingServers';
import { NOT_APPLICABLE, fact, finding, found, ruledOutUnless, unchecked } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import type { Verdict } from '../judgement/verdict';
import type { Cause } from './cause';

const CAUSE = 'mtaNotRunning';
const S = DELIVERY_STATES;

/** From here to `cancelInProgress` the delivery is the MTA's. */
const STATES_OF_THE_MTA: readonly number[] = [S.startPending, S.started, S.retryPending, S.retryInProgress];

/** All processes restart at 06:00 (watchdog's `processRestartTime`); a module missing then comes back by itself. */
const RESTART_FROM_MINUTE = 5 * 60 + 59;
const RESTART_TO_MINUTE = 6 * 60 + 10;

/** A message of this delivery sent this recently says that an MTA ran a moment ago, whatever pdump does not show. */
const SENT_JUST_NOW_MS = 90_000;

/**
 * The MTA is not running on all, or some, of the sending servers (Adobe, "Monitoring deliveries": pdump has no
 * `mta@<instance>`). Says nothing about a delivery sent through mid-sourcing, nor about one that is not the MTA's yet.
 */
export const mtaNotRunning: Cause = { id: CAUSE, judge };

function judge(evidence: Evidence): Verdict {
  const { state, deliveryMode } = evidence.delivery.value;
  if (!STATES_OF_THE_MTA.includes(state) || !isSentByOwnMta(deliveryMode)) {
    return NOT_APPLICABLE;
  }

  const sending = sendingServers(evidence);
  const notRead = notReadOf(sending, 'modules');
  const missing = sending.filter(
    (server) => server.modules.ok && !runs(server.modules.value, 'mta', evidence.instanceName),
  );
  const running = sending.length - missing.length - notRead.length;

  if (sending.length === 0) {
    return noneIsMeantTo(evidence);
  }
  if (missing.length === 0) {
    return ruledOutUnless(notRead);
  }
  return running === 0 ? onAll(evidence, missing, notRead) : onSome(evidence, missing, notRead);
}

function onAll(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]): Verdict {
  const roleUnknown = notReadOf(missing, 'config');
  // What was sent lately could contradict: not knowing it is no proof.
  const sentUnknown = evidence.lastSent.ok ? [] : [unchecked(evidence.lastSent)];
  const complete =
    [...notRead, ...roleUnknown, ...sentUnknown].length === 0 && evidence.unreachableServers.length === 0;
  const contradiction = contradictions(evidence);
  const certainty: Certainty = !complete || contradiction.length > 0 ? 'likely' : 'certain';
  const result = finding({
    cause: CAUSE,
    // A delivery for later is not held up by it yet, but will be.
    severity: isForLater(evidence) ? 'warning' : 'error',
    certainty,
    args: argsOf(evidence, missing, 'all'),
    evidence: [...missing.flatMap((server) => proof(evidence, server)), ...contradiction],
    remedies: startOn(evidence, missing),
  });
  return { kind: 'found', findings: [result], unchecked: [...notRead, ...roleUnknown, ...sentUnknown] };
}

function onSome(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]): Verdict {
  // Where the configuration was not read, the server may well be none that sends: no alarm about it.
  const meant = missing.filter((server) => isMeantToRun(server, 'mta') === true);
  if (meant.length === 0) {
    return ruledOutUnless(notRead);
  }
  const result = finding({
    cause: CAUSE,
    severity: 'warning',
    certainty: contradictions(evidence, false).length > 0 ? 'likely' : 'certain',
    args: argsOf(evidence, meant, 'some'),
    evidence: [...meant.flatMap((server) => proof(evidence, server)), ...contradictions(evidence, false)],
    remedies: startOn(evidence, meant),
  });
  return { kind: 'found', findings: [result], unchecked: notRead };
}

/** No server that we can ask is meant to send: either the senders were not declared, or autoStart was switched off. */
function noneIsMeantTo(evidence: Evidence): Verdict {
  const read = evidence.servers.flatMap((server) => (server.config.ok ? [{ server, config: server.config }] : []));
  if (read.length === 0) {
    return noServerToAsk(evidence, 'nlserver pdump');
  }
  return found(
    finding({
      cause: 'noServerRunsMta',
      severity: 'warning',
      certainty: 'possible',
      args: { instance: evidence.instanceName, servers: read.map(({ server }) => server.name).join(', ') },
      evidence: read.map(({ server, config }) =>
        fact(config, 'notAutoStarted', { module: 'mta', server: server.name }),
      ),
    }),
  );
}

/** What speaks against a real stop: the daily restart, and messages that went out a moment ago. */
function contradictions(evidence: Evidence, withSent = true): readonly EvidenceItem[] {
  const minute = evidence.instanceMinuteOfDay;
  const sent = evidence.lastSent;
  return [
    ...(minute !== undefined && minute >= RESTART_FROM_MINUTE && minute <= RESTART_TO_MINUTE
      ? [fact(evidence.delivery, 'dailyRestart')]
      : []),
    ...(withSent && sent.ok && sent.value !== undefined && evidence.instanceNow - sent.value < SENT_JUST_NOW_MS
      ? [fact(sent, 'sentJustNow', { sentAt: sent.value })]
      : []),
  ];
}

function proof(evidence: Evidence, server: ServerEvidence): readonly EvidenceItem[] {
  const expected = `mta@${evidence.instanceName}`;
  return [
    ...(server.modules.ok
      ? [
          fact(server.modules, 'moduleMissing', {
            module: expected,
            running: server.modules.value.map(nameOf).join(', '),
            count: server.modules.value.length,
          }),
        ]
      : []),
    ...(server.config.ok && server.config.value.autoStart.includes('mta')
      ? [fact(server.config, 'autoStarted', { module: 'mta', server: server.name })]
      : []),
  ];
}

function nameOf(module: { readonly name: string; readonly instance?: string }): string {
  return module.instance === undefined ? module.name : `${module.name}@${module.instance}`;
}

function argsOf(evidence: Evidence, servers: readonly ServerEvidence[], scope: 'all' | 'some'): Finding['args'] {
  return {
    instance: evidence.instanceName,
    servers: servers.map((server) => server.name).join(', '),
    count: servers.length,
    scope,
  };
}

/** Starts first, then the logs that tell why it ended. */
function startOn(evidence: Evidence, servers: readonly ServerEvidence[]): Finding['remedies'] {
  // With an empty statServerAddress the MTA refuses to start: see statServerMissing.
  const startable = servers.filter(({ config }) => !config.ok || config.value.statServerAddress !== '');
  return [
    ...startable.map(
      ({ name }) => ({ kind: 'startModule', server: name, module: 'mta', instance: evidence.instanceName }) as const,
    ),
    ...openMtaLog(evidence, servers),
  ];
}

function isForLater(evidence: Evidence): boolean {
  const { contactDate, state } = evidence.delivery.value;
  return state === S.startPending && contactDate !== undefined && contactDate > evidence.instanceNow;
}
