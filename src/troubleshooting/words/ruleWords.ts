import { l10n } from 'vscode';
import type { Args } from './args';
import type { RuleFindingWords } from './ruleFindingWords';
import { durationText, numberText, timeText } from './format';

const count = (args: Args): string => numberText(args.number('count'));

/** Adobe's tips, as the health check words them. */
export const RULE_WORDS: Readonly<Record<string, RuleFindingWords>> = {
  modulesMissing: {
    title: (args) => l10n.t('Modules that should run on {0} do not: {1}', args.text('server'), args.text('names')),
    meaning: () =>
      l10n.t('They are set to start automatically. The watchdog restarts what crashes, so look at why they stay away.'),
    ruledOut: () => l10n.t('All modules that should run do.'),
    page: 'modules',
  },
  overdueStarts: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 delivery should have started more than half an hour ago')
        : l10n.t('{0} deliveries should have started more than half an hour ago', count(args)),
    meaning: (args) => l10n.t('Ask why each of them is pending: {0}.', args.text('names')),
    ruledOut: () => l10n.t('No delivery is overdue.'),
    page: 'performance',
  },
  statServerEmpty: {
    title: (args) => l10n.t('The MTA on {0} has no statistics server', args.text('server')),
    meaning: () => l10n.t('With an empty statServerAddress it refuses to start the next time, at the latest at 06:00.'),
    ruledOut: () => l10n.t('Every MTA has a statistics server.'),
    page: 'statisticsServer',
  },
  verifyMode: {
    title: (args) => l10n.t('The MTA on {0} only simulates sending', args.text('server')),
    meaning: () =>
      l10n.t(
        'With verifyMode no message leaves, although deliveries end as finished. Set it to false and restart the MTA.',
      ),
    ruledOut: () => l10n.t('No MTA only simulates sending.'),
    page: 'statisticsServer',
  },
  affinitiesDiffer: {
    title: (args) => l10n.t('IP affinities are not the same on all sending servers: {0}', args.text('names')),
    meaning: () =>
      l10n.t('Adobe wants them identical on every MTA machine. A delivery waits on those that lack its affinity.'),
    ruledOut: () => l10n.t('IP affinities are the same on all sending servers.'),
    page: 'affinities',
  },
  sharedIdentities: {
    title: (args) => l10n.t('IP addresses on {0} share an identity: {1}', args.text('server'), args.text('shared')),
    meaning: () =>
      l10n.t(
        'Each address needs a HELO name and a public id of its own; shared ones make the statistics server throttle them together.',
      ),
    ruledOut: () => l10n.t('Each IP address has an identity of its own.'),
    page: 'statisticsServer',
  },
  failedDeliveries: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 failed delivery is kept')
        : l10n.t('{0} failed deliveries are kept', count(args)),
    meaning: (args) =>
      args.number('old') > 0
        ? l10n.t(
            '{0} of them are old. They keep temporary tables (wkDlv_…) that slow the database down: delete what is no longer needed.',
            numberText(args.number('old')),
          )
        : l10n.t('They keep temporary tables (wkDlv_…) that slow the database down: delete what is no longer needed.'),
    ruledOut: () => l10n.t('No failed deliveries are kept.'),
    page: 'performance',
  },
  standingStill: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 delivery has been ready or paused for long')
        : l10n.t('{0} deliveries have been ready or paused for long', count(args)),
    meaning: (args) => l10n.t('They keep work tables. Send, stop or delete them: {0}.', args.text('names')),
    ruledOut: () => l10n.t('No delivery stands still for long.'),
    page: 'performance',
  },
  longPreparations: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 preparation takes abnormally long')
        : l10n.t('{0} preparations take abnormally long', count(args)),
    meaning: (args) =>
      l10n.t(
        'More than an hour is abnormal by Adobe’s monitoring. Look at JavaScript in personalisation blocks and at the load of the database: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('No preparation takes abnormally long.'),
    page: 'throughput',
  },
  slowPreparations: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('The preparation of 1 recent delivery took abnormally long')
        : l10n.t('The preparations of {0} recent deliveries took abnormally long', count(args)),
    meaning: (args) =>
      l10n.t(
        'Look at JavaScript in personalisation blocks, at the size of the target, and whether the fields that it is chosen by have indexes; heavy personalisation can be prepared by a workflow beforehand: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Recent preparations ended in time.'),
    page: 'performance',
  },
  validityEndsSoon: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('The validity of 1 delivery ends before it is sent')
        : l10n.t('The validity of {0} deliveries ends before they are sent', count(args)),
    meaning: (args) => l10n.t('What is left when it ends is given up: {0}.', args.text('names')),
    ruledOut: () => l10n.t('No delivery is about to lose its validity.'),
    page: 'sending',
  },
  manyErrors: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 recent delivery has more than 10 % errors')
        : l10n.t('{0} recent deliveries have more than 10 % errors', count(args)),
    meaning: (args) =>
      l10n.t(
        'Adobe takes over 10 % soft bounces of a provider for a reputation in danger. Look at the reasons by domain: {0}.',
        args.text('names'),
      ),
    ruledOut: () => l10n.t('Errors of recent deliveries are within Adobe’s limits.'),
    page: 'throughput',
  },
  manyQuarantines: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('1 recent delivery put more than 2 % of its addresses into quarantine')
        : l10n.t('{0} recent deliveries put more than 2 % of their addresses into quarantine', count(args)),
    meaning: (args) =>
      l10n.t('So many bad addresses lower the reputation. Check where they come from: {0}.', args.text('names')),
    ruledOut: () => l10n.t('New quarantines of recent deliveries are within Adobe’s limits.'),
    page: 'throughput',
  },
  bigDeliveriesTogether: {
    title: (args) =>
      l10n.t('{0} large deliveries start together at {1}', count(args), timeText(args.number('contactAt'))),
    meaning: (args) =>
      l10n.t(
        'The load needs 5 to 10 minutes to spread. Let them start {0} apart: {1}.',
        durationText(args.number('apartMs')),
        args.text('names'),
      ),
    ruledOut: () => l10n.t('No large deliveries start together.'),
    page: 'performance',
  },
  cleanupStale: {
    title: (args) => l10n.t('The database cleanup has not run for {0}', durationText(args.number('ageMs'))),
    meaning: () =>
      l10n.t(
        'It should run every night. One failing task blocks those after it: look at the workflow Database cleanup.',
      ),
    ruledOut: () => l10n.t('The database cleanup ran lately.'),
    page: 'throughput',
  },
  trackingStale: {
    title: (args) => l10n.t('Tracking has not been consolidated for {0}', durationText(args.number('ageMs'))),
    meaning: () => l10n.t('Opens and clicks stand still meanwhile. Look at the workflow Tracking and at trackinglogd.'),
    ruledOut: () => l10n.t('Tracking was consolidated lately.'),
  },
  concurrencyReached: {
    title: (args) =>
      l10n.t(
        'As many campaign deliveries are running as the limit allows: {0} of {1}',
        numberText(args.number('running')),
        numberText(args.number('limit')),
      ),
    meaning: () =>
      l10n.t(
        'Others wait until one has ended. Stop what is not needed; Adobe advises against raising the limit on one’s own.',
      ),
    ruledOut: () => l10n.t('There is room for more campaign deliveries.'),
    page: 'options',
  },
  concurrencyTooHigh: {
    title: (args) =>
      l10n.t(
        'The limit of campaign deliveries is {0}; Adobe advises {1} at most',
        numberText(args.number('limit')),
        numberText(args.number('most')),
      ),
    meaning: () =>
      l10n.t('So many at a time may bring the servers to their knees. The option is NmsOperation_LimitConcurrency.'),
    ruledOut: () => l10n.t('The limit of campaign deliveries is within Adobe’s advice.'),
    page: 'options',
  },
  mtaChildren: {
    title: (args) =>
      l10n.t(
        'The MTA on {0} may have {1} children; Adobe advises {2} at most',
        args.text('server'),
        numberText(args.number('children')),
        numberText(args.number('most')),
      ),
    meaning: () =>
      l10n.t(
        'There should not be more than processors, and not over 8, nor should they take more than a third of the memory.',
      ),
    ruledOut: () => l10n.t('The number of MTA children is within Adobe’s advice.'),
    page: 'affinities',
  },
  mtaMemory: {
    title: (args) =>
      l10n.t(
        'The MTA on {0} takes {1} MB of memory; Adobe advises {2} at most',
        args.text('server'),
        numberText(args.number('memoryMb')),
        numberText(args.number('most')),
      ),
    meaning: () =>
      l10n.t(
        'Above its limit it is restarted, and nothing is sent meanwhile. Look at maxWorkingSetMb and maxWaitingMessages, and restart it when there is little to send.',
      ),
    ruledOut: () => l10n.t('The memory of every MTA is within its limit.'),
    page: 'affinities',
  },
  diskSpace: {
    title: (args) => l10n.t('The disk of {0} has {1} % left', args.text('server'), numberText(args.number('percent'))),
    meaning: () =>
      l10n.t(
        'Adobe’s monitoring is alarmed when 90 % are used. When the disk is full nothing is sent: old logs, temporary files and exports go first.',
      ),
    ruledOut: () => l10n.t('The disks of the servers have room.'),
    page: 'modules',
  },
  temporaryFilesOld: {
    title: (args) =>
      l10n.t(
        '{0} old temporary files take {1} MB on {2}',
        count(args),
        numberText(args.number('megabytes')),
        args.text('server'),
      ),
    meaning: () =>
      l10n.t(
        'They are left over in the tmp folders of the installation. When the disk is full nothing is sent: find out who leaves them there, then purge them.',
      ),
    ruledOut: () => l10n.t('No old temporary files pile up on the servers.'),
    page: 'throughput',
  },
  purgeUnlimited: {
    title: (args) => l10n.t('Logs are kept for ever: {0}', args.text('options')),
    meaning: () =>
      l10n.t(
        'A purge delay of 0 means that nothing is deleted. The tables grow until everything that reads them is slow: set a number of days.',
      ),
    ruledOut: () => l10n.t('Old logs are purged.'),
    page: 'options',
  },
  workflowsInError: {
    title: (args) =>
      args.number('failed') === 1
        ? l10n.t('The technical workflow {0} ended in an error', args.text('label'))
        : l10n.t('The technical workflow {0} is not started', args.text('label')),
    meaning: (args) =>
      l10n.t('Deliveries need it. Look at its journal for the reason, then restart it: {0}.', args.text('workflow')),
    ruledOut: () => l10n.t('The technical workflows that deliveries need are started.'),
    page: 'throughput',
  },
  tlsForAll: {
    title: (args) => l10n.t('The MTA on {0} uses TLS for all domains', args.text('server')),
    meaning: () => l10n.t('It lowers throughput: Adobe advises to set it for each domain in the MX rules.'),
    ruledOut: () => l10n.t('TLS is not forced for all domains.'),
    page: 'throughput',
  },
  relaySet: {
    title: (args) =>
      l10n.t('The MTA on {0} sends everything through the relay {1}', args.text('server'), args.text('relay')),
    meaning: () =>
      l10n.t('Throughput is that of the relay, errors are seen late, and nothing leaves while it is down.'),
    ruledOut: () => l10n.t('No relay stands between the MTA and the receivers.'),
    page: 'affinities',
  },
  validityIgnored: {
    title: (args) =>
      args.number('count') === 1
        ? l10n.t('The validity of 1 scheduled delivery is longer than the Enhanced MTA keeps to')
        : l10n.t('The validity of {0} scheduled deliveries is longer than the Enhanced MTA keeps to', count(args)),
    meaning: (args) => l10n.t('It gives up after 3.5 days whatever the validity says: {0}.', args.text('names')),
    ruledOut: () => l10n.t('No validity is longer than the MTA keeps to.'),
    page: 'sending',
  },
};
