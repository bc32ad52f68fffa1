// npm run package: makes the .vsix that ships.
import { load } from './load.mjs';

const { main } = await load('package');
await main(process.argv[2]);
