import * as l10n from '@vscode/l10n';
import { settingValue, type NumberSetting } from '../domain/numberSetting';
import { flagSetting, numberSetting, textSetting, type SettingDefinition } from '../platform/settings/setting';
import type { Criterion, ReadThreshold } from './criteria/criterion';
import { CRITERIA } from './criteria/criteria';
import { EVERY } from './every';
import { isQuietHours } from './quietHours';

const RECORD_DAYS: NumberSetting = {
  name: 'watch.recordDays',
  description: () => l10n.t('How many days of what was seen of a watched instance are kept on this computer.'),
  fallback: 30,
  min: 1,
  max: 366,
  unit: 'days',
};

const RECORD = flagSetting({
  name: 'watch.record',
  description: () =>
    l10n.t(
      'Keep on this computer what each look at a watched instance saw: figures, states, modules, options and versions, without addresses and contents.',
    ),
  fallback: true,
});

const QUIET_HOURS = textSetting({
  name: 'watch.quietHours',
  description: () =>
    l10n.t(
      'When no notices are shown, by the time of this computer, such as `22:00-07:00`. Alerts are listed all the same.',
    ),
  fallback: '',
});

/** The switch of a criterion. */
function switchOf({ id, description }: Criterion): SettingDefinition<boolean> {
  return flagSetting({ name: `watch.${id}`, description, fallback: true });
}

/** All settings of watching, as package.json declares them. */
export const WATCH_SETTINGS: readonly Omit<SettingDefinition<unknown>, 'read'>[] = [
  numberSetting(EVERY),
  QUIET_HOURS,
  RECORD,
  numberSetting(RECORD_DAYS),
  ...CRITERIA.map(switchOf),
  ...[...new Set(CRITERIA.flatMap(({ thresholds }) => thresholds))].map(numberSetting),
];

/** The settings of watching as it uses them. */
export interface WatchSettings {
  readonly everyMs: number;
  readonly record: boolean;
  readonly recordDaysMs: number;
  readonly quietHours: string;
  readonly read: ReadThreshold;
  readonly isOn: (criterion: Criterion) => boolean;
}

/** @param get tells what stands under a name without the extension's prefix */
export function watchSettings(get: (name: string) => unknown): WatchSettings {
  const read: ReadThreshold = (threshold) => settingValue(threshold, get(threshold.name));
  const hours = QUIET_HOURS.read(get(QUIET_HOURS.name));
  return {
    everyMs: read(EVERY),
    record: RECORD.read(get(RECORD.name)),
    recordDaysMs: read(RECORD_DAYS),
    quietHours: isQuietHours(hours) ? hours : '',
    read,
    isOn: (criterion) => {
      const { name, read: readFlag } = switchOf(criterion);
      return readFlag(get(name));
    },
  };
}
