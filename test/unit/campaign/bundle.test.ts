import assert from 'node:assert/strict';
import { build } from 'esbuild';
import http from 'node:http';
import Module from 'node:module';
import { mkdtempSync, rmSync, statSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignModule } from '../../../src/campaign/open';
import { signal } from './support/client';
import { script } from './support/envelopes';
import { scriptedServer } from './support/scriptedServer';

/** Node's loader as VS Code patches it. */
interface Loader {
  _load(request: string, parent: { filename?: string } | undefined, isMain: boolean): unknown;
}

describe('the bundle', function () {
  this.timeout(30_000);
  const folder = mkdtempSync(join(tmpdir(), 'delivery-doctor-'));
  const file = join(folder, 'campaign.js');

  before(async () => {
    await build({
      entryPoints: [join(__dirname, '../../../../src/campaign/index.ts')],
      bundle: true,
      minify: true,
      keepNames: true,
      platform: 'node',
      format: 'cjs',
      target: 'node20',
      outfile: file,
      logLevel: 'silent',
    });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('stays small and knows nothing of vscode', () => {
    assert.ok(statSync(file).size < 475_000, `${statSync(file).size} bytes`);
    assert.ok(!/require\("vscode"\)/.test(readFileSync(file, 'utf8')));
  });

  it('sends everything through the http that its own require gets, looked up at each call', async () => {
    // VS Code hands extensions a copy of `http` whose functions know proxy and certificates, and only for the
    // names 'http' and 'https'. It may also change what is in that copy later.
    const loader = Module as unknown as Loader;
    const original = loader._load.bind(loader);
    const copy = { ...http };
    let requests = 0;
    loader._load = (request, parent, isMain) =>
      request === 'http' && parent?.filename === file ? copy : original(request, parent, isMain);
    let client: CampaignModule;
    try {
      client = Module.createRequire(__filename)(file) as CampaignModule;
    } finally {
      loader._load = original;
    }
    copy.request = ((...values: Parameters<typeof http.request>) => {
      requests += 1;
      return http.request(...values);
    }) as typeof http.request;
    const server = await scriptedServer(script({}));
    const instance = await client.openInstance(
      { url: server.url, credentials: { kind: 'password', operator: 'x', password: 'abc' } },
      signal(),
    );
    await instance.logoff();
    await server.close();
    assert.deepEqual(server.calls().sort(), ['/r/test', 'Logoff', 'Logon']);
    assert.equal(requests, 3);
  });
});
