// npm run new -- cause|rule|command|panel NAME: writes a skeleton with a test that fails, and its entry in the list.
import { load } from './load.mjs';

const { main } = await load('skeletons/main');
process.exitCode = main(process.argv.slice(2));
