import { aptInstall } from './aptInstall';
import { findOnPath } from './chromium';

const PROGRAMS = ['prometheus', 'promtool'];

/** Installs Debian's Prometheus where there is none and this process may. Without one its tests skip, so nothing here fails. */
export async function providePrometheus(): Promise<void> {
  if (whyNoPrometheus() === undefined) {
    return;
  }
  // It is only run on a loopback port, by us: nothing is to be started.
  await aptInstall('Prometheus', ['prometheus'], { RUNLEVEL: '1' });
}

/** One sentence that says why the tests with a real Prometheus cannot be run here; undefined when they can. */
export function whyNoPrometheus(): string | undefined {
  const missing = PROGRAMS.filter((program) => findOnPath(program) === undefined);
  if (missing.length === 0) {
    return undefined;
  }
  return `Skipped: the tests with a real Prometheus need ${missing.join(' and ')}, which this machine lacks (on Debian: sudo apt-get install prometheus).`;
}
