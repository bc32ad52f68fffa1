import { runTests } from '@vscode/test-electron';
import { resolve } from 'node:path';
import { FILES_VARIABLE, RESULTS_VARIABLE, resultsFile } from './results';
import { HOSTS } from './pins';
import { hostVersion, VSCODE_VARIABLE } from './vscodeHost';

// The tests that need VS Code's own extension host, started by the stage `integration`. One runner serves both ways to get a
// VS Code: its own download where the network allows that, our launcher (see launcher.mjs) where it does not.
const root = process.cwd();
const download = process.env[VSCODE_VARIABLE] === 'download';

runTests({
  ...(download
    ? { version: hostVersion() === 'minimum' ? HOSTS.minimum.vscode : 'stable' }
    : { vscodeExecutablePath: resolve(root, 'test/host/launcher.mjs'), reuseMachineInstall: true }),
  extensionDevelopmentPath: root,
  extensionTestsPath: resolve(root, 'out/test/integration/index.js'),
  extensionTestsEnv: { [RESULTS_VARIABLE]: resultsFile(), [FILES_VARIABLE]: process.env[FILES_VARIABLE] ?? '' },
}).then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
