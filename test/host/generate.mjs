// npm run generate [-- --check]: writes what package.json and the package.nls files say of settings and commands, from
// their definitions under src/. With --check it writes nothing and fails when something differs.
import { load } from './load.mjs';

const { main } = await load('generate/main');
process.exitCode = main(process.argv.slice(2));
