import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import type { ESLint as Linter } from 'eslint';

/** An import of some file of a folder of src: the rule looks only at imports that lead somewhere. */
function importOf(folder: string): string {
  const file = readdirSync(resolve('src', folder)).find((name) => name.endsWith('.ts'));
  assert.ok(file !== undefined, `src/${folder} holds no file to import`);
  return `export * from '../${folder}/${file.replace(/\.ts$/, '')}';`;
}

describe('the walls between the folders', () => {
  let eslint: Linter;

  before(async function () {
    this.timeout(30_000);
    const [{ ESLint }, { configs }] = await Promise.all([import('eslint'), import('typescript-eslint')]);
    // The project's own configuration, less the rules that need a file to be part of the compiled project.
    eslint = new ESLint({ overrideConfig: [configs.disableTypeChecked] });
  });

  /** Names of the rules that object to this text in a file at this place. */
  async function objections(path: string, text: string): Promise<string[]> {
    const [result] = await eslint.lintText(`${text}\n`, { filePath: resolve(path) });
    return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
  }

  const PATHS = 'import-x/no-restricted-paths';
  const IMPORTS = 'no-restricted-imports';

  for (const [from, to] of [
    ['domain', 'campaign'],
    ['campaign', 'servers'],
    ['servers', 'campaign'],
    ['campaign', 'connections'],
    ['connections', 'panels'],
    ['views', 'panels'],
    ['panels', 'troubleshooting'],
    ['troubleshooting', 'panels'],
    ['documents', 'demo'],
    ['domain', 'demo'],
    ['demo', 'campaign'],
    ['domain', 'knowledge'],
    ['knowledge', 'campaign'],
    ['operations', 'views'],
    ['watch', 'panels'],
    ['assistants', 'commands'],
    ['connections', 'commands'],
  ] as const) {
    it(`keep src/${from} from importing src/${to}`, async () => {
      assert.deepEqual(await objections(`src/${from}/trial.ts`, importOf(to)), [PATHS]);
    });
  }

  for (const room of ['commands', 'panels', 'views', 'troubleshooting', 'connections', 'documents'] as const) {
    it(`keep src/${room} from changing an instance or a server by itself`, async () => {
      for (const writes of ['campaign/writes', 'servers/writes']) {
        assert.deepEqual(await objections(`src/${room}/trial.ts`, `export * from '../${writes}';`), [PATHS]);
      }
    });
  }

  it('let src/operations change them, and keep its engine without VS Code', async () => {
    for (const writes of ['campaign/writes', 'servers/writes']) {
      assert.deepEqual(await objections('src/operations/trial.ts', `export * from '../${writes}';`), []);
    }
    assert.deepEqual(await objections('src/operations/trial.ts', "export * from 'vscode';"), [IMPORTS]);
    assert.deepEqual(await objections('src/operations/activation/trial.ts', "export * from 'vscode';"), []);
  });

  it('keep everything that changes something from assistants', async () => {
    for (const writes of ['campaign/writes', 'servers/writes', 'operations/engine', 'operations/connectionPlace']) {
      assert.deepEqual(await objections('src/assistants/trial.ts', `export * from '../${writes}';`), [PATHS], writes);
    }
    for (const folder of ['tools', 'answer', 'mcp', 'headless']) {
      for (const desk of ['operationDesk', 'proposalDesk']) {
        const text = `export * from '../../operations/activation/${desk}';`;
        assert.deepEqual(await objections(`src/assistants/${folder}/trial.ts`, text), [PATHS], folder);
      }
      assert.deepEqual(await objections(`src/assistants/${folder}/trial.ts`, "export * from 'vscode';"), [IMPORTS]);
    }
    const request = "export type { OperationRequest } from '../../operations/request';";
    assert.deepEqual(await objections('src/assistants/tools/trial.ts', request), []);
  });

  for (const [from, to] of [
    ['campaign', 'domain'],
    ['knowledge', 'domain'],
    ['documents', 'knowledge'],
    ['servers', 'domain'],
    ['connections', 'campaign'],
    ['views', 'connections'],
    ['panels', 'campaign'],
    ['troubleshooting', 'servers'],
    ['operations', 'servers'],
    ['watch', 'connections'],
    ['assistants', 'knowledge'],
  ] as const) {
    it(`let src/${from} import src/${to}`, async () => {
      assert.deepEqual(await objections(`src/${from}/trial.ts`, importOf(to)), []);
    });
  }

  it('let commands know how a demo instance is reached, and nothing else of it', async () => {
    assert.deepEqual(
      await objections('src/commands/trial.ts', `export type { DemoHandle } from '../demo/handle';`),
      [],
    );
    assert.deepEqual(await objections('src/commands/trial.ts', `export * from '../demo/instance';`), [PATHS]);
  });

  for (const folder of ['domain', 'shared', 'campaign', 'servers', 'demo']) {
    it(`keep vscode out of src/${folder}`, async () => {
      assert.deepEqual(await objections(`src/${folder}/trial.ts`, `export * from 'vscode';`), [IMPORTS]);
    });
  }

  it('let platform and connections see vscode', async () => {
    for (const folder of ['platform', 'connections']) {
      assert.deepEqual(await objections(`src/${folder}/trial.ts`, `export * from 'vscode';`), []);
    }
  });

  for (const name of ['node:fs', 'node:fs/promises', 'http', 'https', 'axios']) {
    it(`keep ${name} out of src/domain and src/shared`, async () => {
      for (const folder of ['domain', 'shared']) {
        assert.deepEqual(await objections(`src/${folder}/trial.ts`, `export * from '${name}';`), [IMPORTS]);
      }
    });
  }

  it('keep the clock and the network out of src/domain', async () => {
    assert.deepEqual(await objections('src/domain/trial.ts', 'export const now = Date.now();'), [
      'no-restricted-syntax',
    ]);
    assert.deepEqual(await objections('src/domain/trial.ts', 'export const now = new Date();'), [
      'no-restricted-syntax',
    ]);
    assert.deepEqual(await objections('src/domain/trial.ts', 'export const then = new Date(0);'), []);
    assert.deepEqual(await objections('src/domain/trial.ts', `export const page = fetch('x');`), [
      'no-restricted-globals',
    ]);
  });

  it('keep the panels to what both ends of a webview share', async () => {
    assert.deepEqual(await objections('webview-ui/trial/main.ts', `export * from '../../src/campaign/errors';`), [
      IMPORTS,
    ]);
    assert.deepEqual(await objections('webview-ui/trial/main.ts', `export * from '../../src/domain/delivery';`), []);
  });
});
