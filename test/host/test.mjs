// npm test [unit|integration|e2e]: everything that must hold, or one suite of it. Ends with the line `N passed, N failed`.
import { load } from './load.mjs';

const { main } = await load('suites');
await main(process.argv.slice(2));
