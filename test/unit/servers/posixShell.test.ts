import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { quoteForSh, shellLine } from '../../../src/servers/channel/posixShell';

/** What a real sh makes of a line: its arguments, each ended by NUL. */
function asShSees(line: string): string[] {
  const out = execFileSync('/bin/sh', ['-c', `printf '%s\\0' ${line}`], { encoding: 'utf8' });
  return out.split('\0').slice(0, -1);
}

const onPosix = process.platform === 'win32' ? describe.skip : describe;

onPosix('servers/channel/quote', () => {
  it('hands a real sh exactly what was meant', () => {
    const nasty = [
      "it's",
      '',
      ' ',
      '$(id)',
      '`id`',
      '"',
      '\\',
      "'",
      "''",
      '\n',
      '*',
      '~',
      '-x',
      '!',
      '%s',
      '&& rm',
      'é€😀',
      '\t',
      '#',
      '${IFS}',
    ];
    assert.deepEqual(asShSees(shellLine(nasty)), nasty);
  });

  it('is right for thousands of arbitrary arguments', () => {
    const special = fc.constantFrom(
      "'",
      '"',
      '\\',
      '$',
      '`',
      '\n',
      ' ',
      ';',
      '|',
      '&',
      '>',
      '*',
      '?',
      '[',
      '(',
      '!',
      '~',
      '#',
      '=',
      'a',
      '€',
    );
    const argument = fc.oneof(
      fc.string({ unit: special, maxLength: 12 }),
      fc
        .string({ unit: 'binary', maxLength: 12 })
        .map((text) => text.replaceAll('\0', '').replace(/[\uD800-\uDFFF]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(argument, { minLength: 40, maxLength: 60 }), (argv) => {
        assert.deepEqual(asShSees(shellLine(argv)), argv);
      }),
      { numRuns: 60, seed: 2 },
    );
  }).timeout(30_000);

  it('refuses NUL', () => {
    assert.throws(() => quoteForSh('a\0b'), RangeError);
  });
});
