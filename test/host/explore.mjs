// npm run explore:operations [-- runs]: far more stories than CI has time for, from another seed each time.
import { spawnSync } from 'node:child_process';
import { bootstrap } from './bootstrap.mjs';

const [name, runs = '200000'] = process.argv.slice(2);
bootstrap();
const seed = process.env.DELIVERY_DOCTOR_EXPLORE_SEED ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`${runs} runs; the same again: DELIVERY_DOCTOR_EXPLORE_SEED=${seed}`);
const env = { ...process.env, DELIVERY_DOCTOR_EXPLORE_RUNS: runs, DELIVERY_DOCTOR_EXPLORE_SEED: seed };
for (const args of [
  ['esbuild.mjs', '--tests'],
  ['node_modules/mocha/bin/mocha.js', '--timeout', '0', `out/test/unit/explore/${name}.test.js`],
]) {
  const { status } = spawnSync(process.execPath, args, { env, stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}
