import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readProfile } from './character/profile';
import { readCommandLine, USAGE } from './commandLine';
import { startDemo } from './index';
import { SCENARIOS } from './scenarios/catalogue';
import type { DemoHandle } from './handle';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Writes the handle in one step, readable by its owner only: it holds the password. */
function writeHandle(path: string, handle: DemoHandle): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(handle, undefined, 2), { mode: 0o600 });
  renameSync(temporary, path);
}

async function main(): Promise<void> {
  const options = readCommandLine(process.argv.slice(2));
  if (options.help) {
    say(`${USAGE}\n\nTroubles for --scenario:`);
    for (const { name, title } of SCENARIOS) {
      say(`  ${name.padEnd(24)}${title}`);
    }
    return;
  }
  const { seed, port, home, operator, scenarios, recipients, deliveries, messages, pollSeconds, speed, profile } =
    options;
  const demo = await startDemo({
    seed,
    port,
    home,
    operator,
    scenarios,
    recipients,
    deliveries,
    messages,
    pollSeconds,
    clock: { speed },
    ...(profile === undefined ? {} : { profile: readProfile(readFileSync(profile, 'utf8')) }),
  });
  const { handle } = demo;
  if (options.handle !== undefined) {
    writeHandle(options.handle, handle);
  }
  say(`Demo instance: ${handle.url}`);
  say(`Operator:      ${handle.operator}`);
  if (options.printPassword) {
    say(`Password:      ${handle.password}`);
  }
  for (const { name, installDir } of handle.servers) {
    say(`Server:        ${name} in ${installDir}`);
  }
  let ending = false;
  const end = (): void => {
    if (ending) {
      return;
    }
    ending = true;
    if (options.handle !== undefined) {
      rmSync(options.handle, { force: true });
    }
    void demo.close().finally(() => process.exit(0));
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  if (process.send !== undefined) {
    process.on('disconnect', end);
    process.send({ type: 'ready', handle });
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
