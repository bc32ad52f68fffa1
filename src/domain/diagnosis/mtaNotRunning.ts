import * as l10n from '@vscode/l10n';
import { DELIVERY_STATES } from '../deliveryState';
import { isSentByOwnMta } from '../deliveryMode';
import type { Certainty, Finding, Unchecked } from '../finding';
import type { Evidence, ServerEvidence } from './evidence';
import { isMeantToRun, openMtaLog, runs, sendingServers } from './sendingServers';
import { fact, finding, found, verdictOf, unchecked, ruledOutUnless } from '../judgement/verdict';
import { noServerToAsk, notReadOf } from './sendingServers';
import { defineCause } from './cause';

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
export const mtaNotRunning = defineCause({
  id: 'mtaNotRunning',
  ruledOut: () => l10n.t('The MTA runs on the sending servers.'),
  findings: {
    mtaNotRunning: {
      title: (args) =>
        args.text('scope') === 'all'
          ? l10n.t('The MTA of {0} is not running: {1}', args.text('instance'), args.text('servers'))
          : l10n.t(
              'The MTA of {0} is not running on every sending server: {1}',
              args.text('instance'),
              args.text('servers'),
            ),
      meaning: (args) =>
        args.text('scope') === 'all'
          ? l10n.t(
              'The MTA takes deliveries from the database and sends them. None is running where it should, so nothing leaves until it is started.',
            )
          : l10n.t(
              'Another server still sends, so the delivery is not stuck for this reason alone, but sending is slower and its IP addresses are missing.',
            ),
      page: 'modules',
    },
    noServerRunsMta: {
      title: (args) => l10n.t('None of the declared servers is set to run the MTA of {0}', args.text('instance')),
      meaning: () =>
        l10n.t(
          'On all of them the module has no automatic start. Either the sending servers are not declared in this connection, or the MTA was switched off in the configuration. On a marketing instance that sends through mid-sourcing it must be off.',
        ),
      page: 'modules',
    },
  },
  facts: {
    notAutoStarted: (args) => l10n.t('{0} is not set to start automatically', args.text('module')),
    dailyRestart: () =>
      l10n.t('it is around 06:00 at the instance, when all processes restart: look again in ten minutes'),
    sentJustNow: (args) => l10n.t('messages were reported as sent at {0}', args.time('sentAt')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state, deliveryMode },
  },
}: Evidence): boolean {
  return STATES_OF_THE_MTA.includes(state) && isSentByOwnMta(deliveryMode);
}

function judge(evidence: Evidence) {
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

function onAll(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]) {
  const roleUnknown = notReadOf(missing, 'config');
  // What was sent lately could contradict: not knowing it is no proof.
  const sentUnknown = evidence.lastSent.ok ? [] : [unchecked(evidence.lastSent)];
  const complete =
    [...notRead, ...roleUnknown, ...sentUnknown].length === 0 &&
    evidence.unreachableServers.length === 0 &&
    !missing.some(({ onlyBanner }) => onlyBanner === true);
  const contradiction = contradictions(evidence);
  const certainty: Certainty = !complete || contradiction.length > 0 ? 'likely' : 'certain';
  const result = finding({
    cause: 'mtaNotRunning',
    // A delivery for later is not held up by it yet, but will be.
    severity: isForLater(evidence) ? 'warning' : 'error',
    certainty,
    args: argsOf(evidence, missing, 'all'),
    evidence: [...missing.flatMap((server) => proof(evidence, server)), ...contradiction],
    remedies: startOn(evidence, missing),
  });
  return verdictOf([result], [...notRead, ...roleUnknown, ...sentUnknown]);
}

function onSome(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]) {
  // Where the configuration was not read, the server may well be none that sends: no alarm about it.
  const meant = missing.filter((server) => isMeantToRun(server, 'mta') === true);
  if (meant.length === 0) {
    return ruledOutUnless(notRead);
  }
  const doubtful = contradictions(evidence, false).length > 0 || meant.some(({ onlyBanner }) => onlyBanner === true);
  const result = finding({
    cause: 'mtaNotRunning',
    severity: 'warning',
    certainty: doubtful ? 'likely' : 'certain',
    args: argsOf(evidence, meant, 'some'),
    evidence: [...meant.flatMap((server) => proof(evidence, server)), ...contradictions(evidence, false)],
    remedies: startOn(evidence, meant),
  });
  return verdictOf([result], notRead);
}

/** No server that we can ask is meant to send: either the senders were not declared, or autoStart was switched off. */
function noneIsMeantTo(evidence: Evidence) {
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
function contradictions(evidence: Evidence, withSent = true) {
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

function proof(evidence: Evidence, server: ServerEvidence) {
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
