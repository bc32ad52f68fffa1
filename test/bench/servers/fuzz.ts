/** `npm run fuzz:servers`: 100,000 mutated inputs for every parser, the same ones every time. `--inputs=N --seed=N` for others. */
import { fuzzParsers } from '../../unit/servers/fuzzParsers';

function option(name: string, otherwise: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

async function main(): Promise<void> {
  const began = performance.now();
  for (const { parser, inputs, accepted, slowestMs } of await fuzzParsers(
    option('inputs', 100_000),
    option('seed', 1),
  )) {
    console.log(`${parser.padEnd(22)} ${inputs} inputs, ${accepted} accepted, slowest ${slowestMs.toFixed(1)} ms`);
  }
  console.log(`all in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
