import { commands, env, l10n } from 'vscode';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import type { TrackingFigures } from '../../domain/tracking';
import { trackingStage, type TrackedContent } from '../../domain/urlTracking';
import { agentTotals, type AgentTotal } from '../../domain/userAgent';
import { withProgress } from '../../platform/progress';
import { usableLocale } from '../../shared/format/intl';
import type { ToHost } from '../../shared/protocol/toHost';
import type { ToPanel } from '../../shared/protocol/toPanel';
import type { Part } from '../../shared/protocol/common';
import { trackingState, type ChainStep, type TrackingSnapshot } from '../../shared/protocol/tracking';
import { pickComparison, readComparison } from './compareDelivery';
import { failedFor, failedMessages } from './failures';
import type { Comparison } from './overTime';
import type { Look, PanelContent, PanelFrame } from '../frame/panelContent';
import { connectionGone, deliveryGone } from '../frame/panelProblem';
import { orNothing, partOf } from '../frame/optionalReading';
import { csvBytes, jsonBytes, saveFile } from '../frame/saveFile';
import { subjectOf, titleOf } from '../frame/subject';
import { switchDelivery, switchUrl } from './switchTracking';
import { trackingChain } from './trackingChain';
import type { ChainEvidence } from './trackingChainEvidence';
import { gatherChainEvidence } from './trackingChainEvidence';
import { trackingCsv } from './trackingCsv';
import { trackingSnapshotOf, type TrackingInput } from './trackingSnapshot';
import { trackingStrings } from '../../shared/strings/tracking';
import { copyUrl, openUrl } from './urlActions';

/** Tracking counters are recomputed by the instance about hourly: once a minute is often enough. */
const LOOK_AGAIN_MS = 60_000;

/** Processes and the redirection server are looked at this often, far below Adobe's limits. */
const CHAIN_AGAIN_MS = 5 * 60_000;

/** Tracking of one delivery: headline, Adobe's indicators, freshness, tracked URLs. */
export class TrackingContent implements PanelContent {
  private snapshot: TrackingSnapshot | undefined;
  private comparedWith: DeliveryId | undefined;
  private compared: Comparison | undefined;
  private agents: Part<readonly AgentTotal[]> | undefined;
  private unique: ReadonlyMap<string, number> | undefined;
  private denylisted: number | undefined;
  /** Writes the last reading anew with what was asked for since. */
  private again: () => void = () => undefined;
  private content: Part<TrackedContent> | undefined;
  private sent = false;
  private evidence: { readonly at: EpochMs; readonly seen: ChainEvidence } | undefined;

  constructor(private readonly frame: PanelFrame) {}

  replay(): readonly ToPanel[] {
    return this.snapshot === undefined ? [] : [{ type: 'tracking', snapshot: this.snapshot }];
  }

  async look(look: Look): Promise<number> {
    const { instance, descriptor, now, signal } = look;
    const { deliveryId } = this.frame.ref;
    const { tracking, statistics } = instance;
    const reading = Promise.all([instance.deliveries.get(deliveryId, signal), tracking.figures(deliveryId, signal)]);
    // What a person reads first is sent first: questions about one delivery gather for a turn of the event loop.
    await new Promise(setImmediate);
    const readingRest = Promise.all([
      partOf(tracking.urls(deliveryId, signal), this.frame),
      this.readContent(look),
      partOf(statistics.reactions(deliveryId, signal), this.frame),
      partOf(statistics.byDomain(deliveryId, signal), this.frame),
      this.compareAgain(instance, signal),
    ]);
    const readingChain = this.lookAtChain(look);
    // They are waited for below, unless what comes before them fails.
    readingRest.catch(() => undefined);
    readingChain.catch(() => undefined);
    const [delivery, figures] = await reading;
    if (delivery === undefined) {
      throw deliveryGone();
    }
    this.sent = trackingStage(delivery.state) === 'sent';
    const subject = subjectOf(delivery, descriptor, instance.info);
    this.frame.title(l10n.t('Tracking: {0}', titleOf(subject)));
    const show = (rest: Pick<TrackingInput, 'urls' | 'content' | 'reactions' | 'domains' | 'chain'>): void => {
      const { unique, agents, compared, denylisted } = this;
      this.snapshot = trackingSnapshotOf({
        ...rest,
        subject,
        delivery,
        figures: known(figures),
        unique,
        agents,
        compared,
        denylisted,
        readAt: now,
      });
      this.frame.post({ type: 'tracking', snapshot: this.snapshot });
    };
    if (this.snapshot === undefined) {
      const later = { ok: false as const, why: l10n.t('Being read…') };
      show({ urls: later, content: later, reactions: later, domains: later });
    }
    const [urls, content, reactions, domains] = await readingRest;
    const newestReaction = reactions.ok ? reactions.value.at(-1)?.at : undefined;
    const chain = (): ChainStep[] | undefined =>
      this.evidence &&
      trackingChain({ ...this.evidence.seen, delivery, urls, newestReaction, now, locale: usableLocale(env.language) });
    this.again = () => {
      show({ urls, content, reactions, domains, chain: chain() });
    };
    this.again();
    // The figures do not wait for servers that may have to be reached by ssh first.
    if (await readingChain) {
      this.again();
    }
    return LOOK_AGAIN_MS;
  }

  /**
   * The content may be long: once a message is sent, or the instance does not show it, it is not read again unless
   * asked.
   */
  private async readContent({ instance, asked, signal }: Look): Promise<Part<TrackedContent>> {
    const { content, sent } = this;
    if (content !== undefined && (sent || !content.ok) && !asked) {
      return content;
    }
    return (this.content = await partOf(instance.tracking.content(this.frame.ref.deliveryId, signal), this.frame));
  }

  /** True when something new was gathered: the machines are asked rarely. */
  private async lookAtChain({ instance, descriptor, now, asked, signal }: Look): Promise<boolean> {
    if (!asked && this.evidence !== undefined && now - this.evidence.at < CHAIN_AGAIN_MS) {
      return false;
    }
    const { access, describeError, loadCampaign = () => import('../../campaign') } = this.frame.deps;
    const { deliveryId } = this.frame.ref;
    const [seen, clicks, denylisted] = await Promise.all([
      gatherChainEvidence({ access, instance, descriptor, describeError, loadCampaign, signal }),
      orNothing(instance.reactionLog.uniqueClicks(deliveryId, signal)),
      orNothing(instance.messages.count({ deliveryId, ...failedFor('denylisted') }, signal)),
    ]);
    this.unique = clicks;
    this.denylisted = denylisted;
    this.evidence = { at: now, seen };
    return true;
  }

  async handle(message: ToHost): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.comparedWith ??= trackingState.safeParse(message.state).data?.comparedWith;
        return;
      case 'recompute':
        await this.recompute();
        return;
      case 'countAgents':
        await this.countAgents();
        return;
      case 'compare':
        await this.compare(message.on);
        return;
      case 'openMessages':
        await commands.executeCommand('deliveryDoctor.openMessages', {
          ...this.frame.ref,
          filter: failedMessages(message),
        });
        return;
      case 'openUrl':
        this.noticeOf(await openUrl(this.urlSource(message.urlId)));
        return;
      case 'copyUrl':
        this.noticeOf(await copyUrl(this.urlSource(message.urlId)));
        return;
      case 'switchUrl':
        await this.noticeOutcome(switchUrl(this.frame, message.urlId, message.on));
        return;
      case 'switchTracking':
        await this.noticeOutcome(switchDelivery(this.frame, message.on));
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

  private async recompute(): Promise<void> {
    await this.noticeOutcome(
      this.frame.changes.run({ kind: 'recomputeStatistics', deliveryId: this.frame.ref.deliveryId }),
    );
  }

  /** After a change, which the person may have declined. */
  private async noticeOutcome(change: Promise<string | undefined>): Promise<void> {
    const text = await change;
    this.noticeOf(text);
    if (text !== undefined) {
      this.frame.lookNow();
    }
  }

  /** The log of a large delivery is long: counted only when asked for, and the person may stop it. */
  private async countAgents(): Promise<void> {
    const { access } = this.frame.deps;
    const { connectionId, deliveryId } = this.frame.ref;
    await withProgress(l10n.t('Counting the tracking log by device and browser'), async (signal) => {
      const instance = await access.instance(connectionId, signal);
      const read = async (): Promise<readonly AgentTotal[] | undefined> => {
        const counts = await instance.reactionLog.agents(deliveryId, signal);
        return counts && agentTotals(counts);
      };
      this.agents = await partOf(read(), this.frame);
    });
    this.again();
  }

  private async compare(on: boolean): Promise<void> {
    const { access, now } = this.frame.deps;
    const { connectionId, deliveryId } = this.frame.ref;
    if (on) {
      if (access.descriptor(connectionId) === undefined) {
        throw connectionGone();
      }
      const { closed: signal } = this.frame;
      const instance = await access.instance(connectionId, signal);
      const chosen = await pickComparison(instance, deliveryId, now() + instance.info.clockOffsetMs, signal);
      if (chosen === undefined) {
        return;
      }
      await this.compareWith(instance, chosen, signal);
    } else {
      this.comparedWith = undefined;
      this.compared = undefined;
    }
    this.frame.post({ type: 'comparing', deliveryId: this.comparedWith });
    this.again();
  }

  private async compareWith(instance: Look['instance'], id: DeliveryId, signal: AbortSignal): Promise<void> {
    this.compared = await readComparison(instance, id, signal);
    this.comparedWith = this.compared && id;
    if (this.compared === undefined) {
      this.notice(l10n.t('The instance gives no reactions of that delivery.'));
    }
  }

  /** Reads the other delivery of a page that was left with one. */
  private async compareAgain(instance: Look['instance'], signal: AbortSignal): Promise<void> {
    if (this.comparedWith !== undefined && this.compared === undefined) {
      await this.compareWith(instance, this.comparedWith, signal);
    }
  }

  private urlSource(urlId: string): string | undefined {
    const urls = this.snapshot?.urls;
    return urls?.ok === true ? urls.value.find(({ id }) => id === urlId)?.source : undefined;
  }

  private async save(format: 'csv' | 'json'): Promise<void> {
    const { snapshot } = this;
    if (snapshot === undefined) {
      return;
    }
    await this.write(
      format,
      format === 'json' ? jsonBytes(snapshot) : csvBytes(trackingCsv(snapshot, trackingStrings())),
    );
  }

  private async write(kind: 'csv' | 'json' | 'png', bytes: Uint8Array): Promise<void> {
    await saveFile(`tracking ${this.snapshot?.subject.internalName ?? ''}`, kind, bytes);
  }

  private noticeOf(text: string | undefined): void {
    if (text !== undefined) {
      this.notice(text);
    }
  }

  private notice(text: string): void {
    this.frame.post({ type: 'notice', text });
  }
}

/** An answer without a single counter tells nothing: the same as no answer. */
function known(figures: TrackingFigures | undefined): TrackingFigures | undefined {
  return figures === undefined || Object.values(figures).every((value) => value === undefined) ? undefined : figures;
}
