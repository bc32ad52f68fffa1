// npm test [unit|sshd|integration|e2e] [--changed] [--vscode newest|minimum]: everything that must hold, or some suites
// of it, or what a change can reach. Ends with the line `N passed, N failed`.
import { load } from './load.mjs';

const { main } = await load('suites');
await main(process.argv.slice(2));
