import { readFileSync } from 'node:fs';
import { startHeadlessWatch } from './headlessWatch';
import { parseWatchConfig } from './watchConfig';

const USAGE = `Usage: delivery-doctor-watch --config FILE
Watches Adobe Campaign instances, serves OpenMetrics on 127.0.0.1 and runs a command or posts a webhook for each alert.
Secrets come from the environment variables that FILE names (see docs/watching.md).`;

function configPath(args: readonly string[]): string | undefined {
  const [option, path, ...others] = args;
  return option === '--config' && path !== undefined && others.length === 0 ? path : undefined;
}

function say(text: string): void {
  process.stdout.write(`${new Date().toISOString()} ${text}\n`);
}

async function main(): Promise<void> {
  const path = configPath(process.argv.slice(2));
  if (path === undefined) {
    throw new Error(USAGE);
  }
  const config = parseWatchConfig(readFileSync(path, 'utf8'));
  const ending = new AbortController();
  for (const name of ['SIGTERM', 'SIGINT'] as const) {
    process.once(name, () => {
      ending.abort();
    });
  }
  const watch = await startHeadlessWatch({ config, env: process.env, log: say, language: 'en' }, ending.signal);
  say(`metrics: http://127.0.0.1:${watch.port}/metrics`);
  await watch.ended;
  await watch.close();
  // Ended by itself: nobody is signed in anywhere.
  process.exitCode = ending.signal.aborted ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
