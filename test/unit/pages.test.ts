import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Pages for people who read or change the code. */
const PAGES = [
  ...['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'SUPPORT.md', 'AGENTS.md'],
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
];

/** Where files of ours are, seen from the root; `*` and `<` stand for something, `overview` for a panel to come. */
const OURS = /^(?:src|test|webview-ui|docs|l10n|media|\.github)\/[^\s*<>{}…]*$/;

describe('pages', () => {
  for (const page of PAGES) {
    const text = readFileSync(page, 'utf8');

    it(`${page} names files that exist`, () => {
      const named = [...text.matchAll(/`([^`\n]+)`/g)].flatMap(([, code = '']) => code.split(/\s+/));
      const missing = named.filter(
        (name) => OURS.test(name) && !/\boverview\b/.test(name) && !existsSync(name.replace(/\/$/, '')),
      );
      assert.deepEqual(missing, []);
    });

    it(`${page} links to what is there`, () => {
      const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target.replace(/#.*$/, ''));
      const missing = links.filter(
        (target) => target !== '' && !/^[a-z]+:/.test(target) && !existsSync(join(dirname(page), target)),
      );
      assert.deepEqual(missing, []);
    });

    it(`${page} defines the sources that it cites`, () => {
      const cited = [...text.matchAll(/\]\[([\w-]+)\]/g)].map(([, label = '']) => label);
      const missing = cited.filter((label) => !text.includes(`\n[${label}]: http`));
      assert.deepEqual([...new Set(missing)], []);
    });
  }

  it('the map names every folder of the sources', () => {
    const map = readFileSync('ARCHITECTURE.md', 'utf8');
    const below = (folder: string): readonly string[] =>
      readdirSync(folder, { withFileTypes: true })
        .filter((item) => item.isDirectory())
        .map(({ name }) => name);
    const missing = below('src').flatMap((folder) => {
      const row = map.split('\n').find((line) => line.startsWith(`| \`src/${folder}\` |`));
      return row === undefined
        ? [`src/${folder}`]
        : below(`src/${folder}`)
            .filter((name) => !row.includes(`\`${name}/\``) && !map.includes(`\`src/${folder}/${name}\``))
            .map((name) => `src/${folder}/${name}`);
    });
    assert.deepEqual(missing, []);
  });

  it('cited in comments exist', () => {
    const sources = ['src', 'test', 'webview-ui'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.ts'))
        .map((name) => join(folder, name)),
    );
    const missing = sources.flatMap((source) =>
      [...readFileSync(source, 'utf8').matchAll(/\bdocs\/[\w/-]+\.md\b/g)]
        .filter(([page]) => !existsSync(page))
        .map(([page]) => `${source}: ${page}`),
    );
    assert.deepEqual(missing, []);
  });

  it('for agents are short', () => {
    assert.ok(readFileSync('AGENTS.md', 'utf8').split('\n').length < 60);
  });
});
