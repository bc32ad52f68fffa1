import * as l10n from '@vscode/l10n';
import type { DeliveryDetail, EpochMs } from '../domain/delivery';
import type { Remedy } from '../domain/finding';
import { numberText, timeText } from '../domain/words/args';
import { listTemporary, olderThan } from './definitions/temporaryFiles';
import type { Place } from './place';
import type { OperationRequest } from './request';

/** A choice among values that exist; nothing is typed free-hand. */
export interface Choice {
  readonly title: string;
  readonly options: readonly ChoiceOption[];
}

export interface ChoiceOption {
  readonly label: string;
  readonly detail?: string;
  readonly request: OperationRequest;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How much later a delivery may start, and how much longer it may be valid, to choose from, ms. */
const STARTS = [MINUTE, 30 * MINUTE, 2 * HOUR, DAY, 7 * DAY];
const ENDS = [HOUR, DAY, 2 * DAY, 5 * DAY];

/** Ages of temporary files to choose from, days. */
const AGES = [1, 2, 7, 30];

/** Remedies whose arguments a person completes. */
export type OpenRemedy = Extract<
  Remedy,
  { kind: 'changeAffinity' | 'reschedule' | 'extendValidity' | 'purgeTemporary' }
>;

/** What a person may choose among; undefined when there is nothing to choose: what is meant is gone, or needs nothing. */
export async function choicesFor(
  remedy: OpenRemedy,
  place: Place,
  language: string,
  signal: AbortSignal,
): Promise<Choice | undefined> {
  if (remedy.kind === 'purgeTemporary') {
    return ages(remedy.server, place, language, signal);
  }
  const { deliveries, info } = await place.instance(signal);
  const delivery = await deliveries.get(remedy.deliveryId, signal);
  if (delivery === undefined) {
    return undefined;
  }
  if (remedy.kind === 'changeAffinity') {
    return affinities(delivery, remedy.configured);
  }
  const now = place.now() + info.clockOffsetMs;
  return remedy.kind === 'reschedule' ? starts(delivery, now, language) : ends(delivery, now, language);
}

function affinities(delivery: DeliveryDetail, configured: readonly string[]): Choice {
  const { id: deliveryId, label, ipAffinity } = delivery;
  return {
    title: l10n.t('IP affinity for {0}', label),
    options: configured
      .filter((name) => name !== ipAffinity)
      .map((affinity) => ({
        label: affinity,
        detail: l10n.t('configured on the sending servers'),
        request: { kind: 'setAffinity', deliveryId, affinity },
      })),
  };
}

/** Where the delivery would not be valid any more, its validity is moved along, by as much as it lasted. */
function starts({ id: deliveryId, contactDate, validityDate }: DeliveryDetail, now: EpochMs, language: string): Choice {
  return {
    title: l10n.t('When should it start?'),
    options: STARTS.map((later): ChoiceOption => {
      const to = toMinute(now + later);
      if (validityDate === undefined || to < validityDate) {
        return {
          label: timeText(to, language),
          detail: laterText(later),
          request: { kind: 'reschedule', deliveryId, to },
        };
      }
      const lasts = contactDate === undefined || validityDate <= contactDate ? 5 * DAY : validityDate - contactDate;
      const validity = toMinute(to + lasts);
      return {
        label: timeText(to, language),
        detail: l10n.t('{0}; its validity is moved along, until {1}', laterText(later), timeText(validity, language)),
        request: { kind: 'reschedule', deliveryId, to, validity },
      };
    }),
  };
}

function ends({ id: deliveryId, contactDate }: DeliveryDetail, now: EpochMs, language: string): Choice {
  // One that starts later is to be valid from then on.
  const from = Math.max(now, contactDate ?? 0);
  return {
    title: l10n.t('Until when should it be valid?'),
    options: ENDS.map((later) => {
      const to = toMinute(from + later);
      return {
        label: timeText(to, language),
        detail: laterText(to - now),
        request: { kind: 'extendValidity', deliveryId, to },
      };
    }),
  };
}

async function ages(server: string, place: Place, language: string, signal: AbortSignal): Promise<Choice | undefined> {
  const { files, now } = await listTemporary(place, server, signal);
  const options = AGES.flatMap((days): ChoiceOption[] => {
    const old = olderThan(files, days, now);
    const megabytes = Math.round(old.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) / 1e6);
    return old.length === 0
      ? []
      : [
          {
            label: days === 1 ? l10n.t('Older than a day') : l10n.t('Older than {0} days', days),
            detail: l10n.t('{0} files, {1} MB', numberText(old.length, language), numberText(megabytes, language)),
            request: { kind: 'purgeTemporary', server, days },
          },
        ];
  });
  return options.length === 0 ? undefined : { title: l10n.t('Purge temporary files on {0}', server), options };
}

/** Dates are written to the minute: an instance may keep no fractions of a second. */
function toMinute(at: EpochMs): EpochMs {
  return Math.ceil(at / MINUTE) * MINUTE;
}

function laterText(ms: number): string {
  if (ms < HOUR) {
    return l10n.t('in {0} min', Math.round(ms / MINUTE));
  }
  return ms < 2 * DAY ? l10n.t('in {0} h', Math.round(ms / HOUR)) : l10n.t('in {0} days', Math.round(ms / DAY));
}
