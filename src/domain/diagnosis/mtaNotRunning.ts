import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS } from '../attention';
import { isDailyRestart } from '../expectedModules';
import type { Finding, Unchecked } from '../finding';
import { BECAUSE, NOT_APPLICABLE, fact, finding, verdictOf, uncheckedOf, ruledOutUnless } from '../judgement/verdict';
import { WHERE_MAIL_IS_SENT } from '../topology/roleScope';
import { defineCause } from './cause';
import { isForLater, waitedFor } from './due';
import type { Evidence, ServerEvidence } from './evidence';
import {
  isMeantToRun,
  mtasMonitored,
  noServerToAsk,
  notReadOf,
  runs,
  sendingServers,
  startMta,
} from './sendingServers';
import { STATES_OF_THE_MTA, asSureAsSender, sentHere } from './sentHere';

/** A message of this delivery sent this recently says that an MTA ran a moment ago, whatever pdump does not show. */
const SENT_JUST_NOW_MS = 5 * 60_000;

/**
 * The MTA is not running on all, or some, of the sending servers (Adobe, "Monitoring deliveries": pdump has no
 * `mta@<instance>`). Says nothing about a delivery sent through mid-sourcing, nor about one that is not the MTA's yet.
 */
export const mtaNotRunning = defineCause({
  id: 'mtaNotRunning',
  scope: WHERE_MAIL_IS_SENT,
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
  },
  facts: {
    dailyRestart: (args) =>
      l10n.t('it is around 06:00 on {0}, when all processes restart: look again in ten minutes', args.text('server')),
    otherInstance: (args) =>
      l10n.t('{0} runs on {1}: is the name of the instance right?', args.text('module'), args.text('server')),
    monitoredElsewhere: (args) =>
      args.has('hosts')
        ? l10n.t('the instance itself sees an MTA running on {0}', args.text('hosts'))
        : l10n.t('the instance itself sees an MTA running'),
    sentJustNow: (args) => l10n.t('messages were reported as sent at {0}', args.time('sentAt')),
  },
  concerns,
  judge,
});

function concerns({ delivery }: Evidence): boolean {
  return STATES_OF_THE_MTA.includes(delivery.value.state) && sentHere(delivery.value) !== 'no';
}

function judge(evidence: Evidence) {
  const sending = sendingServers(evidence);
  const notRead = notReadOf(sending, 'modules');
  const missing = sending.filter(
    (server) => server.modules.ok && !runs(server.modules.value, 'mta', evidence.instanceName),
  );
  const running = sending.length - missing.length - notRead.length;

  if (sending.length === 0) {
    // What was read says that none is meant to: see noServerRunsMta.
    return evidence.servers.some(({ config }) => config.ok) ? NOT_APPLICABLE : noServerToAsk(evidence);
  }
  if (missing.length === 0) {
    return ruledOutUnless(notRead);
  }
  const doubted = notReallySeen(evidence, missing);
  if (doubted.length > 0 && running === 0) {
    return { kind: 'unchecked' as const, unchecked: [...doubted, ...notRead] };
  }
  return running === 0 ? onAll(evidence, missing, notRead) : onSome(evidence, missing, notRead);
}

/**
 * Messages of it leave, and pdump lists nothing that could be trusted: only its banner, or the MTA of another instance
 * alone, as when the name of the instance is mistaken. That is no look at the MTA.
 */
function notReallySeen(evidence: Evidence, missing: readonly ServerEvidence[]): readonly Unchecked[] {
  const { lastSent } = evidence;
  if (!lastSent.ok || lastSent.value === undefined) {
    return [];
  }
  const doubtful = missing.filter(
    (server) => server.onlyBanner === true || otherInstances(evidence, [server]).length > 0,
  );
  return doubtful.length < missing.length
    ? []
    : doubtful.map(({ modules }) => ({ what: modules.source, because: BECAUSE.otherInstanceListed }));
}

function onAll(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]) {
  const roleUnknown = notReadOf(missing, 'config');
  // What was sent lately could contradict: not knowing it is no proof.
  const sentUnknown = uncheckedOf(evidence.lastSent);
  const elsewhere = runningElsewhere(evidence);
  const complete =
    [...notRead, ...roleUnknown, ...sentUnknown].length === 0 &&
    evidence.unreachableServers.length === 0 &&
    // Machines that were not declared may send: only the instance itself could have told.
    evidence.monitored.ok &&
    missing.every((server) => tellsTheTime(server) && server.onlyBanner !== true);
  const others = otherInstances(evidence, missing);
  const contradiction = [...contradictions(evidence, missing), ...others, ...elsewhere];
  const result = finding({
    cause: 'mtaNotRunning',
    // A delivery for later is not held up by it yet, but will be; and another machine may send.
    severity: isForLater(evidence) || elsewhere.length > 0 ? 'warning' : 'error',
    holdsUp: !isForLater(evidence) && elsewhere.length === 0,
    certainty: asSureAsSender(
      evidence.delivery.value,
      others.length > 0 || (missing.every(({ onlyBanner }) => onlyBanner === true) && !isLongSilent(evidence))
        ? 'possible'
        : !complete || contradiction.length > 0
          ? 'likely'
          : 'certain',
    ),
    args: argsOf(evidence, missing, elsewhere.length > 0 ? 'some' : 'all'),
    evidence: [...missing.flatMap((server) => proof(evidence, server)), ...contradiction],
    remedies: startMta(evidence, missing),
  });
  return verdictOf([result], [...notRead, ...roleUnknown, ...sentUnknown]);
}

function onSome(evidence: Evidence, missing: readonly ServerEvidence[], notRead: readonly Unchecked[]) {
  // Where the configuration was not read, the server may well be none that sends: no alarm about it.
  const meant = missing.filter((server) => isMeantToRun(server, 'mta') === true);
  if (meant.length === 0) {
    return ruledOutUnless(notRead);
  }
  const restarting = restartingNow(meant);
  const others = otherInstances(evidence, meant);
  const doubtful = restarting.length > 0 || meant.some((server) => !tellsTheTime(server) || server.onlyBanner === true);
  const result = finding({
    cause: 'mtaNotRunning',
    severity: 'warning',
    certainty: asSureAsSender(
      evidence.delivery.value,
      others.length > 0 ? 'possible' : doubtful ? 'likely' : 'certain',
    ),
    args: argsOf(evidence, meant, 'some'),
    evidence: [...meant.flatMap((server) => proof(evidence, server)), ...restarting, ...others],
    remedies: startMta(evidence, meant),
  });
  return verdictOf([result], notRead);
}

/** Due for so long, and nothing of it was sent: a list that shows the banner alone is believed then. */
function isLongSilent(evidence: Evidence): boolean {
  const { lastSent } = evidence;
  return lastSent.ok && lastSent.value === undefined && (waitedFor(evidence) ?? 0) > OVERDUE_AFTER_MS;
}

/** What speaks against a real stop: the daily restart, and messages that went out a moment ago. */
function contradictions(evidence: Evidence, missing: readonly ServerEvidence[]) {
  const sent = evidence.lastSent;
  return [
    ...restartingNow(missing),
    ...(sent.ok && sent.value !== undefined && evidence.instanceNow - sent.value < SENT_JUST_NOW_MS
      ? [fact(sent, 'sentJustNow', { sentAt: sent.value })]
      : []),
  ];
}

/** Whether nlserver printed the time of day there: else nobody can tell the daily restart from a stop. */
function tellsTheTime({ printedClock }: ServerEvidence): boolean {
  return printedClock?.ok === true;
}

/** The servers whose own clock says that it is the time of the daily restart. */
function restartingNow(servers: readonly ServerEvidence[]) {
  return servers.flatMap(({ name, printedClock }) => {
    if (printedClock?.ok !== true) {
      return [];
    }
    return isDailyRestart(printedClock.value) ? [fact(printedClock, 'dailyRestart', { server: name })] : [];
  });
}

/** MTAs of other instances: one of them may be ours under another name. */
function otherInstances(evidence: Evidence, servers: readonly ServerEvidence[]) {
  return servers.flatMap(({ name, modules }) =>
    modules.ok
      ? modules.value
          .filter((one) => one.name === 'mta' && one.instance !== undefined && one.instance !== evidence.instanceName)
          .map((one) => fact(modules, 'otherInstance', { module: nameOf(one), server: name }))
      : [],
  );
}

/** MTAs that the instance itself sees running: on machines, then, that were not looked at. */
function runningElsewhere(evidence: Evidence) {
  const { monitored } = evidence;
  const running = mtasMonitored(evidence);
  const hosts = [...new Set(running.flatMap(({ host }) => host ?? []))].join(', ');
  return !monitored.ok || running.length === 0 ? [] : [fact(monitored, 'monitoredElsewhere', { hosts })];
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
