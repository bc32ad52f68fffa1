import * as l10n from '@vscode/l10n';
import type { ExpectedEndText, ForecastText, Period, Scope, WhatIf } from '../protocol/throughput';
import { commonStrings } from './common';

/** Texts whose keys are made of an id: one for each. */
type OfIds = Record<
  | `period.${Period}`
  | `scope.${Scope}`
  | `assume.${ForecastText['assumptions'][number]}`
  | `whatIf.${WhatIf['remedy']}`
  | `end.${Extract<ExpectedEndText, { kind: 'unknown' }>['because']}`,
  string
>;

/** Texts of the throughput panel. {0} and {1} are filled in by the page. */
export function throughputStrings() {
  return {
    ...commonStrings(),
    ...choices(),
    ...figures(),
    ...end(),
    ...chart(),
    ...planned(),
    ...where(),
  } satisfies OfIds;
}

export type ThroughputString = keyof ReturnType<typeof throughputStrings>;

function choices() {
  return {
    period: l10n.t('Period'),
    'period.lastHour': l10n.t('Last hour'),
    'period.last3Hours': l10n.t('Last 3 hours'),
    'period.last6Hours': l10n.t('Last 6 hours'),
    'period.last24Hours': l10n.t('Last 24 hours'),
    'period.last7Days': l10n.t('Last 7 days'),
    'period.sinceStart': l10n.t('Since the start'),
    'period.custom': l10n.t('From … to …'),
    'custom.from': l10n.t('From'),
    'custom.to': l10n.t('To'),
    'custom.show': l10n.t('Show'),
    'custom.wrong': l10n.t('The end must come after the start.'),
    scope: l10n.t('Show'),
    'scope.delivery': l10n.t('This delivery'),
    'scope.instance': l10n.t('Whole instance'),
    view: l10n.t('View'),
    viewChart: l10n.t('Chart'),
    viewTable: l10n.t('Table'),
    pause: l10n.t('Pause Updates'),
    resume: l10n.t('Resume Updates'),
    live: l10n.t('Live'),
    paused: l10n.t('Updates paused'),
    notLive: l10n.t('Not sending'),
    late: l10n.t('No update for {0}'),
  };
}

function figures() {
  return {
    progress: l10n.t('Progress'),
    progressOf: l10n.t('{0} of {1} messages'),
    figures: l10n.t('Rates'),
    'figure.now': l10n.t('Rate now'),
    'figure.lastHour': l10n.t('Last hour'),
    'figure.peak': l10n.t('Peak'),
    'figure.average': l10n.t('Average'),
    'figure.end': l10n.t('Expected end'),
    'figure.weight': l10n.t('Size per message'),
    'now.hint': l10n.t('over the last {0}'),
    'now.hintMinute': l10n.t('over the last {0}; last minute {1}'),
    'average.hint': l10n.t('while sending; quiet times hardly count'),
    'weight.hint': l10n.t('60 kB at most advised'),
    'weight.heavy': l10n.t('Too big: 60 kB at most advised'),
    perHour: l10n.t('{0}/h'),
    nothingReported: l10n.t('nothing reported'),
  };
}

function end() {
  return {
    'end.in': l10n.t('{0} left'),
    'end.assumptions': l10n.t(
      'If first attempts go on at {0} per hour; {1} messages are left. Counters may lag behind, and retries come on top.',
    ),
    'end.range': l10n.t('{0} to {1}'),
    'end.rangeNote': l10n.t('between {0} and {1}, retries included'),
    'end.rangeHint': l10n.t('In eight cases of ten it is through within this time. Assumed: {0}.'),
    'assume.rateStays': l10n.t('messages go on as fast as lately'),
    'assume.domainsStay': l10n.t('each domain goes on as fast as so far'),
    'assume.retriesFollow': l10n.t('what is put off comes again as its retries allow'),
    'assume.wavesFollow': l10n.t('the waves begin as planned'),
    'assume.validityEnds': l10n.t('sending ends with its validity'),
    'assume.plannedLoadComes': l10n.t(
      'what is planned begins meanwhile, and more than the best rate of the day does not fit',
    ),
    'assume.remedyHelps': l10n.t('the remedy helps as much as its share'),
    whatIf: l10n.t('What if'),
    'whatIf.startMta': l10n.t('an MTA that stands still is started'),
    'whatIf.pauseOther': l10n.t('{0} is paused'),
    'whatIf.line': l10n.t('{0}: through in {1} to {2}'),
    'end.noCounters': l10n.t('the instance gives no counters'),
    'end.nothingSentLately': l10n.t('nothing sent in the last {0}'),
    'end.onlyRetries': l10n.t('only retries at present'),
    'end.allHandled': l10n.t('every message was handled'),
    'end.notSending': l10n.t('the delivery is not being sent'),
  };
}

function chart() {
  return {
    'chart.messages': l10n.t('Messages per hour'),
    'chart.bits': l10n.t('Bits per second'),
    'chart.help': l10n.t(
      'Left and right arrow: move along the time. Plus and minus: zoom. 0: whole period. The table view has the same values.',
    ),
    'chart.empty': l10n.t('Nothing was sent in this period.'),
    'chart.emptyHint': l10n.t(
      'The MTA writes a line to the statistics each time it hands messages over; there is none here. Choose a longer period, or ask why the delivery is pending.',
    ),
    'chart.gap': l10n.t('nothing reported'),
    'chart.bucket': l10n.t('{0} per point'),
    'chart.zoomed': l10n.t('{0} to {1}'),
    'chart.resetZoom': l10n.t('Whole period'),
    'series.success': l10n.t('Success'),
    'series.error': l10n.t('Errors'),
    'series.retries': l10n.t('of which retries'),
    'series.bits': l10n.t('Bits per second'),
    'table.from': l10n.t('From'),
    'table.messages': l10n.t('Messages'),
    'table.running': l10n.t('(running)'),
  };
}

function planned() {
  return {
    planned: l10n.t('Planned for the next 24 hours'),
    'planned.none': l10n.t('Nothing is scheduled for the next 24 hours.'),
    'planned.rate': l10n.t('Durations assume {0} messages per hour, the average while sending in this period.'),
    'planned.more': l10n.t('Only the first {0} are shown.'),
    'planned.at': l10n.t('Start'),
    'planned.delivery': l10n.t('Delivery'),
    'planned.messages': l10n.t('Messages'),
    'planned.duration': l10n.t('Expected duration'),
    'planned.when': l10n.t('When'),
    'planned.remark': l10n.t('Remark'),
    'planned.tooClose': l10n.t('Too close to another large delivery'),
    'planned.overlaps': l10n.t('Expected to run together with another large delivery'),
    'planned.proposed': l10n.t('Better at {0}: large deliveries should start 5 to 10 minutes apart'),
    'planned.spread': l10n.t('Spread them…'),
    'planned.spreadNote': l10n.t('Moves {0} of them to the start proposed. You are asked before anything is changed.'),
  };
}

function where() {
  return {
    where: l10n.t('Destinations and sending servers'),
    'where.byDomain': l10n.t('By destination domain'),
    'where.domain': l10n.t('Domain'),
    'where.delivered': l10n.t('Delivered'),
    'where.waiting': l10n.t('Waiting or deferred'),
    'where.errors': l10n.t('Abandoned (errors)'),
    'where.share': l10n.t('Share of messages'),
    'where.note': l10n.t(
      'Totals since the delivery began, as the instance last counted them: they may lag behind the chart. It counts a deferred message as waiting until it is delivered or given up.',
    ),
    'where.more': l10n.t('The {0} largest of {1} domains are shown.'),
    'where.none': l10n.t('The instance has not counted any destination domain of this delivery yet.'),
    'where.onlyDelivery': l10n.t(
      'Destination domains are counted for each delivery. Choose “This delivery” above to see them.',
    ),
    'where.byServer': l10n.t('By sending server'),
    'where.noServers': l10n.t(
      'The statistics of Campaign are kept by delivery and time, and do not say which server sent a message. The MTA log of each server does.',
    ),
  };
}
