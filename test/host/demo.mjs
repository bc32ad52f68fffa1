// npm run demo: builds the extension, starts the demo instance and opens a real VS Code on it. Ctrl-C ends everything it started.
//
//   npm run demo -- [--desktop] [--port N] [--seed N]
//
// --desktop takes the desktop's `code` instead of a browser; --port is the workbench's (default: any free one); the same --seed
// gives the same demo data.
import { load } from './load.mjs';

const { main } = await load('demo');
await main(process.argv.slice(2));
