import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ resolved: z.string().optional(), integrity: z.string().optional(), link: z.boolean().optional() }),
  ),
});

/** Ours, and that of other people's clients of Campaign, by which the demo is tried. */
const LOCKS = ['package-lock.json', 'test/host/clients/package-lock.json'];

describe('what we are made of', () => {
  // Without an address npm takes a package from the registry that is set: a lockfile names none of somebody's machine.
  for (const file of LOCKS) {
    it(`names no address, and holds each package by its checksum, in ${file}`, () => {
      const lock = Lock.parse(JSON.parse(readFileSync(file, 'utf8')));
      const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
      assert.ok(packages.length > 100);
      const doubtful = packages.filter(
        ([, { resolved, integrity, link }]) =>
          link === true || resolved !== undefined || integrity?.startsWith('sha512-') !== true,
      );
      assert.deepEqual(
        doubtful.map(([path]) => path),
        [],
      );
    });
  }

  it('is installed without the scripts of packages, in every workflow', () => {
    const folder = '.github/workflows';
    const installs = readdirSync(folder)
      .flatMap((name) => readFileSync(join(folder, name), 'utf8').split('\n'))
      .filter((line) => /\bnpm (?:ci|install|i)\b/.test(line));
    assert.ok(installs.length > 0);
    assert.deepEqual(
      installs.filter((line) => !line.includes('--ignore-scripts')),
      [],
    );
  });
});
