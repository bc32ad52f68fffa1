import * as l10n from '@vscode/l10n';
import type { DeliveryId, EpochMs } from '../domain/delivery';
import { DELIVERY_STATES } from '../domain/deliveryState';
import { COUNTED_REASONS, type CountedReason } from '../domain/domainResults';
import { maskAddresses } from '../domain/maskedAddress';
import { numberText } from '../domain/words/args';
import { stateText } from '../domain/words/deliveryWords';
import type { TimelineTone } from '../shared/protocol/timeline';
import type { TimelineEvent } from '../shared/timelineSource';
import { deliveryOf, alertText } from './alertText';
import type { Alert } from './alert';
import { changesBetween, type Change } from './changes';
import type { Bounces, Sight } from './sight';

export interface TimelineOptions {
  /** What looks saw, oldest first. */
  readonly sights: AsyncIterable<Sight>;
  readonly alerts: readonly Alert[];
  readonly from: EpochMs;
  readonly to: EpochMs;
  /** Undefined for the whole instance. */
  readonly deliveryId: DeliveryId | undefined;
  /** BCP 47. */
  readonly language: string;
}

/** What looks saw happen in a period. */
export interface SeenEvents {
  readonly since?: EpochMs;
  readonly looks: number;
  readonly events: readonly TimelineEvent[];
}

/** All that looks saw of an instance, or of one delivery and what is around it, in order of its time. */
export async function eventsSeen(options: TimelineOptions): Promise<SeenEvents> {
  const { sights, alerts, from, to, deliveryId, language } = options;
  const events: TimelineEvent[] = [];
  const states = new StateSpans(deliveryId);
  let before: Sight | undefined;
  let since: EpochMs | undefined;
  let looks = 0;
  for await (const sight of sights) {
    since ??= sight.at;
    looks += 1;
    states.add(sight);
    if (before !== undefined) {
      events.push(...changeEvents(before, sight, options), ...failureEvents(before, sight, deliveryId, language));
    }
    before = sight;
  }
  const standing = alerts
    .filter((alert) => alert.began <= to && (alert.ended ?? alert.lastSeen) >= from)
    .filter((alert) => deliveryId === undefined || (deliveryOf(alert) ?? deliveryId) === deliveryId)
    .map((alert) => alertEvent(alert, language));
  return {
    ...(since === undefined ? {} : { since }),
    looks,
    events: [...states.events(), ...events, ...standing].sort((a, b) => a.at - b.at),
  };
}

/** The states of deliveries: of one as spans, of all as the moments at which they changed. */
class StateSpans {
  private readonly spans: TimelineEvent[] = [];
  private readonly last = new Map<DeliveryId, { readonly state: number; readonly at: EpochMs }>();
  private end: EpochMs = 0;

  constructor(private readonly only: DeliveryId | undefined) {}

  add({ deliveries, at }: Sight): void {
    this.end = at;
    for (const { id, state, label } of deliveries) {
      if (this.only !== undefined && id !== this.only) {
        continue;
      }
      const before = this.last.get(id);
      if (before?.state === state) {
        continue;
      }
      if (before !== undefined) {
        this.spans.push(this.only === undefined ? changed(id, label, [before.state, state], at) : span(id, before, at));
      }
      this.last.set(id, { state, at });
    }
  }

  events(): readonly TimelineEvent[] {
    const running = this.only === undefined ? undefined : this.last.get(this.only);
    return this.only === undefined || running === undefined
      ? this.spans
      : [...this.spans, span(this.only, running, Math.max(this.end, running.at))];
  }
}

function span(
  deliveryId: DeliveryId,
  { state, at }: { readonly state: number; readonly at: EpochMs },
  until: EpochMs,
): TimelineEvent {
  const place = { kind: 'journal', deliveryId, at } as const;
  return { lane: 'states', at, until, tone: toneOfState(state), what: stateText(state), place };
}

function changed(
  deliveryId: DeliveryId,
  label: string,
  [old, now]: readonly [number, number],
  at: EpochMs,
): TimelineEvent {
  const what = l10n.t('{0}: {1} → {2}', maskAddresses(label), stateText(old), stateText(now));
  return { lane: 'states', at, tone: toneOfState(now), what, place: { kind: 'journal', deliveryId, at } };
}

function toneOfState(state: number): TimelineTone {
  switch (state) {
    case DELIVERY_STATES.failed:
    case DELIVERY_STATES.preparationError:
      return 'error';
    case DELIVERY_STATES.startPending:
    case DELIVERY_STATES.paused:
      return 'warning';
    case DELIVERY_STATES.started:
    case DELIVERY_STATES.finished:
      return 'good';
    default:
      return 'neutral';
  }
}

function changeEvents(
  before: Sight,
  after: Sight,
  { deliveryId, language }: TimelineOptions,
): readonly TimelineEvent[] {
  return changesBetween(before, after, language)
    .filter((change) => concerns(change, deliveryId))
    .map((change): TimelineEvent => ({
      lane: change.module === undefined ? 'changes' : 'modules',
      at: change.at,
      tone: change.module === undefined ? 'neutral' : change.module.runs ? 'good' : 'error',
      what: change.what,
      place: placeOf(change, after),
    }));
}

/** The routing of another delivery is not this one's affair; that a large one began is. */
function concerns({ deliveryId, began }: Change, only: DeliveryId | undefined): boolean {
  return only === undefined || deliveryId === undefined || deliveryId === only || began === true;
}

function placeOf({ at, module }: Change, { instanceName }: Sight): TimelineEvent['place'] {
  if (module === undefined) {
    return { kind: 'replay', at };
  }
  const [name = ''] = module.task.split('@');
  return { kind: 'serverLog', server: module.server, file: `${instanceName}/log/${name}.log`, at };
}

/** Messages that failed since the look before, by delivery and reason. */
function failureEvents(
  { bounces: before }: Sight,
  { bounces: after, deliveries, at }: Sight,
  only: DeliveryId | undefined,
  language: string,
): readonly TimelineEvent[] {
  if (!before.ok || !after.ok) {
    return [];
  }
  return Object.entries(after.value).flatMap(([deliveryId, now]): readonly TimelineEvent[] => {
    const more = newFailures(before.value[deliveryId], now);
    if (more.length === 0 || (only !== undefined && deliveryId !== only)) {
      return [];
    }
    const label = deliveries.find(({ id }) => id === deliveryId)?.label ?? deliveryId;
    const reasons = more.map(([reason, count]) => `${numberText(count, language)} ${reasonText(reason)}`).join(', ');
    const what = only === undefined ? l10n.t('{0}: {1}', maskAddresses(label), reasons) : reasons;
    return [{ lane: 'errors', at, tone: 'warning', what, place: { kind: 'failedMessages', deliveryId } }];
  });
}

function newFailures(before: Bounces | undefined, now: Bounces): readonly (readonly [CountedReason, number])[] {
  return COUNTED_REASONS.map((reason) => [reason, (now.reasons[reason] ?? 0) - (before?.reasons[reason] ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .sort(([, a], [, b]) => b - a);
}

function reasonText(reason: CountedReason): string {
  const texts: Record<CountedReason, string> = {
    unknownUser: l10n.t('User unknown'),
    invalidDomain: l10n.t('Invalid domain'),
    unreachable: l10n.t('Unreachable'),
    disabled: l10n.t('Account disabled'),
    mailBoxFull: l10n.t('Mailbox full'),
    notConnected: l10n.t('Not connected'),
    refused: l10n.t('Refused'),
  };
  return texts[reason];
}

function alertEvent(alert: Alert, language: string): TimelineEvent {
  const { began, ended, lastSeen, severity } = alert;
  const deliveryId = deliveryOf(alert);
  return {
    lane: 'alerts',
    at: began,
    until: ended ?? lastSeen,
    tone: severity,
    what: alertText(alert, language),
    place: deliveryId === undefined ? { kind: 'alerts' } : { kind: 'why', deliveryId },
  };
}
