import { env, l10n } from 'vscode';
import type { Evidence } from '../../domain/diagnosis/evidence';
import type { ActivityRecord } from '../../platform/activityRecord';
import { NextStep } from '../../platform/nextStep';
import { errorLine, type Log } from '../../platform/log';
import type { RecordedTimeline, TimelineEvent, TimelineRequest, TimelineSource } from '../../shared/timelineSource';
import type { Sight } from '../sight';
import type { InstanceWatch, WatchModule } from './instanceWatch';

/** So much of what was recorded goes into a file of an incident, ms. */
const RECORDED_BEFORE_MS = 2 * 60 * 60_000;

export interface RecordsOptions {
  /** What is kept of an instance, whether it is watched now or not. */
  readonly opened: (connectionId: string) => Promise<InstanceWatch>;
  readonly isWatched: (connectionId: string) => boolean;
  readonly nameOf: (connectionId: string) => string;
  readonly load: () => Promise<WatchModule>;
  /** What was done from here. */
  readonly activity: () => readonly ActivityRecord[];
  readonly log: Log;
  readonly showText: (name: string, text: string) => Promise<unknown>;
  /** A diagnosis made of evidence, as Markdown. */
  readonly explain: (evidences: readonly Evidence[]) => Promise<readonly string[]>;
}

/** What was recorded of instances, for whoever wants to know what happened. */
export class Records implements TimelineSource {
  constructor(private readonly options: RecordsOptions) {}

  /** What changed before a moment, nearest first, a line each; nothing where nothing was recorded. Never rejects. */
  async whatChanged(connectionId: string, moment: number): Promise<readonly string[]> {
    const { isWatched, opened, load, log } = this.options;
    if (!isWatched(connectionId)) {
      return [];
    }
    try {
      const [module, { recorder }] = [await load(), await opened(connectionId)];
      const own = this.activityOf(connectionId)
        .filter(({ outcome }) => outcome === 'done')
        .map(({ at, who, what }) => ({ at, what: l10n.t('{0} ({1}, from here)', what, who) }));
      return await module.whatChanged({ recorder, moment, own, language: env.language });
    } catch (error) {
      log.warn(`what changed on ${connectionId}: ${errorLine(error)}`);
      return [];
    }
  }

  /** What looks saw in the two hours before a moment, oldest first; empty where nothing was recorded. Never rejects. */
  async recordAround(connectionId: string, moment: number): Promise<readonly Sight[]> {
    const sights: Sight[] = [];
    const { isWatched, opened, log } = this.options;
    if (!isWatched(connectionId)) {
      return sights;
    }
    try {
      const { recorder } = await opened(connectionId);
      for await (const sight of recorder.between(moment - RECORDED_BEFORE_MS, moment)) {
        sights.push(sight);
      }
    } catch (error) {
      log.warn(`what was recorded of ${connectionId}: ${errorLine(error)}`);
    }
    return sights;
  }

  /** @inheritdoc */
  async recorded({ connectionId, deliveryId, from, to }: TimelineRequest): Promise<RecordedTimeline> {
    const { isWatched, opened, load, log } = this.options;
    const watched = isWatched(connectionId);
    const own = this.ownEvents(connectionId, from, to);
    try {
      const [module, watch] = [await load(), await opened(connectionId)];
      const { alerts } = await watch.read();
      const sights = watch.recorder.between(from, to);
      const seen = await module.eventsSeen({ sights, alerts, from, to, deliveryId, language: env.language });
      return { ...seen, watched, events: [...seen.events, ...own] };
    } catch (error) {
      log.warn(`the timeline of ${connectionId}: ${errorLine(error)}`);
      return { watched, looks: 0, events: own };
    }
  }

  /** Shows the instance as it was. Throws a NextStep where no look was recorded before that moment. */
  async replay(connectionId: string, wanted: number): Promise<void> {
    const { opened, load, nameOf, showText, explain } = this.options;
    const [module, watch] = [await load(), await opened(connectionId)];
    const sight = await watch.recorder.at(wanted);
    if (sight === undefined) {
      throw new NextStep({
        what: l10n.t('No look was recorded in the day before that moment'),
        next: l10n.t('Watch the instance: what looks see from then on can be shown later.'),
        action: { label: l10n.t('Watch This Instance'), command: 'deliveryDoctor.watchInstance' },
      });
    }
    const { alerts } = await watch.read();
    const name = nameOf(connectionId);
    const text = await module.replayMarkdown(sight, { name, wanted, alerts, language: env.language, explain });
    await showText(`${l10n.t('{0} as it was', name)}.md`, text);
  }

  private ownEvents(connectionId: string, from: number, to: number): readonly TimelineEvent[] {
    return this.activityOf(connectionId)
      .filter(({ at }) => at >= from && at <= to)
      .map(({ at, who, what, outcome }) => ({
        lane: 'own',
        at,
        tone: outcome === 'done' ? 'good' : outcome === 'refused' ? 'error' : 'neutral',
        what: l10n.t('{0} ({1})', what, who),
        place: { kind: 'activity' },
      }));
  }

  private activityOf(connectionId: string): readonly ActivityRecord[] {
    const name = this.options.nameOf(connectionId);
    return this.options.activity().filter(({ where }) => where === name);
  }
}
