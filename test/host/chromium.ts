import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from './processes';
import { GiveUp, step } from './steps';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A monospaced and an emoji font: without them text in screenshots is boxes. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core', 'fonts-noto-color-emoji'];

/** Path of a Chromium to drive: CHROMIUM if set, one that is installed, or Debian's own where this process may install it. */
export async function provideChromium(): Promise<string> {
  const found = findChromium();
  if (found !== undefined) {
    return found;
  }
  if (process.getuid?.() !== 0 || findOnPath('apt-get') === undefined) {
    throw new GiveUp(
      'Chromium is missing: install it (on Debian: sudo apt-get install chromium), or set CHROMIUM to the path of one.',
    );
  }
  await step('Installing Chromium (apt-get)', async () => {
    const env = { DEBIAN_FRONTEND: 'noninteractive' };
    await run('apt-get', ['update', '-qq'], { env });
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...DEBIAN_PACKAGES], { env });
  });
  const installed = findChromium();
  if (installed === undefined) {
    throw new GiveUp('apt-get installed chromium, but there is no chromium on PATH.');
  }
  return installed;
}

/** Path of an installed Chromium or Chrome, if any. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!isExecutable(named)) {
      throw new GiveUp(`CHROMIUM is set to ${named}, which is not a program that can be run.`);
    }
    return named;
  }
  return NAMES.map(findOnPath).find((path) => path !== undefined) ?? USUAL_PLACES.find(isExecutable);
}

/** Full path of a program on PATH, if it is there. */
export function findOnPath(name: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
