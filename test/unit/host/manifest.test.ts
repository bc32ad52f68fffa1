import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

const MenuItem = z.strictObject({
  command: z.string(),
  when: z.string().optional(),
  group: z
    .string()
    .regex(/^[\w]+@\d+$|^navigation(@\d+)?$|^inline(@\d+)?$/)
    .optional(),
});
const Manifest = z.object({
  contributes: z.object({
    commands: z.array(z.object({ command: z.string(), title: z.string() })),
    menus: z.record(z.string(), z.array(MenuItem)),
  }),
});

const read = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

describe('package.json', () => {
  // VS Code drops all entries of a menu when one of them is malformed, and says so only in its log.
  it('holds only well-formed menu entries, each for a command that is declared', () => {
    const { commands, menus } = Manifest.parse(read('package.json')).contributes;
    const declared = new Set(commands.map(({ command }) => command));
    const unknown = Object.values(menus)
      .flat()
      .filter(({ command }) => !declared.has(command));
    assert.deepEqual(unknown, []);
  });

  it('offers no entry twice in a group of a menu', () => {
    const { menus } = Manifest.parse(read('package.json')).contributes;
    for (const [menu, items] of Object.entries(menus)) {
      const keys = items.map((item) => JSON.stringify(item));
      assert.equal(new Set(keys).size, keys.length, menu);
    }
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
