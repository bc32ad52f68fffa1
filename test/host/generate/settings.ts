import { THRESHOLDS } from '../../../src/domain/advisor/rules';
import { numberSchema } from '../../../src/domain/numberSetting';
import { SETTING_CATEGORIES } from '../../../src/platform/settings/categories';
import { SETTINGS } from '../../../src/platform/settings/definitions';
import { FORMER_NAMES } from '../../../src/platform/settings/formerNames';
import { SETTINGS_SECTION, type SettingDefinition } from '../../../src/platform/settings/setting';
import { WATCH_SETTINGS } from '../../../src/watch/settings';
import type { Generator } from './generator';

const PREFIX = 'setting.';

/** Settings and the thresholds of the health check, as `contributes.configuration`. */
export const settingsGenerator: Generator = {
  textPrefix: PREFIX,
  generate: () => {
    const thresholds = THRESHOLDS.map((threshold) => ({ ...threshold, schema: numberSchema(threshold) }));
    const settings: readonly Pick<SettingDefinition<unknown>, 'name' | 'description' | 'schema' | 'choices'>[] = [
      ...Object.values(SETTINGS),
      ...thresholds,
      ...WATCH_SETTINGS,
    ];
    // Still known, so that VS Code says where they went; its settings editor shows none that nobody set.
    const formerOf = ({ name, schema }: (typeof settings)[number]): readonly (readonly [string, object])[] => {
      const former = FORMER_NAMES[name];
      const message = `\`#${SETTINGS_SECTION}.${name}#\``;
      return former === undefined
        ? []
        : [
            [
              `${SETTINGS_SECTION}.${former}`,
              { type: schema['type'], scope: 'machine', markdownDeprecationMessage: message },
            ],
          ];
    };
    const propertyOf = (
      { name, schema, choices = [] }: (typeof settings)[number],
      order: number,
    ): readonly [string, object] => [
      `${SETTINGS_SECTION}.${name}`,
      {
        ...schema,
        ...(choices.length === 0
          ? {}
          : { enumDescriptions: choices.map(({ value }) => `%${PREFIX}${name}.${value}%`) }),
        // A repository must set none of them: they name hosts, commands and limits of this machine.
        scope: 'machine',
        order,
        markdownDescription: `%${PREFIX}${name}%`,
      },
    ];
    return {
      contributes: {
        configuration: SETTING_CATEGORIES.map(({ id, takes }, order) => {
          const its = settings.filter(({ name }) => takes(name));
          return {
            title: `%${PREFIX}category.${id}%`,
            order,
            properties: Object.fromEntries([...its.map(propertyOf), ...its.flatMap(formerOf)]),
          };
        }),
      },
      texts: new Map([
        ...SETTING_CATEGORIES.map(({ id, title }): [string, string] => [`${PREFIX}category.${id}`, title()]),
        ...settings.flatMap(({ name, description, choices = [] }): [string, string][] => [
          [PREFIX + name, description()],
          ...choices.map(({ value, description: text }): [string, string] => [`${PREFIX}${name}.${value}`, text()]),
        ]),
      ]),
    };
  },
};
