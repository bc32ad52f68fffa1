// npm run stats: the measures of the house (files, lines, importers, cycles), beside what they were before.
import { load } from './load.mjs';

const { main } = await load('stats');
await main(process.argv.slice(2));
