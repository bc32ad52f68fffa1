import { commands, l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryRef } from '../../connections/access';
import type { Delivery, EpochMs } from '../../domain/delivery';
import type { ThroughputSample } from '../../domain/throughput';
import { windowBetween, type ThroughputWindow } from '../../domain/throughputPeriod';
import { throughputSeries } from '../../domain/throughputSeries';
import type { InstanceRef, Subject } from '../../shared/protocol/common';
import { timelineState, type TimelineHours, type TimelineSnapshot } from '../../shared/protocol/timeline';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import { timelineStrings } from '../../shared/strings/timeline';
import type { RecordedTimeline, TimelineEvent, TimelinePlace } from '../../shared/timelineSource';
import { partOf } from '../frame/optionalReading';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { deliveryGone } from '../frame/panelProblem';
import { csvBytes, jsonBytes, saveFile } from '../frame/saveFile';
import { instanceSubject, instanceTitleOf, subjectOf, titleOf } from '../frame/subject';
import { journalEvents, serverLogEvents, type LogsRead } from './logEvents';
import { openPlace } from './openPlace';
import { timelineCsv } from './timelineCsv';

const HOUR_MS = 60 * 60_000;
/** A long period is read anew less often: nothing that is seen in it moves within minutes. */
const LOOK_AGAIN_MS: Readonly<Record<TimelineHours, number>> = { 3: 60_000, 24: 120_000, 168: 600_000 };
/** Points at most, the newest. */
const MOST_POINTS = 1000;
/** Deliveries in trouble whose journals are read for the timeline of an instance. */
const MOST_JOURNALS = 5;

const NOTHING: RecordedTimeline = { watched: false, looks: 0, events: [] };

/** One time axis for an instance or a delivery: what was sent, what happened, and what was done. */
export class TimelineContent implements PanelContent {
  private hours: TimelineHours = 24;
  private snapshot: TimelineSnapshot | undefined;
  private readonly places = new Map<string, TimelinePlace>();
  /** The instance's clock minus ours, ms, at the last look: the points are by the instance's. */
  private offsetMs = 0;

  private readonly deliveryId: string | undefined;

  constructor(private readonly frame: PanelFrame<DeliveryRef | InstanceRef>) {
    this.deliveryId = 'deliveryId' in frame.ref ? frame.ref.deliveryId : undefined;
  }

  replay(): readonly ToPanel[] {
    return this.snapshot === undefined ? [] : [{ type: 'timeline', snapshot: this.snapshot }];
  }

  async look(look: Look): Promise<number> {
    const { hours, deliveryId } = this;
    const { instance, descriptor, now, signal } = look;
    const window = windowBetween(now - hours * HOUR_MS, now);
    this.offsetMs = instance.info.clockOffsetMs;
    const [delivery, samples, recorded, journals, logs] = await Promise.all([
      deliveryId === undefined ? undefined : instance.deliveries.get(deliveryId, signal),
      partOf(
        instance.throughput.samples(
          { since: window.from, long: true, ...(deliveryId === undefined ? {} : { deliveryId }) },
          signal,
        ),
        this.frame,
      ),
      this.recorded(window),
      partOf(this.journals(look, window), this.frame),
      this.logs(look, window),
    ]);
    if (deliveryId !== undefined && delivery === undefined) {
      throw deliveryGone();
    }
    // The person may have chosen another period meanwhile.
    if (hours !== this.hours) {
      return 0;
    }
    const subject =
      delivery === undefined
        ? instanceSubject(descriptor, instance.info)
        : subjectOf(delivery, descriptor, instance.info);
    this.frame.title(l10n.t('Timeline: {0}', (delivery === undefined ? instanceTitleOf : titleOf)(subject)));
    this.show(subject, window, {
      recorded,
      samples: samples.ok ? samples.value : [],
      events: [...(journals.ok ? journals.value : []), ...logs.events],
      gaps: [
        ...(samples.ok ? [] : [samples.why]),
        ...(journals.ok ? [] : [journals.why]),
        ...logs.unread.map((server) => l10n.t('The logs of {0} could not be read.', server)),
      ],
      now,
    });
    return LOOK_AGAIN_MS[hours];
  }

  async handle(message: ToHost): Promise<void> {
    const { connectionId } = this.frame.ref;
    switch (message.type) {
      case 'ready':
        this.hours = timelineState.safeParse(message.state).data?.hours ?? this.hours;
        return;
      case 'timelineHours':
        this.hours = message.hours;
        this.frame.lookNow();
        return;
      case 'openPoint': {
        const place = this.places.get(message.id);
        if (place !== undefined) {
          await openPlace(place, connectionId, this.frame.deps.timeline);
        }
        return;
      }
      case 'replayAt':
        await this.frame.deps.timeline?.replay(connectionId, message.at - this.offsetMs);
        return;
      case 'watchThis':
        await commands.executeCommand('deliveryDoctor.watchInstance', { connectionId });
        this.frame.lookNow();
        return;
      case 'export':
        await this.save(message.format);
        return;
      default:
        return;
    }
  }

  /** What looks saw, by the instance's clock. */
  private async recorded({ from, to }: ThroughputWindow): Promise<RecordedTimeline> {
    const { ref, deps } = this.frame;
    const { offsetMs, deliveryId } = this;
    const read = await deps.timeline?.recorded({
      connectionId: ref.connectionId,
      deliveryId,
      from: from - offsetMs,
      to: to - offsetMs,
    });
    return read === undefined
      ? NOTHING
      : {
          ...read,
          ...(read.since === undefined ? {} : { since: read.since + offsetMs }),
          events: read.events.map((event) => shifted(event, offsetMs)),
        };
  }

  private async journals(
    { instance, now, signal }: Look,
    { from }: ThroughputWindow,
  ): Promise<readonly TimelineEvent[]> {
    const deliveries =
      this.deliveryId === undefined ? await inTrouble(instance, from, now, signal) : [{ id: this.deliveryId }];
    return journalEvents(instance, deliveries, from, signal);
  }

  private async logs({ instance, signal }: Look, { from }: ThroughputWindow): Promise<LogsRead> {
    const { servers } = this.frame.deps;
    const { instanceName } = instance.info;
    const { connectionId } = this.frame.ref;
    return servers === undefined || instanceName === undefined
      ? { events: [], unread: [] }
      : serverLogEvents(servers, { connectionId, instanceName }, from, signal);
  }

  private show(
    subject: Subject,
    window: ThroughputWindow,
    read: {
      readonly recorded: RecordedTimeline;
      readonly samples: readonly ThroughputSample[];
      readonly events: readonly TimelineEvent[];
      readonly gaps: readonly string[];
      readonly now: EpochMs;
    },
  ): void {
    const { recorded } = read;
    const all = [...recorded.events, ...read.events].sort((a, b) => a.at - b.at);
    const shown = all.slice(-MOST_POINTS);
    this.places.clear();
    const points = shown.map(({ lane, at, until, tone, what, place }, index) => {
      const id = `${lane}:${at}:${index}`;
      this.places.set(id, place);
      return { id, lane, at, until, tone, what };
    });
    const series = throughputSeries(read.samples, window);
    this.snapshot = {
      subject,
      hours: this.hours,
      window: { ...window },
      rate: {
        at: series.map(({ at }) => at),
        success: series.map(({ successPerHour }) => successPerHour ?? null),
        error: series.map(({ errorPerHour }) => errorPerHour ?? null),
      },
      points,
      left: all.length - shown.length,
      watched: recorded.watched,
      looks: recorded.looks,
      since: recorded.since,
      gaps: [...read.gaps],
      readAt: read.now,
    };
    this.frame.post({ type: 'timeline', snapshot: this.snapshot });
  }

  private async save(format: 'csv' | 'json'): Promise<void> {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    const bytes = format === 'json' ? jsonBytes(snapshot) : csvBytes(timelineCsv(snapshot, timelineStrings()));
    await saveFile(`timeline ${snapshot.subject.internalName || snapshot.subject.instance}`, format, bytes);
  }
}

/** By the instance's clock, as all points are. */
function shifted(event: TimelineEvent, offsetMs: number): TimelineEvent {
  const { at, until, place } = event;
  return {
    ...event,
    at: at + offsetMs,
    ...(until === undefined ? {} : { until: until + offsetMs }),
    place: place.kind === 'journal' || place.kind === 'serverLog' ? { ...place, at: place.at + offsetMs } : place,
  };
}

/** The newest deliveries that failed or wait too long. */
async function inTrouble(
  { deliveries }: CampaignInstance,
  since: EpochMs,
  now: EpochMs,
  signal: AbortSignal,
): Promise<readonly Delivery[]> {
  const lists = await Promise.all(
    (['failed', 'needsAttention'] as const).map((group) =>
      deliveries.list({ group, now, pageSize: MOST_JOURNALS, namesOnly: true, filter: { since, until: now } }, signal),
    ),
  );
  return lists.flatMap(({ rows }) => rows).slice(0, MOST_JOURNALS);
}
