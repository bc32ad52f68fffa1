import { execFileSync } from 'node:child_process';

/** Files that differ from where this branch left the main one, committed or not, without those that are gone. */
export function changedFiles(): readonly string[] {
  const git = (...args: readonly string[]): readonly string[] =>
    execFileSync('git', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
      .split('\n')
      .filter((line) => line !== '');
  const base = ['origin/main', 'main'].flatMap((name) => {
    try {
      return git('merge-base', 'HEAD', name);
    } catch {
      return [];
    }
  });
  return [
    ...new Set([
      ...git('diff', '--name-only', '--diff-filter=d', base[0] ?? 'HEAD'),
      ...git('ls-files', '--others', '--exclude-standard'),
    ]),
  ];
}

/** Of these files, those that are linted and formatted. */
export function codeOf(files: readonly string[]): readonly string[] {
  return files.filter((path) => /\.(?:ts|mjs)$/.test(path));
}
