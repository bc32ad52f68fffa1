import { SETTINGS } from './definitions';
import type { SettingDefinition } from './setting';

type Values<T extends Readonly<Record<string, SettingDefinition<unknown>>>> = {
  readonly [K in keyof T]: ReturnType<T[K]['read']>;
};

/** The extension's settings as features use them; every number is already inside its bounds. */
export interface Settings extends Values<typeof SETTINGS> {
  /** What stands under the name of a threshold of the health check: its rule knows the default and the bounds. */
  readonly threshold: (name: string) => unknown;
}

/** Reads all settings; `get` tells what stands under a name without the extension's prefix. */
export function readSettings(get: (name: string) => unknown): Settings {
  const values = Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { name, read }]) => [key, read(get(name))]),
  ) as Values<typeof SETTINGS>;
  return { ...values, threshold: get };
}
