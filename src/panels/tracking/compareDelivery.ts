import { env, l10n, window } from 'vscode';
import type { CampaignInstance } from '../../campaign/instance';
import type { DeliveryId, EpochMs } from '../../domain/delivery';
import { dateFormats } from '../../shared/format/dates';
import { usableLocale, usableTimeZone } from '../../shared/format/intl';
import type { Comparison } from './overTime';

/** Deliveries offered at most; the picker finds any of them by its label. */
const MOST_OFFERED = 200;

/** Offers the finished deliveries to compare with; undefined when none is chosen. */
export async function pickComparison(
  instance: CampaignInstance,
  own: DeliveryId,
  now: EpochMs,
  signal: AbortSignal,
): Promise<DeliveryId | undefined> {
  const dates = dateFormats(usableLocale(env.language), usableTimeZone(instance.info.operatorTimezone) ?? 'UTC');
  const offered = async () => {
    const { rows } = await instance.deliveries.list({ group: 'finished', now, pageSize: MOST_OFFERED }, signal);
    return rows
      .filter(({ id, broadStart }) => id !== own && broadStart !== undefined)
      .map(({ id, label, internalName, broadStart }) => ({
        id,
        label: label.slice(0, 200),
        description: internalName,
        detail: broadStart === undefined ? undefined : l10n.t('Sent {0}', dates.dateTime(broadStart)),
      }));
  };
  const chosen = await window.showQuickPick(offered(), {
    title: l10n.t('Compare reactions over time'),
    placeHolder: l10n.t('A finished delivery to compare with'),
    matchOnDescription: true,
  });
  return chosen?.id;
}

/** The reactions of the delivery to compare with; undefined when the instance gives none, or it is gone. */
export async function readComparison(
  instance: CampaignInstance,
  id: DeliveryId,
  signal: AbortSignal,
): Promise<Comparison | undefined> {
  const [delivery, slices] = await Promise.all([
    instance.deliveries.get(id, signal),
    instance.statistics.reactions(id, signal),
  ]);
  return delivery === undefined || slices === undefined
    ? undefined
    : { label: delivery.label, broadStart: delivery.broadStart, slices };
}
