/**
 * Chance without a generator's state: every message carries a random number (`iNoise`, below PRIME), and every
 * question asked about it multiplies that number with a factor of its own. SQLite can work it out for a million
 * rows in one statement, and the same message always gives the same answer, however time is cut into steps.
 */
export const PRIME = 2_147_483_647;

const FACTORS = {
  attempt: 3_266_489,
  cause: 2_246_823,
  moment: 3_571_321,
  open: 1_686_629,
  openLag: 2_890_447,
  reopen: 3_010_349,
  click: 1_402_477,
  clickLag: 3_788_011,
  url: 2_654_437,
  agent: 2_038_073,
  buy: 3_432_919,
  complaint: 1_193_041,
  retry: 2_782_739,
  exclude: 3_925_651,
  optOut: 2_475_803,
  mirror: 1_867_541,
} as const;

export type Question = keyof typeof FACTORS;

/** SQL of a number from 0 to 1 for a column that holds noise; `round` asks the same question anew. */
export function chance(noise: string, question: Question, round = 0): string {
  return `(((${noise} * ${FACTORS[question] + round * 7919}) % ${PRIME}) / ${PRIME}.0)`;
}

/** A source of numbers from 0 to 1 for building the data; mulberry32, so that a seed always gives the same instance. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
