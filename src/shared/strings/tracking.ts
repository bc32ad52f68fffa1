import * as l10n from '@vscode/l10n';
import type { BounceVerdict, ShownReason } from '../../domain/domainResults';
import type { IndicatorId } from '../../domain/trackingIndicators';
import type { ChainStep } from '../protocol/tracking';
import { commonStrings } from './common';

/** Figures of the headline, beside Adobe's indicators. */
export type HeadlineId = 'targeted' | 'processed' | 'delivered' | 'errors' | 'quarantined';
export type GroupId = 'opens' | 'clicks' | 'reactions' | 'purchases';

/** Texts whose keys are made of an id: one for each. */
type OfIds = Record<
  | `figure.${HeadlineId | IndicatorId}`
  | `group.${GroupId}`
  | `chain.${ChainStep['state']}`
  | `reason.${ShownReason}`
  | `verdict.${BounceVerdict}`,
  string
>;

/** Texts of the tracking panel. {0} and {1} are filled in by the page. */
export function trackingStrings() {
  return {
    ...commonStrings(),
    ...frame(),
    ...figures(),
    ...overTime(),
    ...breakdown(),
    ...failures(),
    ...urls(),
  } satisfies OfIds;
}

export type TrackingString = keyof ReturnType<typeof trackingStrings>;

function frame() {
  return {
    headline: l10n.t('Delivery'),
    indicators: l10n.t('Tracking indicators'),
    formula: l10n.t('Adobe’s formula: {0}'),
    ofTargeted: l10n.t('{0} of targeted'),
    ofProcessed: l10n.t('{0} of processed'),
    computed: l10n.t('Tracking figures computed {0} ({1})'),
    computedPending: l10n.t('Out of date: new tracking data are waiting to be computed. Last computed {0} ({1})'),
    neverComputed: l10n.t(
      'Tracking figures have not been computed yet. The Tracking workflow computes them after the first logs arrive.',
    ),
    computationUnknown: l10n.t('This instance does not tell when its tracking figures were computed.'),
    'group.opens': l10n.t('Opens'),
    'group.clicks': l10n.t('Clicks'),
    'group.reactions': l10n.t('Other reactions'),
    'group.purchases': l10n.t('Web and transactions'),
  };
}

function figures() {
  return {
    'figure.targeted': l10n.t('Targeted'),
    'figure.processed': l10n.t('Processed'),
    'figure.delivered': l10n.t('Delivered'),
    'figure.errors': l10n.t('Errors'),
    'figure.quarantined': l10n.t('New quarantines'),
    'figure.toDeliver': l10n.t('Messages to deliver'),
    'figure.success': l10n.t('Delivered'),
    'figure.opens': l10n.t('Distinct opens'),
    'figure.estimatedOpens': l10n.t('Distinct opens, estimated'),
    'figure.estimatedTotalOpens': l10n.t('All opens, estimated'),
    'figure.openRate': l10n.t('Open rate'),
    'figure.recipientClicks': l10n.t('Recipients who clicked'),
    'figure.personClicks': l10n.t('People who clicked'),
    'figure.totalClicks': l10n.t('All clicks'),
    'figure.rawReactivity': l10n.t('Reactivity, raw'),
    'figure.estimatedReactivity': l10n.t('Reactivity, estimated'),
    'figure.distinctClickRate': l10n.t('Distinct clicks, rate'),
    'figure.cumulatedClickRate': l10n.t('Cumulated clicks, rate'),
    'figure.mirrorPage': l10n.t('Mirror page clicks'),
    'figure.optOut': l10n.t('Opt-out clicks'),
    'figure.forwards': l10n.t('Forwards, estimated'),
    'figure.visitedPages': l10n.t('Visited pages'),
    'figure.transactions': l10n.t('Transactions'),
    'figure.amount': l10n.t('Amount'),
    'figure.averageTransaction': l10n.t('Average per transaction'),
    'figure.items': l10n.t('Items'),
    'figure.averageItems': l10n.t('Items per transaction'),
    'figure.averageAmountPerMessage': l10n.t('Amount per message'),
  };
}

function overTime() {
  return {
    recompute: l10n.t('Recompute'),
    chain: l10n.t('Is tracking working?'),
    'chain.allWell': l10n.t('Yes: every check passed'),
    'chain.trouble': l10n.t('Checks that need a look: {0} of {1}'),
    'chain.incomplete': l10n.t('No fault seen; {0} of {1} checks could not be made'),
    'chain.ok': l10n.t('OK'),
    'chain.warning': l10n.t('Warning'),
    'chain.error': l10n.t('Fault'),
    'chain.unknown': l10n.t('Not checked'),
    view: l10n.t('View'),
    viewChart: l10n.t('Chart'),
    viewTable: l10n.t('Table'),
    overTime: l10n.t('Reactions over time'),
    'overTime.help': l10n.t(
      'Left and right arrow: move along the time. Plus and minus: zoom. 0: whole period. The table view has the same values.',
    ),
    'overTime.empty': l10n.t('No reaction has been consolidated yet.'),
    'overTime.amount': l10n.t('Counted'),
    'overTime.perBucket': l10n.t('As they came'),
    'overTime.cumulative': l10n.t('Added up'),
    'overTime.notYet': l10n.t('not consolidated yet'),
    'overTime.running': l10n.t('(running)'),
    'overTime.from': l10n.t('From'),
    'overTime.compare': l10n.t('Compare With…'),
    'overTime.compareEnd': l10n.t('Stop Comparing'),
    'overTime.comparedOpens': l10n.t('Opens of {0}'),
    'overTime.comparedClicks': l10n.t('Clicks of {0}'),
    bucketRange: l10n.t('{0} to {1}'),
    'series.opens': l10n.t('Opens'),
    'series.clicks': l10n.t('Clicks'),
    'series.optOuts': l10n.t('Opt-outs'),
  };
}

function breakdown() {
  return {
    breakdown: l10n.t('Breakdown'),
    'breakdown.byDomain': l10n.t('By destination domain'),
    'breakdown.byAgent': l10n.t('By device and browser'),
    'breakdown.waiting': l10n.t('Waiting'),
    'breakdown.rate': l10n.t('Delivery rate'),
    'breakdown.count': l10n.t('Count'),
    'breakdown.countNote': l10n.t(
      'Devices and browsers are in the tracking log only. Counting them is heavy work for the database of a large delivery, so it is done only when you ask.',
    ),
    'breakdown.device': l10n.t('Device'),
    'breakdown.browser': l10n.t('Browser or mail program'),
    'breakdown.other': l10n.t('Other'),
    'breakdown.none': l10n.t('The tracking log holds nothing of this delivery.'),
  };
}

function failures() {
  return {
    'failures.open': l10n.t('Show Messages'),
    failures: l10n.t('Failures'),
    'failures.none': l10n.t('No message failed.'),
    'failures.byReason': l10n.t('By reason'),
    'failures.byDomain': l10n.t('By destination domain'),
    'failures.limits': l10n.t(
      'Adobe’s limits: hard bounces under 2%, soft bounces under 10% per provider. Domains with fewer than 50 messages are not judged.',
    ),
    'failures.reason': l10n.t('Reason'),
    'failures.count': l10n.t('Messages'),
    'failures.ofErrors': l10n.t('Of all errors'),
    'failures.ofProcessed': l10n.t('Of processed'),
    'failures.domain': l10n.t('Domain'),
    'failures.processed': l10n.t('Processed'),
    'failures.delivered': l10n.t('Delivered'),
    'failures.hard': l10n.t('Hard bounces'),
    'failures.soft': l10n.t('Soft bounces'),
    'failures.verdict': l10n.t('Against the limits'),
    'reason.unknownUser': l10n.t('User unknown (hard)'),
    'reason.unreachable': l10n.t('Unreachable'),
    'reason.mailBoxFull': l10n.t('Mailbox full'),
    'reason.invalidDomain': l10n.t('Invalid domain'),
    'reason.disabled': l10n.t('Account disabled'),
    'reason.notConnected': l10n.t('Not connected'),
    'reason.refused': l10n.t('Refused'),
    'reason.denylisted': l10n.t('Denylisted (complaint)'),
    'verdict.overHard': l10n.t('Hard bounces too high'),
    'verdict.overSoft': l10n.t('Soft bounces too high'),
    'verdict.overBoth': l10n.t('Hard and soft bounces too high'),
    'verdict.within': l10n.t('Within the limits'),
    'verdict.tooFew': l10n.t('Too few to judge'),
    'verdict.unknown': l10n.t('Not available on this instance'),
  };
}

function urls() {
  return {
    urls: l10n.t('Tracked URLs'),
    'urls.search': l10n.t('Filter by label, address or category'),
    'urls.none': l10n.t('This delivery has no tracked URL.'),
    'urls.noMatch': l10n.t('No URL matches the filter.'),
    'urls.count': l10n.t('{0} URLs'),
    'urls.filtered': l10n.t('{0} of {1} URLs'),
    'urls.label': l10n.t('URL'),
    'urls.type': l10n.t('Type'),
    'urls.category': l10n.t('Category'),
    'urls.unique': l10n.t('Recipients'),
    'urls.clicks': l10n.t('Clicks'),
    'urls.share': l10n.t('Share'),
    'urls.tracking': l10n.t('Tracking'),
    'urls.switch': l10n.t('Tracking of {0}'),
    'urls.ofDelivery': l10n.t('Tracking of this delivery'),
    'urls.actions': l10n.t('Actions'),
    'urls.open': l10n.t('Open in Browser'),
    'urls.copy': l10n.t('Copy Address'),
  };
}
