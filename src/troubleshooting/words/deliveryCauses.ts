import { l10n } from 'vscode';
import type { RuleFindingWords } from './ruleFindingWords';
import { durationText, numberText, timeText } from './format';

/** Causes that lie with the delivery or with the people around it. */
export const DELIVERY_CAUSES: Readonly<Record<string, RuleFindingWords>> = {
  scheduledForLater: {
    title: (args) =>
      l10n.t('It is scheduled for {0}, in {1}', timeText(args.number('contactAt')), durationText(args.number('inMs'))),
    meaning: () => l10n.t('It waits for its contact date, as planned. To change the date it has to be analysed again.'),
    ruledOut: () => l10n.t('Its contact date has come.'),
    page: 'sending',
  },
  justDue: {
    title: (args) => l10n.t('It has been due for {0} only', durationText(args.number('waitedMs'))),
    meaning: () => l10n.t('The MTA looks for new deliveries every 30 seconds. Wait a minute and look again.'),
    ruledOut: () => l10n.t('It has been due for longer than the MTA needs to notice.'),
    page: 'sending',
  },
  validityPassed: {
    title: (args) => l10n.t('Its validity ended on {0}', timeText(args.number('validityAt'))),
    meaning: () =>
      l10n.t(
        'What is not sent yet will not be sent any more: the nightly cleanup cancels the waiting messages and sets the delivery to Finished.',
      ),
    ruledOut: () => l10n.t('It is still valid.'),
    page: 'sending',
  },
  waitingForApproval: {
    title: () => l10n.t('It is ready and waits for somebody to confirm it'),
    meaning: (args) => {
      switch (args.text('validationMode')) {
        case 'auto':
          return l10n.t(
            'It is set to start by itself, yet it has not. In a campaign the approvals come first, and the technical workflow deliveryMgt must run.',
          );
        case 'secure':
          return l10n.t(
            'It starts by itself only when the analysis gave no warning. Look at the journal, then confirm it.',
          );
        default:
          return l10n.t('The MTA does not touch a delivery before it is confirmed, or approved in its campaign.');
      }
    },
    ruledOut: () => l10n.t('It is confirmed.'),
    page: 'validating',
  },
  waves: {
    title: () => l10n.t('It goes out in waves'),
    meaning: (args) =>
      [
        args.has('size') ? l10n.t('Each wave has {0} of the messages.', args.text('size')) : '',
        args.has('delayMs')
          ? l10n.t('From one wave to the next it waits {0}.', durationText(args.number('delayMs')))
          : '',
        l10n.t('What is left waits for its turn, as planned.'),
      ]
        .filter((part) => part !== '')
        .join(' '),
    ruledOut: () => l10n.t('It is not sent in waves.'),
    page: 'sending',
  },
  paused: {
    title: () => l10n.t('It is paused'),
    meaning: () => l10n.t('Somebody paused it. It goes on when it is resumed; its validity runs on meanwhile.'),
    page: 'sending',
  },
  preparationFailed: {
    title: (args) =>
      args.has('lastError')
        ? l10n.t('Its preparation failed: {0}', args.text('lastError'))
        : l10n.t('Its preparation failed'),
    meaning: () => l10n.t('Nothing was sent. Correct what the journal names and analyse the delivery again.'),
    page: 'validating',
  },
  sendingFailed: {
    title: (args) =>
      args.has('lastError') ? l10n.t('Its sending failed: {0}', args.text('lastError')) : l10n.t('Its sending failed'),
    meaning: () =>
      l10n.t('The journal has the reason. Do not leave failed deliveries behind: they keep temporary tables.'),
    page: 'performance',
  },
  failed: {
    title: () => l10n.t('It failed'),
    meaning: () => '',
    ruledOut: () => l10n.t('Neither its preparation nor its sending failed.'),
  },
  retries: {
    title: (args) => {
      if (!args.has('nextPassAt') || args.number('inMs') <= 0) {
        return args.has('last') ? l10n.t('It retries for the last time what failed') : l10n.t('It retries what failed');
      }
      const when = durationText(args.number('inMs'));
      return args.has('last')
        ? l10n.t('It retries what failed for the last time in {0}', when)
        : l10n.t('It retries what failed, next in {0}', when);
    },
    meaning: (args) => {
      if (args.has('last')) {
        return l10n.t(
          'Some messages failed again and again. The retries are used up with this one: what fails now is given up, and the delivery ends.',
        );
      }
      return args.has('retry')
        ? l10n.t(
            'Some messages failed for now. {0} retries are done; Campaign’s own MTA makes five on the first day and one a day after, until the validity ends.',
            numberText(args.number('retry')),
          )
        : l10n.t(
            'Some messages failed for now. Campaign’s own MTA makes five retries on the first day and one a day after, until the validity ends.',
          );
    },
    ruledOut: () => l10n.t('It does not wait for a retry.'),
    page: 'sending',
  },
  retryOverdue: {
    title: (args) => l10n.t('Its next retry should have begun {0} ago', durationText(args.number('inMs'))),
    meaning: () => l10n.t('Retries are begun by the MTA. Look at whether it runs and what its log says.'),
    page: 'modules',
  },
  concurrencyLimit: {
    title: (args) =>
      l10n.t(
        '{0} campaign deliveries are running, the limit is {1}',
        numberText(args.number('running')),
        numberText(args.number('limit')),
      ),
    meaning: () =>
      l10n.t(
        'Deliveries of campaigns wait while as many are running as the option NmsOperation_LimitConcurrency allows. Wait, or stop what is not needed. Adobe advises against raising the option on one’s own.',
      ),
    ruledOut: () => l10n.t('The limit of concurrent campaign deliveries is not reached, or does not concern it.'),
    page: 'options',
  },
  routingInactive: {
    title: (args) => l10n.t('Its routing account “{0}” is not active', args.text('account')),
    meaning: () =>
      l10n.t(
        'The external account that the delivery is sent through is switched off. Activate it, or choose another one.',
      ),
    ruledOut: () => l10n.t('Its routing account is active.'),
    page: 'midSourcing',
  },
  midHandover: {
    title: () => l10n.t('It is sent through mid-sourcing'),
    meaning: () => '',
    ruledOut: () => l10n.t('It is too early to tell whether the mid-sourcing server has it.'),
  },
  onMidSourcing: {
    title: (args) => l10n.t('The mid-sourcing server has it, as delivery {0}', args.text('remoteId')),
    meaning: () =>
      l10n.t(
        'What holds it up lies over there: its MTA sends it. If you may sign in to that server, add it as an instance and ask there; else ask whoever runs it, with this number.',
      ),
    page: 'midSourcing',
  },
  notOnMidSourcing: {
    title: () => l10n.t('The mid-sourcing server does not seem to have got it'),
    meaning: () =>
      l10n.t(
        'It has no id over there yet. Look at the journal for errors of the connection, and test the external account in Campaign (“Test the connection”).',
      ),
    page: 'midSourcing',
  },
  nobodyToSendTo: {
    title: () => l10n.t('There is nobody to send it to'),
    meaning: () =>
      l10n.t(
        'The analysis left no message: the target is empty, or everybody was excluded or is in quarantine. The journal lists the rules.',
      ),
    ruledOut: () => l10n.t('There are messages to send.'),
    page: 'validating',
  },
  startOverdue: {
    title: (args) =>
      l10n.t(
        'It should have started {0} ago, and nothing explains why it has not',
        durationText(args.number('waitedMs')),
      ),
    meaning: () =>
      l10n.t(
        'Over an hour of Start pending is a fault. Look at mta.log on the sending servers; with Adobe’s hosting, ask Adobe support.',
      ),
    page: 'performance',
  },
  trackingOff: {
    title: () => l10n.t('It is sent without tracking'),
    meaning: () =>
      l10n.t(
        'It does not hold the delivery up, but nobody will know who opened or clicked, and its reports stay empty.',
      ),
    ruledOut: () => l10n.t('Its tracking is activated.'),
    page: 'tracking',
  },
  sendingStalled: {
    title: () => l10n.t('Nothing of it has been sent for a quarter of an hour'),
    meaning: (args) =>
      l10n.t(
        '{0} messages are still to be sent and no sending is reported. Look at mta.log and mtachild.log on the sending servers: a full disk, an unreachable statistics server or a blocked port 25 look like this.',
        numberText(args.number('remaining')),
      ),
    page: 'throughput',
  },
  journalSays: {
    title: () => l10n.t('The journal names a cause'),
    meaning: () => '',
    ruledOut: () => l10n.t('The journal has none of the error texts that Adobe documents.'),
  },
};
