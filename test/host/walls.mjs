// The walls of the house: which folder may import which. Everything not listed is forbidden.
// test/unit/walls.test.ts proves that the rule fires.
import { readdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import importX from 'eslint-plugin-import-x';

const src = resolve(dirname(fileURLToPath(import.meta.url)), '../../src');

/** What every folder of features that a user sees may import; none of them sees the inside of another. */
const BELOW = ['operations', 'connections', 'campaign', 'servers', 'platform', 'domain', 'knowledge', 'shared'];

/** folder → the folders below it that it may import, besides itself. */
export const MAY_IMPORT = {
  domain: [],
  knowledge: ['domain'],
  shared: ['domain'],
  campaign: ['domain', 'knowledge'],
  servers: ['domain', 'knowledge'],
  platform: ['domain'],
  connections: ['campaign', 'servers', 'platform', 'domain', 'knowledge'],
  operations: ['connections', 'campaign', 'servers', 'platform', 'domain', 'knowledge'],
  views: BELOW,
  panels: BELOW,
  documents: BELOW,
  troubleshooting: BELOW,
  watch: BELOW,
  assistants: [
    ...BELOW.filter((name) => name !== 'operations'),
    // What is proposed, and where a person decides on it; nothing that carries anything out.
    'operations/request',
    'operations/target',
    'operations/outcome',
    'operations/activation/announce',
    'operations/activation/operationDesk',
    'operations/activation/proposalDesk',
  ],
  commands: [...BELOW, 'demo/handle'],
  demo: ['domain'],
};

/** Folders that must run without VS Code. */
export const WITHOUT_VSCODE = ['domain', 'knowledge', 'shared', 'campaign', 'servers', 'demo'];

/** Folders that must not touch the machine at all. */
export const PURE = ['domain', 'knowledge', 'shared'];

const folders = readdirSync(src, { withFileTypes: true })
  .filter((item) => item.isDirectory())
  .map((item) => item.name);

const zones = Object.entries(MAY_IMPORT).flatMap(([folder, allowed]) => {
  const except = [folder, ...allowed.filter((name) => !name.includes('/'))];
  const single = allowed.filter((name) => name.includes('/'));
  return folders
    .filter((other) => !except.includes(other))
    .map((other) => ({
      target: resolve(src, folder),
      from: resolve(src, other),
      except: single
        .filter((name) => name.startsWith(`${other}/`))
        .map((name) => `./${name.slice(other.length + 1)}.ts`),
      message: `src/${folder} may not import src/${other} (see the walls in test/host/walls.mjs).`,
    }));
});

/** Modules that change an instance or a server: they may be imported where they are made, and by src/operations. */
const WRITES = [
  ['campaign', 'writes.ts'],
  ['servers', 'writes.ts'],
];

const writeZones = WRITES.flatMap(([room, file]) =>
  folders
    .filter((folder) => folder !== 'operations' && folder !== room)
    .map((folder) => ({
      target: resolve(src, folder),
      from: resolve(src, room, file),
      message: 'Only src/operations may change anything: run an operation (see src/operations/operation.ts).',
    })),
);

/** Of src/assistants, what models call and what runs outside of VS Code: it may name an operation, and reach none. */
const READS_ONLY = ['tools', 'answer', 'mcp', 'headless'];

const readZones = READS_ONLY.map((folder) => ({
  target: resolve(src, 'assistants', folder),
  from: resolve(src, 'operations'),
  except: ['./request.ts', './target.ts'],
  message: 'Tools of assistants read: a remedy is proposed through `Proposing` (src/assistants/context.ts).',
}));

export const walls = [
  {
    files: ['src/**/*.ts'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.mjs', '.js'] } } },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: src, zones: [...zones, ...writeZones, ...readZones] }],
    },
  },
  {
    files: ['webview-ui/**/*.ts'],
    ignores: ['webview-ui/components/toolkit.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            {
              name: '@vscode/webview-ui-toolkit',
              message: 'Archived: only webview-ui/components/toolkit.ts may know it (see ARCHITECTURE.md).',
            },
          ],
          patterns: [
            {
              group: ['**/src/*', '!**/src/shared', '!**/src/domain'],
              message: 'Panels know only src/shared and the pure types of src/domain.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['src/operations/**/*.ts'],
    ignores: ['src/operations/activation/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'vscode', message: 'The engine runs without VS Code; only src/operations/activation knows it.' },
          ],
        },
      ],
    },
  },
  {
    files: ['src/watch/**/*.ts'],
    ignores: ['src/watch/activation/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'vscode', message: 'Watching also runs headless; only src/watch/activation knows VS Code.' }],
        },
      ],
    },
  },
  {
    files: ['src/assistants/**/*.ts'],
    ignores: ['src/assistants/activation/**', 'src/assistants/register.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [
            { name: 'vscode', message: 'Tools run without VS Code, too; only src/assistants/activation knows it.' },
          ],
        },
      ],
    },
  },
  ...WITHOUT_VSCODE.map((folder) => ({
    files: [`src/${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: [{ name: 'vscode', message: `src/${folder} runs without VS Code.` }],
          patterns: PURE.includes(folder)
            ? [{ group: ['node:*', 'fs', 'path', 'http', 'https', 'axios'], message: `src/${folder} is pure: no I/O.` }]
            : [],
        },
      ],
    },
  })),
  {
    files: ['src/domain/**/*.ts', 'src/knowledge/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'fetch', 'process', 'setTimeout', 'setInterval'],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
          message: 'This folder has no clock: take the time as an argument.',
        },
        {
          selector: "NewExpression[callee.name='Date'][arguments.length=0]",
          message: 'This folder has no clock: take the time as an argument.',
        },
      ],
    },
  },
];
