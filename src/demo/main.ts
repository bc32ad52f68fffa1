import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { readProfile } from './character/profile';
import { readCommandLine, USAGE } from './commandLine';
import { startDemo, type DemoOptions } from './index';
import { startPlatform } from './platform';
import { SCENARIOS } from './scenarios/catalogue';
import type { DemoHandle, Topology } from './handle';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};

/** Writes the handle in one step, readable by its owner only: it holds the password. */
function writeHandle(path: string, handle: DemoHandle): void {
  const temporary = `${path}.${process.pid}.tmp`;
  writeFileSync(temporary, JSON.stringify(handle, undefined, 2), { mode: 0o600 });
  renameSync(temporary, path);
}

/** One instance, or several that work together: the first of them is the one that people work on. */
async function startMembers(
  topology: Topology,
  options: DemoOptions,
): Promise<{ readonly handle: DemoHandle; readonly close: () => Promise<void> }> {
  if (topology === 'all-in-one') {
    return startDemo(options);
  }
  const platform = await startPlatform(topology, options);
  const [first, ...others] = platform.members.map(({ handle, member: { name } }) => ({ ...handle, name }));
  if (first === undefined) {
    throw new Error(`${topology} has no instance.`);
  }
  return { handle: { ...first, others }, close: () => platform.close() };
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
  const { handle, close } = await startMembers(options.topology, {
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
  for (const { name, url, operator: login, password } of handle.others ?? []) {
    say(`${`${name ?? ''}:`.padEnd(15)}${url} ${login}${options.printPassword ? ` ${password}` : ''}`);
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
    void close().finally(() => process.exit(0));
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
