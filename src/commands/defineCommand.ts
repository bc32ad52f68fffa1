import type { CommandArguments } from '../platform/commandRunner';
import type { CommandContext } from './context';

/** Menus of ours, behind an entry of another menu: see `submenus.ts`. */
export type Submenu = `deliveryDoctor.delivery.${'open' | 'control' | 'copy'}`;

/** The menus that commands stand in. */
export type Menu = 'view/title' | 'view/item/context' | 'editor/title' | 'editor/context' | Submenu;

/** A place in a menu; `menuPlaces.ts` makes the usual ones. */
export interface MenuPlace {
  readonly menu: Menu;
  /** A when clause of VS Code; always shown when absent. */
  readonly when?: string;
  /** The group, and the place in it: `inline@1`, `2_open@3`. */
  readonly group?: string;
}

export interface Keybinding {
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
}

/** Everything about a command: package.json and its texts are generated from here (`npm run generate`). */
export interface Command {
  readonly id: `deliveryDoctor.${string}`;
  /** What menus and the palette say; an ellipsis at the end says that it asks something first. */
  readonly title: string;
  /** A codicon. */
  readonly icon?: string;
  readonly menus?: readonly MenuPlace[];
  /** When the palette offers it: always when absent. */
  readonly palette?: false | string;
  /** When it can be used; elsewhere it is greyed out, or missing from the palette. */
  readonly enablement?: string;
  readonly keys?: readonly Keybinding[];
  readonly run: (context: CommandContext, call: CommandArguments) => Promise<void> | void;
}

/** A command. It has to stand in the list of `index.ts`, too. */
export function defineCommand(command: Command): Command {
  return command;
}
