import * as l10n from '@vscode/l10n';
import { OVERDUE_AFTER_MS } from '../attention';
import { DELIVERY_STATES } from '../deliveryState';
import type { Finding } from '../finding';
import { fact, finding, found } from '../judgement/verdict';
import { defineCause } from './cause';
import type { Evidence } from './evidence';
import { openMtaLog, restartMta, sendingServers } from './sendingServers';

/** Some messages failed for now and are tried again: normal, unless the next pass should long have begun. */
export const retries = defineCause({
  id: 'retries',
  ruledOut: () => l10n.t('It does not wait for a retry.'),
  findings: {
    retries: {
      title: (args) => {
        if (!args.has('nextPassAt') || args.number('inMs') <= 0) {
          return args.has('last')
            ? l10n.t('It retries for the last time what failed')
            : l10n.t('It retries what failed');
        }
        const when = args.duration('inMs');
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
              args.count('retry'),
            )
          : l10n.t(
              'Some messages failed for now. Campaign’s own MTA makes five retries on the first day and one a day after, until the validity ends.',
            );
      },
      page: 'sending',
    },
    retryOverdue: {
      title: (args) => l10n.t('Its next retry should have begun {0} ago', args.duration('inMs')),
      meaning: () => l10n.t('The MTA starts the retries. Look at whether it runs and what its log says.'),
      page: 'modules',
    },
  },
  facts: {
    nextPass: (args) => l10n.t('next pass at {0}', args.time('nextPassAt')),
    retriesDone: (args) =>
      args.has('maxRetry')
        ? l10n.t('retry {0} of {1}', args.count('retry'), args.count('maxRetry'))
        : l10n.t('retry {0}', args.count('retry')),
    errors: (args) => l10n.t('{0} messages in error', args.count('errors')),
  },
  concerns,
  judge,
});

function concerns({
  delivery: {
    value: { state },
  },
}: Evidence): boolean {
  return state === DELIVERY_STATES.retryPending || state === DELIVERY_STATES.retryInProgress;
}

function judge(evidence: Evidence) {
  const { state, nextPassDate } = evidence.delivery.value;
  const late =
    state === DELIVERY_STATES.retryPending &&
    nextPassDate !== undefined &&
    evidence.instanceNow - nextPassDate > OVERDUE_AFTER_MS;
  return found(
    finding({
      cause: late ? ('retryOverdue' as const) : ('retries' as const),
      severity: late ? 'warning' : 'info',
      holdsUp: true,
      certainty: late || nextPassDate === undefined ? 'likely' : 'certain',
      args: argsOf(evidence),
      evidence: proof(evidence),
      remedies: late
        ? [...openMtaLog(evidence, sendingServers(evidence)), ...restartMta(evidence, sendingServers(evidence))]
        : [],
    }),
  );
}

function argsOf(evidence: Evidence): Finding['args'] {
  const { nextPassDate, retry, maxRetry } = evidence.delivery.value;
  return {
    ...(nextPassDate === undefined ? {} : { nextPassAt: nextPassDate, inMs: nextPassDate - evidence.instanceNow }),
    ...(retry === undefined ? {} : { retry }),
    ...(maxRetry === undefined ? {} : { maxRetry }),
    ...(retry !== undefined && maxRetry !== undefined && maxRetry > 0 && retry >= maxRetry ? { last: 1 } : {}),
  };
}

function proof(evidence: Evidence) {
  const { state, nextPassDate, retry, maxRetry, counters } = evidence.delivery.value;
  const seen = evidence.delivery;
  return [
    fact(seen, 'state', { state }),
    ...(nextPassDate === undefined ? [] : [fact(seen, 'nextPass', { nextPassAt: nextPassDate })]),
    ...(retry === undefined
      ? []
      : [fact(seen, 'retriesDone', { retry, maxRetry: maxRetry === undefined || maxRetry <= 0 ? '' : maxRetry })]),
    ...(counters.error === undefined ? [] : [fact(seen, 'errors', { errors: counters.error })]),
  ];
}
