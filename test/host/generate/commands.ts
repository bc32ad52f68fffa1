import { COMMANDS } from '../../../src/commands';
import { SUBMENUS } from '../../../src/commands/menuPlaces';
import type { Command, MenuPlace } from '../../../src/commands/defineCommand';
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
      submenus: Object.entries(SUBMENUS).map(([id]) => ({ id, label: `%${submenuKey(id)}%` })),
      menus: { ...menus(), commandPalette: COMMANDS.flatMap(paletteEntry) },
      keybindings: COMMANDS.flatMap(({ id, keys = [] }) => keys.map((binding) => ({ command: id, ...binding }))),
    },
    texts: new Map([
      ...COMMANDS.map(({ id, title }): [string, string] => [textKey(id), title]),
      ...Object.entries(SUBMENUS).map(([id, { label }]): [string, string] => [submenuKey(id), label]),
    ]),
  }),
};

function textKey(id: Command['id']): string {
  return id.replace('deliveryDoctor.', PREFIX);
}

function submenuKey(id: string): string {
  return id.replace('deliveryDoctor.', `${PREFIX}menu.`);
}

/** An entry of a menu, and the menu. */
interface Entry {
  readonly menu: string;
  readonly entry: object;
}

function menus(): Readonly<Record<string, readonly object[]>> {
  const entryOf = (what: object, { menu, when, group }: MenuPlace): Entry => ({
    menu,
    entry: { ...what, ...(when === undefined ? {} : { when }), group },
  });
  const entries = [
    ...COMMANDS.flatMap(({ id, menus: places = [] }) => places.map((place) => entryOf({ command: id }, place))),
    ...Object.entries(SUBMENUS).map(([id, { place }]) => entryOf({ submenu: id }, place)),
  ];
  const names = [...new Set(entries.map(({ menu }) => menu))].sort();
  return Object.fromEntries(
    names.map((name) => [name, entries.filter(({ menu }) => menu === name).map(({ entry }) => entry)]),
  );
}

/** The palette offers everything that is not named there. */
function paletteEntry({ id, palette }: Command): readonly object[] {
  return palette === undefined ? [] : [{ command: id, when: palette === false ? 'false' : palette }];
}
