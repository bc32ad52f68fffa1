// npm run test:unit: the unit tests that need nothing but their sources. All of them: npm test unit.
import { load } from './load.mjs';

const { main } = await load('quickTests');
main(process.argv.slice(2));
