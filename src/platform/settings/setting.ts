import { numberSchema, settingValue, type NumberSetting } from '../../domain/numberSetting';

export const SETTINGS_SECTION = 'deliveryDoctor';

/** One choice of a setting that is one of a few words. */
export interface SettingChoice<T extends string = string> {
  readonly value: T;
  /** Shown beside it in the settings editor. */
  readonly description: () => string;
}

/** A setting: package.json and its texts are generated from it (`npm run generate`). */
export interface SettingDefinition<T> {
  /** Without the extension's prefix. */
  readonly name: string;
  /** Markdown for the settings editor. */
  readonly description: () => string;
  /** What package.json says of its values. */
  readonly schema: Readonly<Record<string, unknown>>;
  /** Choices that have a text of their own. */
  readonly choices?: readonly SettingChoice[];
  /** What features use for what stands in the settings, which may be anything. */
  readonly read: (value: unknown) => T;
}

type Named = Pick<SettingDefinition<unknown>, 'name' | 'description'>;

export function numberSetting(setting: NumberSetting): SettingDefinition<number> {
  return { ...setting, schema: numberSchema(setting), read: (value) => settingValue(setting, value) };
}

export function flagSetting(setting: Named & { readonly fallback: boolean }): SettingDefinition<boolean> {
  const { fallback, ...named } = setting;
  return {
    ...named,
    schema: { type: 'boolean', default: fallback },
    read: (value) => (typeof value === 'boolean' ? value : fallback),
  };
}

/** A text; an empty one counts as the fallback. */
export function textSetting(setting: Named & { readonly fallback: string }): SettingDefinition<string> {
  const { fallback, ...named } = setting;
  return {
    ...named,
    schema: { type: 'string', default: fallback },
    read: (value) => (typeof value === 'string' && value !== '' ? value : fallback),
  };
}

/** One of a few words; any other value counts as the fallback. */
export function choiceSetting<T extends string>(
  setting: Named & {
    readonly fallback: T;
    readonly words: readonly T[];
    readonly choices?: readonly SettingChoice<T>[];
  },
): SettingDefinition<T> {
  const { fallback, words, ...named } = setting;
  return {
    ...named,
    schema: { type: 'string', enum: words, default: fallback },
    read: (value) => words.find((word) => word === value) ?? fallback,
  };
}
