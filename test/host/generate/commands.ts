import { COMMANDS } from '../../../src/commands';
import type { Command } from '../../../src/commands/defineCommand';
import type { Generator } from './generator';

const PREFIX = 'command.';
const CATEGORY = 'Delivery Doctor';

/** Commands with their places in menus and their keys, as `contributes.commands`, `menus` and `keybindings`. */
export const commandsGenerator: Generator = {
  textPrefix: PREFIX,
  generate: () => ({
    contributes: {
      commands: COMMANDS.map(({ id, icon, enablement }) => ({
        command: id,
        title: `%${textKey(id)}%`,
        category: CATEGORY,
        ...(icon === undefined ? {} : { icon: `$(${icon})` }),
        ...(enablement === undefined ? {} : { enablement }),
      })),
      menus: { ...menus(), commandPalette: COMMANDS.flatMap(paletteEntry) },
      keybindings: COMMANDS.flatMap(({ id, keys = [] }) => keys.map((binding) => ({ command: id, ...binding }))),
    },
    texts: new Map(COMMANDS.map(({ id, title }) => [textKey(id), title])),
  }),
};

function textKey(id: Command['id']): string {
  return id.replace('deliveryDoctor.', PREFIX);
}

function menus(): Readonly<Record<string, readonly object[]>> {
  const places = COMMANDS.flatMap(({ id, menus: stands = [] }) => stands.map((place) => ({ id, place })));
  return Object.fromEntries(
    [...new Set(places.map(({ place }) => place.menu))]
      .sort()
      .map((menu) => [
        menu,
        places
          .filter(({ place }) => place.menu === menu)
          .map(({ id, place: { when, group } }) => ({ command: id, ...(when === undefined ? {} : { when }), group })),
      ]),
  );
}

/** The palette offers everything that is not named there. */
function paletteEntry({ id, palette }: Command): readonly object[] {
  return palette === undefined ? [] : [{ command: id, when: palette === false ? 'false' : palette }];
}
