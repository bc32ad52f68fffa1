// npm run lint: ESLint over everything; with --changed, over what differs from the main branch.
import { load } from './load.mjs';

const { main } = await load('lint');
main(process.argv.slice(2));
