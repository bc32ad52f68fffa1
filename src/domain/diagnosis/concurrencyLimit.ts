import * as l10n from '@vscode/l10n';
import { inCampaign } from '../deliveryKind';
import { DELIVERY_STATES } from '../deliveryState';
import type { Remedy } from '../finding';
import { RULED_OUT, fact, finding, found, unchecked, ruledOutUnless } from '../judgement/verdict';
import { WHERE_DELIVERIES_ARE_MADE } from '../topology/roleScope';
import { defineCause } from './cause';
import { isNotDueYet } from './due';
import type { Evidence } from './evidence';

/** The option that holds the limit. */
export const CONCURRENCY_OPTION = 'NmsOperation_LimitConcurrency';

/** Adobe advises no more. */
export const MOST_CONCURRENCY = 50;

/** By how much the limit is raised at a time. */
const RAISE = 10;

/** The limit raised by ten, as long as Adobe's advice allows it. */
export function raised(limit: number): readonly Remedy[] {
  return limit + RAISE > MOST_CONCURRENCY ? [] : [{ kind: 'setConcurrency', limit: limit + RAISE }];
}

/** What Campaign takes when the option is missing (Adobe, "Configuring Campaign options"). */
export const DEFAULT_CONCURRENCY_LIMIT = 10;

/**
 * As many campaign deliveries are running as `NmsOperation_LimitConcurrency` allows. Adobe's pages disagree on whether
 * the option limits deliveries of campaigns or only their workflows (KA-16442), so it is never more than possible.
 */
export const concurrencyLimit = defineCause({
  id: 'concurrencyLimit',
  scope: WHERE_DELIVERIES_ARE_MADE,
  ruledOut: () => l10n.t('The limit of concurrent campaign deliveries is not reached, or does not concern it.'),
  findings: {
    concurrencyLimit: {
      title: (args) =>
        l10n.t('{0} campaign deliveries are running, the limit is {1}', args.count('running'), args.count('limit')),
      meaning: () =>
        l10n.t(
          'Deliveries of campaigns wait while as many are running as the option NmsOperation_LimitConcurrency allows. Wait, or stop what is not needed. Adobe advises against raising the option on your own.',
        ),
      page: 'options',
    },
  },
  facts: {
    limitDefault: (args) => l10n.t('sets no limit; Campaign’s default is {0}', args.count('limit')),
  },
  concerns,
  judge,
});

/** Before it is due nothing waits for a place. */
function concerns(evidence: Evidence): boolean {
  const { state } = evidence.delivery.value;
  return (state === DELIVERY_STATES.ready || state === DELIVERY_STATES.startPending) && !isNotDueYet(evidence);
}

function judge(evidence: Evidence) {
  const ofCampaign = inCampaign(evidence.delivery.value);
  if (ofCampaign === false) {
    return RULED_OUT;
  }

  const { runningCampaignDeliveries: running, limitConcurrency: option } = evidence;
  if (!running.ok || !option.ok) {
    return ruledOutUnless([running, option].flatMap((read) => (read.ok ? [] : [unchecked(read)])));
  }
  const limit = limitOf(option.value);
  if (running.value < limit) {
    return RULED_OUT;
  }
  return found(
    finding({
      cause: 'concurrencyLimit',
      severity: 'warning',
      holdsUp: true,
      certainty: 'possible',
      args: { running: running.value, limit },
      evidence: [
        fact(running, 'runningCampaignDeliveries', { running: running.value }),
        fact(option, isLimit(option.value) ? 'limitOption' : 'limitDefault', { limit }),
      ],
      remedies: raised(limit),
    }),
  );
}

function limitOf(option: string | undefined): number {
  return isLimit(option) ? Number(option) : DEFAULT_CONCURRENCY_LIMIT;
}

function isLimit(option: string | undefined): boolean {
  const value = Number(option);
  return Number.isInteger(value) && value > 0;
}
