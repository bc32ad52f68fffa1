import * as l10n from '@vscode/l10n';
import { settingValue, type NumberSetting } from '../domain/numberSetting';

/** How often a watched instance is looked at. */
export const EVERY: NumberSetting = {
  name: 'watch.seconds',
  description: () =>
    l10n.t(
      'How often a watched instance is looked at, in seconds. A look takes about ten calls; after errors it waits longer.',
    ),
  fallback: 120,
  min: 30,
  max: 3600,
  unit: 'seconds',
};

/** The same in ms. @param get tells what stands under a name without the extension's prefix */
export function everyMs(get: (name: string) => unknown): number {
  return settingValue(EVERY, get(EVERY.name));
}
