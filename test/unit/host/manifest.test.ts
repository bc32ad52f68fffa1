import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { HOSTS } from '../../host/pins';

const shown = {
  when: z.string().optional(),
  group: z
    .string()
    .regex(/^[\w]+@\d+$|^navigation(@\d+)?$|^inline(@\d+)?$/)
    .optional(),
};
const MenuItem = z.union([
  z.strictObject({ command: z.string(), ...shown }),
  z.strictObject({ submenu: z.string(), ...shown }),
]);
const Manifest = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
    submenus: z.array(z.strictObject({ id: z.string(), label: z.string() })),
    menus: z.record(z.string(), z.array(MenuItem)),
  }),
});

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('package.json', () => {
  // VS Code drops all entries of a menu when one of them is malformed, and says so only in its log.
  it('holds only well-formed menu entries, each for a command or a menu that is declared', () => {
    const { commands, menus, submenus } = Manifest.parse(read('package.json')).contributes;
    const declared = new Set([...commands.map(({ command }) => command), ...submenus.map(({ id }) => id)]);
    const unknown = Object.values(menus)
      .flat()
      .filter((item) => !declared.has('command' in item ? item.command : item.submenu));
    assert.deepEqual(unknown, []);
  });

  it('opens every menu of its own from somewhere, and has entries in it', () => {
    const { menus, submenus } = Manifest.parse(read('package.json')).contributes;
    for (const { id } of submenus) {
      assert.ok((menus[id] ?? []).length > 1, id);
      assert.ok(
        Object.values(menus)
          .flat()
          .some((item) => 'submenu' in item && item.submenu === id),
        id,
      );
    }
  });

  it('keeps the menu of a row short: at most twelve entries', () => {
    const { menus } = Manifest.parse(read('package.json')).contributes;
    const rows = (menus['view/item/context'] ?? []).filter(({ group }) => group?.startsWith('inline') !== true);
    const ofDelivery = rows.filter(({ when }) => when?.includes('/^delivery\\b/') === true);
    assert.ok(ofDelivery.length > 0 && ofDelivery.length <= 12, String(ofDelivery.length));
  });

  it('offers no entry twice in a group of a menu', () => {
    const { menus } = Manifest.parse(read('package.json')).contributes;
    for (const [menu, items] of Object.entries(menus)) {
      const keys = items.map((item) => JSON.stringify(item));
      assert.equal(new Set(keys).size, keys.length, menu);
    }
  });

  // docs/where-it-runs.md says what follows from it.
  it('runs where the person sits, and where the workspace is only if it must', () => {
    const { extensionKind } = z.object({ extensionKind: z.array(z.string()) }).parse(read('package.json'));
    assert.deepEqual(extensionKind, ['ui', 'workspace']);
  });

  it('finds a text for every %placeholder%', () => {
    const texts = z.record(z.string(), z.string()).parse(read('package.nls.json'));
    const named = JSON.stringify(read('package.json')).matchAll(/%([\w.]+)%/g);
    assert.deepEqual(
      [...named].map(([, key = '']) => key).filter((key) => texts[key] === undefined),
      [],
    );
  });
});

describe('the oldest VS Code', () => {
  it('that tests run in is the one that the manifest promises', () => {
    const manifest = z
      .object({ engines: z.object({ vscode: z.string() }), devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(readFileSync('package.json', 'utf8')));
    const promised = manifest.engines.vscode.replace(/^\^/, '').split('.').slice(0, 2);
    assert.deepEqual(HOSTS.minimum.vscode.split('.').slice(0, 2), promised);
    // Newer types would let us call what the promised version does not have.
    assert.deepEqual(manifest.devDependencies['@types/vscode']?.split('.').slice(0, 2), promised);
  });
});
