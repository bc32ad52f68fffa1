/** How long each test file of a suite took the last time, ms, by its name below the suite's folder. */
export type FileTimes = Readonly<Record<string, number>>;

/**
 * Deals test files out to at most `count` shards that should take equally long: the slowest first, each to the shard that
 * has least to do. A file that was never timed counts as the average of the others. Empty shards are left out.
 */
export function dealOut(files: readonly string[], times: FileTimes, count: number): readonly (readonly string[])[] {
  const known = files.flatMap((file) => times[file] ?? []);
  const average = known.length === 0 ? 1 : known.reduce((sum, ms) => sum + ms, 0) / known.length;
  const timed = files.map((file) => ({ file, ms: times[file] ?? average })).sort((a, b) => b.ms - a.ms);
  const shards = Array.from({ length: count }, () => ({ files: [] as string[], ms: 0 }));
  for (const { file, ms } of timed) {
    const least = shards.reduce((best, shard) => (shard.ms < best.ms ? shard : best));
    least.files.push(file);
    least.ms += ms;
  }
  return shards.map((shard) => shard.files.sort()).filter((shard) => shard.length > 0);
}

/** Runs jobs in their order, at most `lanes` at the same time. A job that rejects ends no other; the first error is thrown at the end. */
export async function sideBySide(jobs: readonly (() => Promise<void>)[], lanes: number): Promise<void> {
  const waiting = [...jobs];
  const errors: unknown[] = [];
  const lane = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      await job().catch((error: unknown) => errors.push(error));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (errors.length > 0) {
    throw errors[0];
  }
}
