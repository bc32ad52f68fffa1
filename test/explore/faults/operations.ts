import type { CampaignInstance } from '../../../src/campaign/instance';
import type { DeliveryId } from '../../../src/domain/delivery';
import { writesOf } from '../../../src/campaign/writes';

/** What operations are about. */
export interface Subject {
  /** A delivery that was sent, and one that is being sent. */
  readonly sent: DeliveryId;
  readonly sending: DeliveryId;
  readonly now: number;
}

export interface ExploredOperation {
  readonly name: string;
  /** True when it changes something: then it must be sent once. */
  readonly writes: boolean;
  run(instance: CampaignInstance, subject: Subject, signal: AbortSignal): Promise<unknown>;
}

type Run = ExploredOperation['run'];

async function all<T>(rows: AsyncIterable<T>): Promise<readonly T[]> {
  const read: T[] = [];
  for await (const row of rows) {
    read.push(row);
  }
  return read;
}

const DAY = 24 * 60 * 60_000;

const READS: Readonly<Record<string, Run>> = {
  'list of all': ({ deliveries }, { now }, signal) => deliveries.list({ now, pageSize: 30 }, signal),
  'list of a group': ({ deliveries }, { now }, signal) =>
    deliveries.list({ group: 'pending', now, pageSize: 30 }, signal),
  'names of a group': ({ deliveries }, { now }, signal) =>
    deliveries.list({ group: 'finished', namesOnly: true, now, pageSize: 30 }, signal),
  'list by label': ({ deliveries }, { now }, signal) =>
    deliveries.list({ now, pageSize: 30, sort: { by: 'label', descending: false } }, signal),
  'list by contact date': ({ deliveries }, { now }, signal) =>
    deliveries.list({ now, pageSize: 30, sort: { by: 'contactDate', descending: true } }, signal),
  'list of a text': ({ deliveries }, { now }, signal) =>
    deliveries.list({ now, pageSize: 30, filter: { text: 'news' } }, signal),
  'counts by group': ({ deliveries }, { now }, signal) => deliveries.countByGroup(now, signal),
  'counts of a text': ({ deliveries }, { now }, signal) => deliveries.countByGroup(now, signal, { text: 'news' }),
  'groups by campaign': ({ deliveries }, { now }, signal) => deliveries.countBy('operation', { now }, signal),
  'groups by folder': ({ deliveries }, { now }, signal) => deliveries.countBy('folder', { now }, signal),
  'groups by state': ({ deliveries }, { now }, signal) => deliveries.countBy('state', { now }, signal),
  'groups by day': ({ deliveries }, { now }, signal) => deliveries.countBy('day', { now }, signal),
  'counters of two': ({ deliveries }, { sent, sending }, signal) => deliveries.counters([sent, sending], signal),
  'one delivery': ({ deliveries }, { sent }, signal) => deliveries.get(sent, signal),
  'a delivery by its id': ({ deliveries }, { sent }, signal) => deliveries.findOne({ id: sent }, signal),
  'a delivery by a text': ({ deliveries }, _subject, signal) => deliveries.findOne({ text: 'news' }, signal),
  'the source of a delivery': ({ deliveries }, { sent }, signal) => deliveries.source(sent, signal),
  'end of the journal': ({ audit }, { sent }, signal) => audit.tail(sent, 50, signal),
  'journal since a line': ({ audit }, { sent }, signal) => audit.since(sent, '1', 50, signal),
  'journal before a line': ({ audit }, { sent }, signal) => audit.before(sent, '999999999', 50, signal),
  'tracking figures': ({ tracking }, { sent }, signal) => tracking.figures(sent, signal),
  'tracked URLs': ({ tracking }, { sent }, signal) => tracking.urls(sent, signal),
  'tracking in the content': ({ tracking }, { sent }, signal) => tracking.content(sent, signal),
  'results by domain': ({ statistics }, { sent }, signal) => statistics.byDomain(sent, signal),
  'reactions over time': ({ statistics }, { sent }, signal) => statistics.reactions(sent, signal),
  'throughput of a delivery': ({ throughput }, { sent }, signal) =>
    throughput.samples({ deliveryId: sent, since: 0, long: true }, signal),
  'throughput of the instance': ({ throughput }, { now }, signal) => throughput.samples({ since: now - DAY }, signal),
  'clicks per URL': ({ reactionLog }, { sent }, signal) => reactionLog.uniqueClicks(sent, signal),
  browsers: ({ reactionLog }, { sent }, signal) => reactionLog.agents(sent, signal),
  'a workflow': ({ workflows }, _subject, signal) => workflows.get('tracking', signal),
  'failed feeds': ({ workflows }, { now }, signal) => workflows.failedFeeds(now - 30 * DAY, signal),
  'names of states': ({ schemas }, _subject, signal) => schemas.enumeration('nms:delivery', 'deliveryState', signal),
  'methods of deliveries': ({ schemas }, _subject, signal) => schemas.methods('nms:delivery', signal),
  'an option': ({ options }, _subject, signal) => options.get('NmsOperation_LimitConcurrency', signal),
  'affinity names': ({ monitoring }, _subject, signal) => monitoring.affinityNames(signal),
  'waiting parts': ({ monitoring }, { sending }, signal) => monitoring.waitingParts(sending, signal),
  'running campaign deliveries': ({ monitoring }, _subject, signal) => monitoring.runningCampaignDeliveries(signal),
  'affinities in use': ({ machines }, _subject, signal) => machines.affinitiesInUse(signal),
  // Where one source is refused another one tells the same modules, with less about each.
  'modules by monitoring': async ({ machines }, _subject, signal) =>
    (await machines.processes('demo', signal))?.map(({ name, instance, running }) => [name, instance, running]),
  senders: ({ senders }, { now }, signal) => senders.since(now - 30 * DAY, signal),
  'reputation by domain': ({ reputation }, { now }, signal) => reputation.domains(now - 14 * DAY, signal),
  quarantines: ({ reputation }, { now }, signal) => reputation.quarantines(now, signal),
  plans: ({ plans }, { now }, signal) => plans.toSend(now + DAY, signal),
  'recent contents': ({ content }, { now }, signal) => content.recent(now - 14 * DAY, 5, signal),
  'recent analyses': ({ content }, { now }, signal) => content.preparations(now - 14 * DAY, signal),
  'all messages': ({ messages }, { sent }, signal) => all(messages.rows({ deliveryId: sent, pageSize: 500 }, signal)),
  'a page of messages': ({ messages }, { sent }, signal) =>
    messages.page({ deliveryId: sent }, { from: 'last', limit: 50 }, signal),
  'number of messages': ({ messages }, { sent }, signal) => messages.count({ deliveryId: sent }, signal),
  'extent of the messages': ({ messages }, { sent }, signal) => messages.extent({ deliveryId: sent }, signal),
  'statuses of messages': ({ messages }, { sent }, signal) => messages.statuses(sent, signal),
  'messages by status': ({ messages }, { sent }, signal) => messages.tally({ deliveryId: sent }, signal),
  'a mirror page': ({ messages }, { sent }, signal) => messages.mirrorUrl(sent, '1', signal),
  exclusions: ({ exclusions }, { sent }, signal) => all(exclusions.rows({ deliveryId: sent }, signal)),
  'newest reactions': ({ trackingLogs }, { sent }, signal) => trackingLogs.newest({ deliveryId: sent }, 50, signal),
};

const WRITES: Readonly<Record<string, Run>> = {
  pause: (instance, { sending }, signal) => writesOf(instance).command(sending, 'pause', signal),
  analyse: (instance, { sending }, signal) => writesOf(instance).prepare(sending, signal),
  'set an affinity': (instance, { sending }, signal) => writesOf(instance).setAffinity(sending, 'bulk', signal),
  'set a date': (instance, { sending, now }, signal) =>
    writesOf(instance).setDates(sending, { validityDate: now + DAY }, signal),
  'switch tracking': (instance, { sending }, signal) => writesOf(instance).setTracking(sending, false, signal),
  recompute: (instance, { sent }, signal) => writesOf(instance).recompute(sent, signal),
  delete: (instance, { sent }, signal) => writesOf(instance).deleteDeliveries([sent], signal),
  'set an option': (instance, _subject, signal) =>
    writesOf(instance).setIntegerOption('NmsOperation_LimitConcurrency', 20, signal),
  'switch an account': (instance, _subject, signal) =>
    writesOf(instance).setAccountActive('defaultEmailBulk', false, signal),
  'restart a workflow': (instance, _subject, signal) => writesOf(instance).restartWorkflow('tracking', signal),
};

const named = (runs: Readonly<Record<string, Run>>, writes: boolean): readonly ExploredOperation[] =>
  Object.entries(runs).map(([name, run]) => ({ name, writes, run }));

/** Everything that the client can be asked for. */
export const OPERATIONS: readonly ExploredOperation[] = [...named(READS, false), ...named(WRITES, true)];
