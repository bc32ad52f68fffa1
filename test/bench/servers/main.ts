/**
 * `npm run bench:servers`: 50 servers polled over a real sshd on this machine, one after the other and in parallel.
 * Each takes its own time to answer (`--slowest=ms` the last), as servers far away do; `--servers=N` for another number.
 */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { openServer } from '../../../src/servers';
import type { ManagedServer } from '../../../src/servers/managedServer';
import { provideSshd, whyNoSshd } from '../../host/provideSshd';
import { startSshd } from '../../sshd/support/sshdHost';

function option(name: string, otherwise: number): number {
  const given = process.argv.find((argument) => argument.startsWith(`--${name}=`));
  return given === undefined ? otherwise : Number(given.slice(name.length + 3));
}

const COUNT = option('servers', 50);
const FASTEST_MS = 200;
const SLOWEST_MS = option('slowest', 5000);
const never = new AbortController().signal;

/** A server whose nlserver thinks for a while. */
function install(root: string, index: number): string {
  const dir = join(root, `server-${index}`);
  for (const sub of ['bin', 'conf']) {
    mkdirSync(join(dir, sub), { recursive: true });
  }
  const seconds = (FASTEST_MS + ((SLOWEST_MS - FASTEST_MS) * index) / Math.max(1, COUNT - 1)) / 1000;
  const nlserver = join(dir, 'bin/nlserver');
  writeFileSync(
    nlserver,
    `#!/bin/sh\nsleep ${seconds.toFixed(3)}\necho 'web@default (1) - 50.1 Mo'\necho 'mta@demo (2) - 9.6 Mo'\n`,
  );
  chmodSync(nlserver, 0o755);
  return dir;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

async function main(): Promise<void> {
  await provideSshd();
  const why = whyNoSshd();
  if (why !== undefined) {
    throw new Error(why);
  }
  const root = mkdtempSync(join(tmpdir(), 'dd-bench-'));
  process.env['XDG_RUNTIME_DIR'] = root;
  const sshd = await startSshd();
  try {
    const limits = { readMs: 120_000, controlMs: 120_000 };
    const servers = Array.from({ length: COUNT }, (_, index): ManagedServer => {
      const channel = { kind: 'ssh' as const, host: `server-${index}`, installDir: install(root, index) };
      const server = openServer(
        { name: channel.host, channel },
        { limits, sshOptions: [...sshd.sshOptions, '-o', 'ConnectTimeout=60'] },
      );
      if (server === undefined) {
        throw new Error('no channel');
      }
      return server;
    });
    const each: number[] = [];
    const poll = (server: ManagedServer, index: number): Promise<void> =>
      timed(() => server.pdump(never)).then((ms) => void (each[index] = ms));
    const cold = await timed(() => Promise.all(servers.map(poll)));
    const slowestCold = Math.max(...each);
    const warm = await timed(() => Promise.all(servers.map(poll)));
    const slowestWarm = Math.max(...each);
    const last = servers.at(-1);
    const alone = last === undefined ? 0 : await timed(() => last.pdump(never));
    const s = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;
    console.log(
      `${COUNT} servers, each with a connection of its own; their nlserver takes ${s(FASTEST_MS)} to ${s(SLOWEST_MS)}; ${cpus().length} cores for both ends`,
    );
    console.log(`the slowest one, polled alone                 ${s(alone)}`);
    console.log(
      `all in parallel, connections open             ${s(warm)}  (slowest of them ${s(slowestWarm)}; ${(warm / alone).toFixed(2)} × the slowest alone)`,
    );
    console.log(
      `all in parallel, connections to be opened     ${s(cold)}  (slowest of them ${s(slowestCold)}; ${(cold / alone).toFixed(2)} × the slowest alone)`,
    );
    console.log(`their sum, which one after the other would take ${s(each.reduce((sum, ms) => sum + ms, 0))}`);
  } finally {
    await sshd.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
