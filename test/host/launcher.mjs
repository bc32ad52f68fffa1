#!/usr/bin/env node
// Stands in for the desktop VS Code: @vscode/test-electron starts it with --extensionDevelopmentPath= and --extensionTestsPath=,
// and it runs those tests in the extension host of VS Code's server, with a Chromium as its window.
import { load } from './load.mjs';

const { launch } = await load('launch');
await launch(process.argv.slice(2));
