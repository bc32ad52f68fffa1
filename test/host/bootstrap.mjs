// The first step of every command, on a machine that may have nothing but Node and git: uses Node's built-ins alone.
import { spawnSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

const OLDEST_NODE = 20;

/** Checks Node, moves to the project's folder and installs the dependencies package-lock.json asks for. Ends the process with one sentence on failure. */
export function bootstrap() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    giveUp(`Node ${OLDEST_NODE} or later is needed; this is Node ${process.versions.node}.`);
  }
  process.chdir(root);
  if (dependenciesMatchLock()) {
    return;
  }
  // A second worktree may borrow the modules of the first: those are not ours to replace.
  if (isLink('node_modules')) {
    console.warn('node_modules is a link, and what it holds differs from package-lock.json: going on with it.');
  } else {
    installDependencies();
  }
}

function installDependencies() {
  console.log('▸ Installing the dependencies (npm ci), about half a minute');
  const started = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) {
    giveUp('npm ci failed: the lines above say why. Without its dependencies nothing here can run.');
  }
  console.log(`  ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

/** npm writes down what it installed; that record is compared with the lock, so an interrupted install is noticed. */
function dependenciesMatchLock() {
  const wanted = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (wanted === undefined || installed === undefined) {
    return false;
  }
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') {
      return true;
    }
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.integrity === entry.integrity;
  });
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(resolve(root, lockFile), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function isLink(path) {
  try {
    return lstatSync(resolve(root, path)).isSymbolicLink();
  } catch {
    return false;
  }
}

function giveUp(sentence) {
  console.error(sentence);
  process.exit(1);
}
