/** `npm run fuzz:client`: 200,000 mutated answers, the same ones every time. `--bodies=N --seed=N` for others. */
import { fuzz } from '../../unit/campaign/support/fuzzRun';

function option(name: string, otherwise: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

async function main(): Promise<void> {
  const began = performance.now();
  const report = await fuzz(option('bodies', 200_000), option('seed', 1));
  const seconds = (performance.now() - began) / 1000;
  console.log(
    `${report.bodies.toLocaleString('en')} bodies in ${seconds.toFixed(1)} s, slowest ${report.slowestMs.toFixed(0)} ms`,
  );
  console.log(`good and equal to the reference: ${report.good}`);
  for (const [code, count] of [...report.refused].sort((a, b) => b[1] - a[1])) {
    console.log(`${code.padEnd(18)} ${count}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
