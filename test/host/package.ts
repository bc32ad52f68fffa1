import { mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { run } from './processes';
import { printError } from './steps';

export const VSIX = 'out/delivery-doctor.vsix';

/** See package.mjs. */
export async function main(out: string | undefined): Promise<void> {
  try {
    console.log(await packageExtension(out ?? 'delivery-doctor.vsix'));
  } catch (error) {
    printError(error);
    process.exitCode = 1;
  }
}

/** Builds what ships and packs it; gives back vsce's list of what is inside. */
export async function packageExtension(out: string = VSIX, preRelease = false): Promise<string> {
  await mkdir(dirname(out), { recursive: true });
  await rm(out, { force: true });
  // Everything is bundled, so the package needs no node_modules.
  const mark = preRelease ? ['--pre-release'] : [];
  return run(process.execPath, [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    ...mark,
    '--out',
    out,
  ]);
}
