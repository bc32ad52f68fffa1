// How good forecasts are, on seeded runs of the demo: median error, and how often the range held.
// node esbuild.mjs --tests && node out/test/bench/forecast/main.js [runs] [first seed] [file that keeps what was known and what came]
import { appendFileSync } from 'node:fs';
import { forecast } from '../../../src/domain/forecast/forecast';
import { openStore, sendOne } from './run';

/** Runs on one instance; the next ones get a new one. */
const RUNS_AN_INSTANCE = 20;

async function main(runs: number, firstSeed: number, keep: string | undefined): Promise<void> {
  const errors: number[] = [];
  const ratios: number[] = [];
  let held = 0;
  let unknown = 0;
  for (let done = 0; done < runs; done += RUNS_AN_INSTANCE) {
    const begin = Date.UTC(2026, 10, 2, 8);
    const store = await openStore(firstSeed + done, begin, 800);
    for (let run = 0; run < Math.min(RUNS_AN_INSTANCE, runs - done); run += 1) {
      const moment = sendOne(store, firstSeed + done + run, begin + run * 13 * 3_600_000);
      if (moment !== undefined && keep !== undefined) {
        appendFileSync(keep, `${JSON.stringify(moment)}\n`);
      }
      const answer = moment === undefined ? undefined : forecast(moment.input);
      if (moment === undefined || answer?.kind !== 'expected') {
        unknown += 1;
        continue;
      }
      const real = moment.through - moment.input.now;
      const foreseen = answer.likely - moment.input.now;
      errors.push(Math.abs(foreseen - real) / real);
      ratios.push(real / Math.max(1, foreseen));
      held += moment.through >= answer.early && moment.through <= answer.late ? 1 : 0;
    }
    store.close();
  }
  const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);
  const at = (values: readonly number[], share: number): string =>
    (sorted(values)[Math.floor(share * values.length)] ?? Number.NaN).toFixed(3);
  console.log(
    `seeds ${firstSeed} to ${firstSeed + runs - 1}: ${errors.length} forecasts, ${unknown} without; median error ${at(errors, 0.5)}; ` +
      `the range held in ${((100 * held) / errors.length).toFixed(1)} %; real / foreseen at 10, 50, 90 %: ${at(ratios, 0.1)} ${at(ratios, 0.5)} ${at(ratios, 0.9)}`,
  );
}

void main(Number(process.argv[2] ?? 200), Number(process.argv[3] ?? 1001), process.argv[4]);
