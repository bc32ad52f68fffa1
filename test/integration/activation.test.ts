import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createRequire } from 'node:module';
import * as vscode from 'vscode';
import { door, EXTENSION_ID } from './support/door';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

/** Bundles that must wait until somebody needs them. */
const LAZY = [
  'commands.js',
  'campaign.js',
  'servers.js',
  'panels.js',
  'troubleshooting.js',
  'troubleshooting-activation.js',
  'demo.js',
];

// First in the alphabet, so that nothing has used the extension before.
describe('activation', () => {
  it('loads nothing but its own bundle, and says how long it took', async function () {
    this.timeout(60_000);
    const { activationMs } = await door();
    const require = createRequire(join(__dirname, 'x.js'));
    const root = vscode.extensions.getExtension(EXTENSION_ID)?.extensionPath ?? '';
    const loaded = Object.keys(require.cache).filter((file) => file.startsWith(join(root, 'dist')));
    assert.deepEqual(
      loaded.map((file) => basename(file)).filter((file) => LAZY.includes(file)),
      [],
    );
    console.log(`activate() took ${activationMs.toFixed(1)} ms`);
  });

  it('registers exactly the commands that package.json names, and has each of them', async () => {
    const { loadCommands } = await door();
    const root = vscode.extensions.getExtension(EXTENSION_ID)?.extensionPath ?? '';
    const { contributes } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Manifest;
    const declared = contributes.commands.map(({ command }) => command).sort();
    const all = await vscode.commands.getCommands(true);
    // VS Code itself adds commands for the view (focus, open, reset …); ours have no further dot, or are those of log editors.
    const registered = all.filter((id) => /^deliveryDoctor\.(log\.)?[A-Za-z]+$/.test(id)).sort();
    assert.deepEqual(
      registered.filter((id) => !['deliveryDoctor.deliveries', 'deliveryDoctor.advisor'].includes(id)),
      declared,
    );
    assert.deepEqual((await loadCommands()).map(({ id }) => id).sort(), declared);
  });
});
