import { l10n } from 'vscode';
import type { EvidenceItem, Fact } from '../../domain/finding';
import { stateText } from '../../domain/words/deliveryWords';
import { argsOf } from './args';
import type { Args } from './args';
import { DNS_FACTS } from './dnsWords';
import { durationText, numberText, timeText } from './format';
import { MAIL_FACTS } from './mailWords';
import { REPUTATION_FACTS } from './reputationWords';

/** What was seen, in words, by the key of the fact. */
const FACT_WORDS: Readonly<Record<string, (args: Args) => string>> = {
  state: (args) => l10n.t('“{0}” (state {1})', stateText(args.number('state')), args.text('state')),
  contactDate: (args) =>
    l10n.t(
      'contact date {0}; the instance’s clock says {1}',
      timeText(args.number('contactAt')),
      timeText(args.number('nowAt')),
    ),
  dueSince: (args) =>
    l10n.t(
      'due since {0}; the instance’s clock says {1}',
      timeText(args.number('dueAt')),
      timeText(args.number('nowAt')),
    ),
  validityDate: (args) =>
    l10n.t(
      'valid until {0}; the instance’s clock says {1}',
      timeText(args.number('validityAt')),
      timeText(args.number('nowAt')),
    ),
  validationMode: (args) => l10n.t('validation mode “{0}”', args.text('validationMode')),
  moduleMissing: (args) =>
    args.has('running')
      ? l10n.t('no {0} among: {1}', args.text('module'), args.text('running'))
      : l10n.t('no {0} among {1} modules', args.text('module'), numberText(args.number('count'))),
  autoStarted: (args) => l10n.t('{0} is set to start automatically', args.text('module')),
  notAutoStarted: (args) => l10n.t('{0} is not set to start automatically', args.text('module')),
  dailyRestart: () =>
    l10n.t('it is around 06:00 at the instance, when all processes restart: look again in ten minutes'),
  sentJustNow: (args) => l10n.t('messages were reported as sent at {0}', timeText(args.number('sentAt'))),
  statServerAddressEmpty: () => l10n.t('statServerAddress is empty'),
  affinityChosen: (args) => l10n.t('IP affinity “{0}”', args.text('affinity')),
  affinitiesConfigured: (args) =>
    args.has('names') ? l10n.t('configured: {0}', args.text('names')) : l10n.t('no affinity is configured'),
  affinitiesInEnumeration: (args) =>
    args.has('names') ? l10n.t('values: {0}', args.text('names')) : l10n.t('the enumeration has no value'),
  runningCampaignDeliveries: (args) => l10n.t('{0} are running', numberText(args.number('running'))),
  limitOption: (args) => l10n.t('set to {0}', numberText(args.number('limit'))),
  limitDefault: (args) => l10n.t('not set; Campaign’s default is {0}', numberText(args.number('limit'))),
  routingInactive: (args) => l10n.t('external account “{0}” is not active', args.text('account')),
  wavesOn: (args) => l10n.t('sent in waves; {0} messages left', numberText(args.number('remaining'))),
  workflowState: (args) =>
    l10n.t(
      '{0} ({1}) is in state {2}, which is not started',
      args.text('label'),
      args.text('workflow'),
      args.text('state'),
    ),
  workflowFailed: (args) => l10n.t('{0} ({1}) ended in an error', args.text('label'), args.text('workflow')),
  diskFree: (args) =>
    l10n.t(
      '{0} MB free of {1} MB',
      numberText(Math.round(args.number('freeBytes') / 1e6)),
      numberText(Math.round(args.number('totalBytes') / 1e6)),
    ),
  clockOffset: (args) =>
    l10n.t(
      'the clock of {0} is {1} s away from ours',
      args.text('server'),
      numberText(Math.round(args.number('offsetMs') / 1000)),
    ),
  clockPrinted: (args) =>
    l10n.t(
      'nlserver on {0} prints a time {1} s away from ours, or a quarter of an hour more',
      args.text('server'),
      numberText(Math.round(args.number('offsetMs') / 1000)),
    ),
  instanceClock: (args) =>
    l10n.t('the instance’s clock is {0} s away from ours', numberText(Math.round(args.number('offsetMs') / 1000))),
  midRemoteId: (args) => l10n.t('id {0} on the mid-sourcing server', args.text('remoteId')),
  noMidRemoteId: () => l10n.t('no id on the mid-sourcing server'),
  analysisStep: (args) =>
    l10n.t('the analysis ended at step {0}: {1}', args.text('step'), analysisStepText(args.number('step'))),
  partsWaiting: (args) => l10n.t('{0} parts wait (nms:deliveryPart)', numberText(args.number('parts'))),
  childrenRunning: (args) =>
    l10n.t('{0} of {1} children of the MTA run', numberText(args.number('running')), numberText(args.number('most'))),
  domainShare: (args) =>
    l10n.t('{0}: {1} % put off or refused', args.text('domain'), numberText(args.number('percent'))),
  purgeDelay: (args) => l10n.t('{0} is 0: nothing is ever purged', args.text('option')),
  moduleMemory: (args) => l10n.t('{0} takes {1} MB', args.text('module'), numberText(args.number('memoryMb'))),
  temporaryFiles: (args) =>
    l10n.t(
      '{0} files, {1} MB, the oldest of {2}',
      numberText(args.number('count')),
      numberText(args.number('megabytes')),
      timeText(args.number('oldestAt')),
    ),
  nextPass: (args) => l10n.t('next pass at {0}', timeText(args.number('nextPassAt'))),
  // Whether the one that is planned counts already is not documented.
  retriesDone: (args) =>
    args.has('maxRetry')
      ? l10n.t('retry {0} of {1}', numberText(args.number('retry')), numberText(args.number('maxRetry')))
      : l10n.t('retry {0}', numberText(args.number('retry'))),
  errors: (args) => l10n.t('{0} messages in error', numberText(args.number('errors'))),
  toDeliver: (args) => l10n.t('{0} messages to deliver', numberText(args.number('toDeliver'))),
  trackingDisabled: () => l10n.t('tracking is not activated'),
  nothingSent: () => l10n.t('nothing in the last 15 minutes'),
  remaining: (args) => l10n.t('{0} messages still to be sent', numberText(args.number('remaining'))),
  deliveries: (args) => l10n.t('{0}: {1}', numberText(args.number('count')), args.text('names')),
  planned: (args) =>
    l10n.t(
      '{0}: {1} messages from {2} on',
      args.text('names'),
      numberText(args.number('messages')),
      timeText(args.number('contactAt')),
    ),
  preparationTook: (args) =>
    args.has('messages')
      ? l10n.t(
          '{0}: {1} for {2} messages',
          args.text('delivery'),
          durationText(args.number('tookMs')),
          numberText(args.number('messages')),
        )
      : l10n.t('{0}: {1}', args.text('delivery'), durationText(args.number('tookMs'))),
  lastRun: (args) => l10n.t('last run {0}', timeText(args.number('lastAt'))),
  verifyMode: () => l10n.t('verifyMode is true'),
  mtaChildren: (args) => l10n.t('maxSpareServers is {0}', numberText(args.number('children'))),
  tlsForAll: () => l10n.t('enableTLS is true'),
  relaySet: (args) => l10n.t('relay address is {0}', args.text('relay')),
  statServerEmpty: () => l10n.t('statServerAddress is empty'),
  sharedIdentities: (args) => l10n.t('used by several addresses: {0}', args.text('shared')),
  useMomentum: () => l10n.t('useMomentum is true: mails go through the Enhanced MTA'),
  optionValue: (args) => l10n.t('{0} is “{1}”', args.text('option'), args.text('value')),
  ...DNS_FACTS,
  ...REPUTATION_FACTS,
  ...MAIL_FACTS,
  journalLine: (args) =>
    args.has('lineAt') ? `${timeText(args.number('lineAt'))}  ${args.text('message')}` : args.text('message'),
};

/** Values of the enumeration `analysisStep` of nms:delivery (api.md, enumerations). */
function analysisStepText(step: number): string {
  if (step >= 17) {
    return l10n.t('finished');
  }
  if (step >= 16) {
    return l10n.t('writing the delivery logs');
  }
  if (step >= 14) {
    return l10n.t('making the parts, with personalisation');
  }
  if (step >= 12) {
    return l10n.t('attachments');
  }
  if (step >= 8) {
    return l10n.t('the target is complete');
  }
  if (step >= 4) {
    return l10n.t('computing the target');
  }
  return l10n.t('before the target');
}

/** The words for a fact; undefined for a key that has none. */
export function factText(fact: Fact): string | undefined {
  return FACT_WORDS[fact.key]?.(argsOf(fact.args));
}

/** The same evidence with what was seen in the reader's language. */
export function inWords(item: EvidenceItem): EvidenceItem {
  const words = item.fact === undefined ? undefined : factText(item.fact);
  return words === undefined ? item : { ...item, observed: words };
}
