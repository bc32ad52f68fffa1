// npm run notices [-- --check]: writes THIRD_PARTY_NOTICES.md from what the bundles hold, after a build.
import { load } from './load.mjs';

const { main } = await load('notices');
process.exitCode = main(process.argv.slice(2));
