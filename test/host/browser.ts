import { chromium, type Browser } from 'playwright-core';
import { provideChromium } from './chromium';

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

/** Starts a Chromium without a window. It ends with this process; signals are ours to handle (see stopOnSignals). */
export async function startBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await provideChromium(),
    args: FLAGS,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
}
