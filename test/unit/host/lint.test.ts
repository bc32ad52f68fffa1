import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { lintArguments } from '../../host/lint';
import { readModuleGraph } from '../../host/moduleGraph';

/** Rules of the strictest set that we leave out: see eslint.config.mjs. */
const LEFT_OUT = ['no-unsafe-class-instance-assignment', 'no-unsafe-enum-assignment'];

describe('the lint', function () {
  // ESLint and its rules are much to load.
  this.timeout(60_000);

  /** Names of the rules that end the lint when a file at this place breaks them. */
  async function errorsAt(path: string): Promise<readonly string[]> {
    const { ESLint } = await import('eslint');
    const config: unknown = await new ESLint().calculateConfigForFile(resolve(path));
    const rules = (config as { rules: Readonly<Record<string, readonly unknown[]>> }).rules;
    return Object.entries(rules).flatMap(([name, [level]]) => (level === 2 ? [name] : []));
  }

  for (const path of ['src/extension.ts', 'webview-ui/tracking/main.ts']) {
    it(`asks every strict rule of ${path}, those that need types too`, async () => {
      const { configs } = await import('typescript-eslint');
      const strict = configs.strictTypeChecked.flatMap(({ rules }) =>
        Object.entries(rules ?? {}).flatMap(([name, level]) => (level === 'off' ? [] : [name])),
      );
      const asked = await errorsAt(path);
      assert.ok(strict.length > 70);
      assert.deepEqual(
        strict.filter((name) => name.startsWith('@typescript-eslint/') && !asked.includes(name)),
        LEFT_OUT.map((name) => `@typescript-eslint/${name}`),
      );
    });
  }

  it('finds promises in tests that nobody waits for', async () => {
    const asked = await errorsAt('test/unit/walls.test.ts');
    for (const rule of ['no-floating-promises', 'no-misused-promises', 'await-thenable', 'no-explicit-any']) {
      assert.ok(asked.includes(`@typescript-eslint/${rule}`), rule);
    }
  });

  it('reads the types once: a file that begins with #! would have them read again', () => {
    const graph = readModuleGraph('.', ['src', 'webview-ui', 'test']);
    assert.deepEqual(
      [...graph].filter(([, { text }]) => text.startsWith('#!')).map(([path]) => path),
      [],
    );
  });

  it('is no success with warnings, and uses as many lanes as it is given', () => {
    assert.ok(lintArguments(['.'], 2).includes('--max-warnings=0'));
    assert.ok(lintArguments(['.'], 2).includes('--concurrency=2'));
    assert.ok(lintArguments(['.'], 1).includes('--concurrency=off'));
  });
});
