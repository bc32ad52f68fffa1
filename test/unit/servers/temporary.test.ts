import assert from 'node:assert/strict';
import { existsSync, mkdirSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { openServer } from '../../../src/servers';
import { isServerError } from '../../../src/servers/errors';
import type { TemporaryFile, TemporaryFiles } from '../../../src/servers/files/temporaryFiles';
import { serverWritesOf } from '../../../src/servers/writes';
import { channelTo } from './fakeSsh';
import type { TestChannel } from './fakeSsh';
import { installation } from './installation';
import type { Installation } from './installation';

const never = new AbortController().signal;
const OLD = new Date('2026-01-02T03:04:05Z');

for (const kind of ['local', 'ssh'] satisfies readonly TestChannel[]) {
  describe(`temporary files of a server, ${kind}`, function () {
    if (process.platform === 'win32') {
      return;
    }
    let place: Installation;
    let temporary: TemporaryFiles;
    let remove: (files: readonly TemporaryFile[]) => Promise<void>;

    beforeEach(() => {
      const files = [
        'tmp/a.tmp',
        'tmp/b.tmp',
        'tmp/-rf',
        'tmp/two words',
        'tmp/below/c.tmp',
        'var/tmp/d.tmp',
        'keep.txt',
      ];
      place = installation('', Object.fromEntries(files.map((path) => [path, 'x'])));
      for (const path of files) {
        utimesSync(join(place.dir, path), OLD, OLD);
      }
      symlinkSync(join(place.dir, 'keep.txt'), join(place.dir, 'tmp/link.tmp'));
      const { channel, sshProgram } = channelTo(place.dir, kind);
      const server = openServer({ name: 's', channel }, sshProgram === undefined ? {} : { sshProgram });
      assert.ok(server?.temporary);
      temporary = server.temporary;
      remove = (files) => serverWritesOf(server).removeTemporary(files, never);
    });

    afterEach(() => {
      place.remove();
    });

    const there = (path: string): boolean => existsSync(join(place.dir, path));

    it('are the plain files of tmp and var/tmp whose names are harmless', async () => {
      const listed = await temporary.list(never);
      assert.deepEqual(
        listed.map(({ folder, name, modifiedAt }) => `${folder}/${name} ${modifiedAt}`).sort(),
        ['tmp/a.tmp', 'tmp/b.tmp', 'var/tmp/d.tmp'].map((path) => `${path} ${OLD.getTime()}`),
      );
    });

    it('are deleted as listed, but what was written to since', async () => {
      const listed = await temporary.list(never);
      utimesSync(join(place.dir, 'tmp/b.tmp'), new Date(), new Date());
      await remove(listed);
      assert.deepEqual(
        ['tmp/a.tmp', 'tmp/b.tmp', 'tmp/-rf', 'tmp/below/c.tmp', 'var/tmp/d.tmp', 'keep.txt'].map(there),
        [false, true, true, true, false, true],
      );
    });

    it('are not deleted in a folder that became a link, nor by a name that leads elsewhere', async () => {
      const [file] = await temporary.list(never);
      assert.ok(file);
      await assert.rejects(
        remove([{ ...file, name: '../keep.txt' }]),
        (error) => isServerError(error) && error.code === 'badName',
      );
      mkdirSync(join(place.dir, 'elsewhere'));
      renameSync(join(place.dir, 'tmp'), join(place.dir, 'elsewhere/tmp'));
      symlinkSync(join(place.dir, 'elsewhere/tmp'), join(place.dir, 'tmp'));
      await assert.rejects(remove([file]), (error) => isServerError(error) && error.code === 'unreadable');
      assert.ok(there('elsewhere/tmp/a.tmp') && there('keep.txt'));
    });
  });
}
