import * as l10n from '@vscode/l10n';
import type { Delivery } from '../../domain/delivery';
import { maskAddresses } from '../../domain/maskedAddress';
import type { NumberSetting } from '../../domain/numberSetting';
import type { Sight } from '../sight';

/** Adobe's Delivery Alerting looks at deliveries with at least 50 people, by default. */
export const TARGET_MINIMUM: NumberSetting = {
  name: 'watch.targetMinimum',
  description: () => l10n.t('Watching: number of messages from which a delivery is looked at.'),
  fallback: 50,
  min: 0,
  max: 1_000_000,
  whole: true,
};

/** The words that name a delivery in an alert. A label may hold anything: addresses in it are hidden. */
export function namesOf({ internalName, label }: Delivery): { readonly name: string; readonly label: string } {
  return { name: internalName, label: label === '' ? internalName : maskAddresses(label) };
}

/** Whether a delivery is big enough; one whose size is not told is. */
export function hasTarget({ counters: { toDeliver } }: Delivery, least: number): boolean {
  return toDeliver === undefined || toDeliver >= least;
}

/** A list that was cut says nothing of a delivery that is not in it. */
export function blindToOthers({ deliveries, cut }: Sight): (subject: string) => boolean {
  const ids = new Set(deliveries.map(({ id }) => id));
  return (subject) => cut && !ids.has(subject);
}
