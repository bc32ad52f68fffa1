// npm run release -- minor|patch|prerelease: version, changelog, notices, .vsix, SBOM, commit and tag. Publishes nothing.
import { load } from './load.mjs';

const { main } = await load('release');
process.exitCode = await main(process.argv.slice(2));
