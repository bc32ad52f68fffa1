import { l10n } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { Delivery, DeliveryDetail, DeliveryId, EpochMs } from '../../domain/delivery';
import type { ThroughputWindow } from '../../domain/throughputPeriod';
import type { DeliveryRef } from '../../connections/access';
import type { InstanceRef, Part } from '../../shared/protocol/common';
import { partOf } from '../frame/optionalReading';
import {
  throughputState,
  type CustomSpan,
  type Destinations,
  type Period,
  type Scope,
  type ThroughputFigures,
  type ThroughputSnapshot,
} from '../../shared/protocol/throughput';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import { changedTail } from '../../shared/protocol/seriesPatch';
import { deliveryForecast } from './deliveryForecast';
import { DestinationReader } from './destinations';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { deliveryGone } from '../frame/panelProblem';
import { SampleStore } from './sampleStore';
import { MOST_PLANNED, plannedLoad } from './plannedLoad';
import { csvBytes, jsonBytes, saveFile } from '../frame/saveFile';
import { spreadPlanned } from './spreadPlanned';
import { instanceSubject, instanceTitleOf, subjectOf, titleOf } from '../frame/subject';
import { throughputCsv } from './throughputCsv';
import { beginOfBuckets, fittedTo } from '../../domain/throughputRate';
import { SurroundingsReader } from './surroundings';
import { figuresOf, isLive, windowFor, seriesColumns } from './throughputSnapshot';
import { throughputStrings } from '../../shared/strings/throughput';

/** How often new points come while messages are being sent. */
const LOOK_AGAIN_LIVE_MS = 10_000;
const LOOK_AGAIN_IDLE_MS = 60_000;

/** Throughput of one delivery, or of the instance it belongs to, over a period. */
export class ThroughputContent implements PanelContent {
  private period: Period = 'sinceStart';
  private span: CustomSpan | undefined;
  private scope: Scope = 'delivery';
  private paused = false;
  private readonly store = new SampleStore();
  private snapshot: ThroughputSnapshot | undefined;
  private plan: { readonly readAt: EpochMs; readonly rows: readonly Delivery[] } | undefined;

  /** Undefined for a panel about an instance, which stays with it. */
  private readonly deliveryId: DeliveryId | undefined;
  private readonly destinations: DestinationReader | undefined;
  private readonly surroundings: SurroundingsReader | undefined;

  constructor(private readonly frame: PanelFrame<DeliveryRef | InstanceRef>) {
    const { ref } = frame;
    this.deliveryId = 'deliveryId' in ref ? ref.deliveryId : undefined;
    if (this.deliveryId === undefined) {
      this.scope = 'instance';
      this.period = 'last24Hours';
    } else {
      this.destinations = new DestinationReader(frame, this.deliveryId);
      this.surroundings = new SurroundingsReader(this.deliveryId);
    }
  }

  replay(): readonly ToPanel[] {
    return this.snapshot === undefined ? [] : [{ type: 'throughput', snapshot: this.snapshot }];
  }

  async look(look: Look): Promise<number> {
    const { instance, descriptor, now, asked, signal } = look;
    if (this.paused && !asked && this.snapshot !== undefined) {
      return LOOK_AGAIN_IDLE_MS;
    }
    const { period, scope, span } = this;
    const isChosen = (): boolean => period === this.period && scope === this.scope && span === this.span;
    const ofDelivery = scope === 'delivery' ? this.deliveryId : undefined;
    // None of these waits for another one: in the field each takes as long as the others.
    const [delivery, destinations, scheduled] = await Promise.all([
      this.readDelivery(instance, signal),
      ofDelivery === undefined ? undefined : this.destinations?.read(instance, { now, asked, signal }),
      scope === 'instance' ? this.scheduled(instance, now, signal) : undefined,
      this.readSamples({ instance, now, signal }, ofDelivery, this.earliest(now), isChosen),
    ]);
    const windowNow = (): ThroughputWindow =>
      fittedTo(this.store.all(), windowFor({ period, span }, delivery, now, this.store.newest));
    if (isChosen() && !this.store.covers(windowNow().from, now)) {
      await this.readSamples({ instance, now, signal }, ofDelivery, windowNow().from, isChosen);
    }
    // The person may have chosen something else meanwhile: this answer is no longer waited for.
    if (!isChosen()) {
      return 0;
    }
    const window = windowNow();
    const samples = this.store.all();
    const { newest } = this.store;
    const figures = {
      ...figuresOf({ delivery, samples, window, now, newest }),
      ...(await this.foreseen(look, delivery, destinations)),
    };
    const subject =
      delivery === undefined
        ? instanceSubject(descriptor, instance.info)
        : subjectOf(delivery, descriptor, instance.info);
    this.frame.title(l10n.t('Throughput: {0}', (delivery === undefined ? instanceTitleOf : titleOf)(subject)));
    const live = delivery === undefined || isLive(delivery);
    this.show({
      subject,
      scope,
      period,
      window: { ...window },
      series: seriesColumns(samples, window, figures.nowOverMs),
      figures,
      planned: scheduled && plannedLoad(scheduled, now, figures.average),
      destinations,
      live,
      readAt: now,
    });
    return live ? LOOK_AGAIN_LIVE_MS : LOOK_AGAIN_IDLE_MS;
  }

  /** When the delivery is through; what is around it is read from the second look on, so that the first comes soon. */
  private async foreseen(
    { instance, now, signal }: Look,
    delivery: DeliveryDetail | undefined,
    destinations: Part<Destinations> | undefined,
  ): Promise<Pick<ThroughputFigures, 'forecast' | 'whatIf'>> {
    if (delivery === undefined || !isLive(delivery)) {
      return {};
    }
    const around =
      this.snapshot === undefined
        ? undefined
        : await partOf(this.surroundings?.read(instance, now, signal) ?? Promise.resolve(undefined), this.frame);
    return (
      deliveryForecast({
        delivery,
        // Of a period that begins later than the delivery, the tries before are missing.
        samples: this.store.all(),
        now,
        destinations,
        around: around?.ok === true ? around.value : undefined,
      }) ?? {}
    );
  }

  /** From when on rows are read before the delivery is known: all of its own, or those of the chosen time. */
  private earliest(now: EpochMs): EpochMs {
    const { period, scope, span } = this;
    return scope === 'delivery' && period === 'sinceStart'
      ? 0
      : beginOfBuckets(windowFor({ period, span }, undefined, now, this.store.newest));
  }

  private async readSamples(
    { instance, now, signal }: Pick<Look, 'instance' | 'now' | 'signal'>,
    deliveryId: DeliveryId | undefined,
    from: EpochMs,
    isChosen: () => boolean,
  ): Promise<void> {
    const since = this.store.since(from);
    const rows = await instance.throughput.samples(
      { deliveryId, since, long: this.store.newest === undefined },
      signal,
    );
    if (isChosen()) {
      this.store.add(rows, from, now);
    }
  }

  async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.takeUp(message.state);
        return;
      case 'period':
        if (this.choose(message.period, this.scope, message.span ?? this.span)) {
          this.frame.lookNow();
        }
        return;
      case 'scope':
        // An instance has no start of its own.
        if (
          this.choose(
            message.scope === 'instance' && this.period === 'sinceStart' ? 'last24Hours' : this.period,
            message.scope,
          )
        ) {
          this.frame.lookNow();
        }
        return;
      case 'pause':
        this.paused = message.paused;
        if (!this.paused) {
          this.frame.lookNow();
        }
        return;
      case 'spread':
        await this.spread();
        return;
      case 'export':
        await this.save(message.format);
        return;
      case 'saveImage':
        await this.write('png', Buffer.from(message.png, 'base64'));
        return;
      default:
        return;
    }
  }

  /** Starts with what the page was left with. */
  private takeUp(state: unknown): void {
    const saved = throughputState.safeParse(state).data;
    const scope = this.deliveryId === undefined ? 'instance' : (saved?.scope ?? this.scope);
    this.choose(saved?.period ?? this.period, scope, saved?.span ?? this.span);
    this.paused = saved?.paused ?? this.paused;
  }

  /** The delivery that is shown; undefined for the whole instance. */
  private async readDelivery(instance: CampaignInstance, signal: AbortSignal): Promise<DeliveryDetail | undefined> {
    if (this.deliveryId === undefined || this.scope === 'instance') {
      return undefined;
    }
    const delivery = await instance.deliveries.get(this.deliveryId, signal);
    if (delivery === undefined) {
      throw deliveryGone();
    }
    return delivery;
  }

  private async spread(): Promise<void> {
    const planned = this.snapshot?.planned;
    if (planned === undefined) {
      return;
    }
    try {
      const text = await spreadPlanned(this.frame, planned);
      if (text !== undefined) {
        this.frame.post({ type: 'notice', text });
      }
    } finally {
      this.plan = undefined;
      this.frame.lookNow();
    }
  }

  /** What is scheduled; it changes rarely, and is read once a minute at most. */
  private async scheduled(instance: CampaignInstance, now: EpochMs, signal: AbortSignal): Promise<readonly Delivery[]> {
    if (this.plan === undefined || now - this.plan.readAt >= LOOK_AGAIN_IDLE_MS) {
      const { rows } = await instance.deliveries.list({ group: 'scheduled', now, pageSize: MOST_PLANNED }, signal);
      this.plan = { readAt: now, rows };
    }
    return this.plan.rows;
  }

  /** True when that changed what is to be shown. */
  private choose(period: Period, scope: Scope, span = this.span): boolean {
    if (period === this.period && scope === this.scope && span === this.span) {
      return false;
    }
    if (scope !== this.scope) {
      this.store.clear();
    }
    this.span = span;
    this.period = period;
    this.scope = scope;
    this.snapshot = undefined;
    return true;
  }

  /** A page that shows the same buckets gets only what changed. */
  private show(next: ThroughputSnapshot): void {
    const before = this.snapshot;
    this.snapshot = next;
    if (before?.window.bucketMs !== next.window.bucketMs) {
      this.frame.post({ type: 'throughput', snapshot: next });
      return;
    }
    const { subject, window, figures, planned, destinations, live, readAt } = next;
    const series = changedTail(before.series, next.series);
    this.frame.post({
      type: 'throughputPatch',
      patch: { subject, window, series, figures, planned, destinations, live, readAt },
    });
  }

  private async save(format: 'csv' | 'json'): Promise<void> {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    const csv = (): Uint8Array => csvBytes(throughputCsv(snapshot, throughputStrings()));
    await this.write(format, format === 'json' ? jsonBytes(snapshot) : csv());
  }

  private async write(kind: 'csv' | 'json' | 'png', bytes: Uint8Array): Promise<void> {
    const { internalName, instance } = this.snapshot?.subject ?? {};
    await saveFile(`throughput ${internalName || instance || ''}`, kind, bytes);
  }
}
