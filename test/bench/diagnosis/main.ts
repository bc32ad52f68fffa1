import { writeFileSync } from 'node:fs';
import { makeCases } from './cases';
import { report } from './report';
import { outcomeOf } from './score';

/** npm run bench:diagnosis [-- --seeds 3] [-- --show]: diagnoses thousands of worlds, and writes the figures down. */
function main(args: readonly string[]): void {
  const seeds = Number(args[args.indexOf('--seeds') + 1] ?? Number.NaN) || 5;
  const began = performance.now();
  const outcomes = Array.from({ length: seeds }, (_, seed) =>
    makeCases(seed + 1, { alone: 10, pairs: 2, others: 2 }).map(outcomeOf),
  ).flat();
  const text = report(outcomes, seeds);
  writeFileSync('docs/diagnosis-benchmark.md', text);
  console.log(text);
  console.log(`${outcomes.length} worlds in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}

main(process.argv.slice(2));
