import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Channel } from '../../../src/servers/channel/channel';
import { shellLine } from '../../../src/servers/channel/posixShell';
import { runProcess } from '../../../src/servers/channel/runProcess';
import type { Shell } from '../../../src/servers/channel/call';
import { shellChannel } from '../../../src/servers/channel/shellChannel';
import { streamProcess } from '../../../src/servers/channel/streamProcess';
import { isServerError } from '../../../src/servers/errors';
import { whyNoLocales } from '../../host/provideLocales';

/** What an account's start files may print before the command runs. */
const NOISE = 'echo "No mail."; echo "Ignoring ulimit -c 1000000 - forcing unlimited"; printf "half a line"; ';

/** A real shell in a language, which talks before it does what it is asked, as an account's start files do. */
function shellIn(environment: Readonly<Record<string, string>>, before = ''): Shell {
  const program = (argv: readonly string[]) => ({
    server: 'trial',
    file: '/usr/bin/env',
    args: [
      ...Object.entries(environment).map(([name, value]) => `${name}=${value}`),
      'sh',
      '-c',
      `${before}${shellLine(argv)}`,
    ],
  });
  return {
    run: (argv, doing, call) => runProcess({ ...program(argv), doing, ...call }),
    stream: (argv, doing, signal) => streamProcess({ ...program(argv), doing, signal }),
  };
}

/** `Banner` in the language's own words would be nlserver's; the shell's and the system's words are what differs. */
const NLSERVER = `#!/bin/sh
case $1 in
pdump) echo "12:00:00 >   Application server for Adobe Campaign Classic (7.4 build 9368@ab12) of 01/06/2026"; echo "mta@demo (12) - 2.0 MB";;
*) echo "$LC_ALL|$LANG";;
esac
`;

describe('a server that speaks another language', function () {
  this.timeout(60_000);
  let folder = '';
  let locales = '';
  const call = () => ({ signal: AbortSignal.timeout(20_000), timeoutMs: 20_000 });

  before(function () {
    const why = process.platform === 'linux' ? whyNoLocales() : 'Skipped: glibc’s locales are those of Linux.';
    if (why !== undefined) {
      console.log(`      ${why}`);
      this.skip();
    }
    folder = mkdtempSync(join(tmpdir(), 'dd-langue-'));
    locales = join(folder, 'locales');
    mkdirSync(locales);
    for (const name of ['fr_FR', 'de_DE']) {
      execFileSync('localedef', ['-i', name, '-f', 'UTF-8', join(locales, `${name}.UTF-8`)]);
    }
    for (const inside of ['bin', 'conf', 'var/demo/log', 'var/default/log', 'var/demo/empty']) {
      mkdirSync(join(folder, inside), { recursive: true });
    }
    writeFileSync(join(folder, 'bin/nlserver'), NLSERVER);
    chmodSync(join(folder, 'bin/nlserver'), 0o755);
    writeFileSync(join(folder, 'conf/config-demo.xml'), '<serverconf/>');
    writeFileSync(join(folder, 'var/demo/log/mta.log'), 'one\ntwo\n');
    writeFileSync(join(folder, 'var/demo/log/empty.log'), '');
    writeFileSync(join(folder, 'var/demo/log/été.log'), 'x');
    writeFileSync(join(folder, 'var/not-a-folder'), 'x');
    mkdirSync(join(folder, 'var/demo/log/inside'));
  });

  after(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  for (const language of ['fr_FR.UTF-8', 'de_DE.UTF-8']) {
    for (const noise of ['', NOISE]) {
      describe(`${language}${noise === '' ? '' : ', with a login that talks'}`, () => {
        let channel: Channel;

        before(() => {
          const environment = { LOCPATH: locales, LANG: language, LC_ALL: language, LANGUAGE: language.slice(0, 2) };
          channel = shellChannel('trial', folder, shellIn(environment, noise));
        });

        it('lists plain files, empty ones too, and no folders', async () => {
          const files = await channel.files.list('var/demo/log', call());
          assert.deepEqual(
            files.map(({ name, sizeBytes }) => [name, sizeBytes]).sort(),
            [
              ['empty.log', 0],
              ['mta.log', 8],
              ['été.log', 1],
            ].sort(),
          );
        });

        it('has no files in a folder that is empty or not there', async () => {
          assert.deepEqual(await channel.files.list('var/demo/empty', call()), []);
          assert.deepEqual(await channel.files.list('var/other/log', call()), []);
        });

        it('fails where a folder cannot be listed, and says why', async () => {
          await assert.rejects(
            channel.files.list('var/not-a-folder', call()),
            (error) => isServerError(error) && error.code === 'unreadable' && error.facts['stderr'] !== '',
          );
        });

        it('reads a part of a file, and the whole configuration', async () => {
          const range = await channel.files.range('var/demo/log/mta.log', undefined, 4, call());
          assert.equal(range?.bytes.toString(), 'two\n');
          assert.equal(range.sizeBytes, 8);
          assert.equal(await channel.files.range('var/demo/log/none.log', undefined, 4, call()), undefined);
          assert.equal(await channel.readConf('config-demo.xml', call()), '<serverconf/>');
        });

        it('deletes what was listed', async () => {
          writeFileSync(join(folder, 'var/default/log/old.log'), 'x');
          const files = await channel.files.list('var/default/log', call());
          await channel.files.remove('var/default/log', files, call());
          assert.deepEqual(await channel.files.list('var/default/log', call()), []);
        });

        it('follows a file', async () => {
          const ending = new AbortController();
          const pieces: string[] = [];
          try {
            for await (const piece of channel.files.follow(
              'var/demo/log/mta.log',
              'var/demo/log/mta_2.log',
              undefined,
              ending.signal,
            )) {
              pieces.push(piece.kind === 'bytes' ? piece.bytes.toString() : piece.kind);
              if (piece.kind === 'bytes') {
                ending.abort();
              }
            }
          } catch (error) {
            assert.ok(isServerError(error) && error.code === 'cancelled', String(error));
          }
          assert.deepEqual(pieces, ['opened', 'one\ntwo\n']);
        });

        it('tells space and clock', async () => {
          const { disk, clock } = await channel.host(call());
          assert.ok((disk?.totalBytes ?? 0) > 0);
          assert.ok(Math.abs(clock.there - clock.here) < 5000);
        });

        it('is looked at in English; modules that are started keep the language', async () => {
          const { stdout } = await channel.nlserver(['language'], call());
          assert.equal(stdout, `C|${language}\n`);
          const started = await channel.control(['language'], call());
          assert.equal(started.stdout, `${language}|${language}\n`);
          assert.match((await channel.nlserver(['pdump'], call())).stdout, /^12:00:00 > /);
        });
      });
    }
  }
});
