import { findOnPath } from './chromium';
import { run } from './processes';
import { step } from './steps';

/** A package source that does not answer must not hold the tests up for longer. */
const LIMITS = [
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
  '-o',
  'Acquire::Retries=1',
  '-o',
  'DPkg::Lock::Timeout=60',
];

/** Installs Debian packages where this process may. What needs them skips without, so nothing here fails. */
export async function aptInstall(
  what: string,
  packages: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) {
    return;
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive', ...environment };
  await step(`Installing ${what} (apt-get)`, async () => {
    await run('apt-get', [...LIMITS, 'update', '-qq'], { env });
    await run('apt-get', [...LIMITS, 'install', '-y', '-qq', '--no-install-recommends', ...packages], { env });
  }).catch((error: unknown) => {
    const said = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    console.log(`  It could not be installed: ${said}`);
  });
}
