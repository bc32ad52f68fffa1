import assert from 'node:assert/strict';
import { appendFileSync, existsSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openServer } from '../../../src/servers';
import { isServerError } from '../../../src/servers/errors';
import type { LogEvent, LogPlace, ServerLogs } from '../../../src/servers/log/serverLogs';
import { channelTo } from './fakeSsh';
import { installation } from './installation';
import type { Installation } from './installation';

const never = new AbortController().signal;
const FILE = 'demo/log/mta.log';

/** Follows a log into one list of texts: lines as they are, gaps as `[reason]`. */
class Following {
  readonly seen: string[] = [];
  place: LogPlace | undefined;
  private readonly abort = new AbortController();
  private readonly done: Promise<void>;

  constructor(logs: ServerLogs, from?: LogPlace) {
    this.done = this.read(logs.follow(FILE, { ...(from === undefined ? {} : { from }), signal: this.abort.signal }));
  }

  private async read(events: AsyncIterable<LogEvent>): Promise<void> {
    for await (const event of events) {
      if (event.kind === 'gap') {
        this.seen.push(`[${event.reason}]`);
      } else {
        this.seen.push(...event.lines);
        this.place = event.place;
      }
    }
  }

  async until(...expected: readonly string[]): Promise<void> {
    const deadline = Date.now() + 15_000;
    while (this.seen.length < expected.length && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(this.seen, expected);
  }

  async stop(): Promise<void> {
    this.abort.abort();
    await this.done;
  }
}

(process.platform === 'win32' ? describe.skip : describe)('logs of a server', function () {
  this.timeout(30_000);
  const made: Installation[] = [];
  afterEach(() => {
    for (const one of made.splice(0)) {
      one.remove();
    }
  });

  for (const kind of ['local', 'ssh'] as const) {
    describe(kind, () => {
      it('lists what can be read beside a folder that cannot, and fails where there is nothing else', async () => {
        const closed = { 'var/demo/redir/log': 'no folder', 'conf/config-demo.xml': '<serverconf/>' };
        const listing = (files: Readonly<Record<string, string>>) => {
          const one = installation('true', files);
          made.push(one);
          const { channel, ...options } = channelTo(one.dir, kind);
          const server = openServer({ name: 's', channel }, options);
          assert.ok(server);
          return server.logs.list('demo', never);
        };
        const found = await listing({ ...closed, 'var/demo/log/mta.log': 'x' });
        assert.deepEqual(
          found.map(({ file }) => file),
          [FILE],
        );
        await assert.rejects(listing(closed), (error) => isServerError(error) && error.code === 'unreadable');
        assert.deepEqual(await listing({ 'conf/config-demo.xml': '<serverconf/>' }), []);
      });

      const open = (
        files: Readonly<Record<string, string>>,
      ): { readonly dir: string; readonly log: string; readonly logs: ServerLogs } => {
        const one = installation('', files);
        made.push(one);
        const { channel, ...options } = channelTo(one.dir, kind);
        const server = openServer({ name: 's', channel }, options);
        assert.ok(server);
        return { dir: one.dir, log: join(one.dir, 'var', FILE), logs: server.logs };
      };

      it('lists the files of the instance and the shared ones, with size and time', async () => {
        const { logs } = open({
          'var/demo/log/mta.log': 'one\n',
          'var/demo/log/mta_2.log': '',
          'var/demo/log/logins.26-11-24.log': '12345\n',
          'var/default/log/web.log': 'web\n',
          'var/default/redir/log/0x1.log': 'x\n',
          'var/demo/log/odd name.log': 'x',
          'var/other/log/mta.log': 'x',
        });
        const files = await logs.list('demo', never);
        assert.deepEqual(
          files.map(({ file, instance, sizeBytes }) => [file, instance, sizeBytes]),
          [
            ['default/log/web.log', 'default', 4],
            ['default/redir/log/0x1.log', 'default', 2],
            ['demo/log/logins.26-11-24.log', 'demo', 6],
            ['demo/log/mta_2.log', 'demo', 0],
            ['demo/log/mta.log', 'demo', 4],
          ],
        );
        for (const { modifiedAt } of files) {
          assert.ok(Math.abs(modifiedAt - Date.now()) < 60_000);
        }
      });

      it('reads the last lines, then those above, to the beginning', async () => {
        const lines = Array.from({ length: 5000 }, (_, index) => `line ${index} ${'é'.repeat(20)}`);
        const { logs } = open({ 'var/demo/log/mta.log': `${lines.join('\n')}\nnot yet a line` });
        const last = await logs.tail(FILE, { lines: 10, signal: never });
        assert.deepEqual(last?.lines, lines.slice(-10));
        assert.equal(last.atBeginning, false);
        const above = await logs.before(FILE, last.start, { lines: 3000, signal: never });
        assert.deepEqual(above?.lines, lines.slice(-3010, -10));
        const first = await logs.before(FILE, above.start, { lines: 3000, signal: never });
        assert.deepEqual([first?.lines.length, first?.lines[0], first?.atBeginning], [1990, lines[0], true]);
      });

      it('reads empty files, files of one line, and says when there is none', async () => {
        const { log, logs } = open({ 'var/demo/log/mta.log': '' });
        assert.deepEqual((await logs.tail(FILE, { lines: 5, signal: never }))?.lines, []);
        writeFileSync(log, 'only\r\n');
        assert.deepEqual((await logs.tail(FILE, { lines: 5, signal: never }))?.lines, ['only']);
        assert.equal(await logs.tail('demo/log/none.log', { lines: 5, signal: never }), undefined);
      });

      it('finds what is above in a file that was rotated meanwhile', async () => {
        const { log, logs } = open({ 'var/demo/log/mta.log': 'one\ntwo\nthree\n' });
        const last = await logs.tail(FILE, { lines: 1, signal: never });
        assert.ok(last);
        renameSync(log, log.replace('.log', '_2.log'));
        writeFileSync(log, 'a new file that is longer than the old one\n');
        assert.deepEqual((await logs.before(FILE, last.start, { lines: 5, signal: never }))?.lines, ['one', 'two']);
      });

      it('follows what is written, across rotation, emptying and absence', async () => {
        const { log, logs } = open({ 'var/demo/log/mta.log': 'old\n' });
        const place = (await logs.tail(FILE, { lines: 1, signal: never }))?.end;
        const following = new Following(logs, place);
        appendFileSync(log, 'one\nhal');
        await following.until('one');
        appendFileSync(log, 'f\n');
        await following.until('one', 'half');
        renameSync(log, log.replace('.log', '_2.log'));
        appendFileSync(log.replace('.log', '_2.log'), 'last of the old\n');
        writeFileSync(log, 'first of the new\n');
        await following.until('one', 'half', 'last of the old', '[rotated]', 'first of the new');
        truncateSync(log, 0);
        await following.until('one', 'half', 'last of the old', '[rotated]', 'first of the new', '[truncated]');
        appendFileSync(log, 'again\n');
        await following.until(
          'one',
          'half',
          'last of the old',
          '[rotated]',
          'first of the new',
          '[truncated]',
          'again',
        );
        await following.stop();
      });

      it('goes on where it was, also when the file was rotated while nobody looked', async () => {
        const { log, logs } = open({ 'var/demo/log/mta.log': 'one\ntwo\n' });
        const first = await logs.tail(FILE, { lines: 2, signal: never });
        assert.ok(first);
        appendFileSync(log, 'three\n');
        renameSync(log, log.replace('.log', '_2.log'));
        writeFileSync(log, 'four\n');
        const following = new Following(logs, first.end);
        await following.until('three', '[rotated]', 'four');
        await following.stop();
        renameSync(log, `${log}.gone`);
        writeFileSync(log, 'five\n');
        const later = new Following(logs, following.place);
        await later.until('[rotatedUnseen]', 'five');
        await later.stop();
      });

      it('refuses names that are none, before anything runs', async () => {
        const { dir, logs } = open({});
        const code = async (work: Promise<unknown>): Promise<string> =>
          work.then(
            () => 'none',
            (error: unknown) => (isServerError(error) ? error.code : String(error)),
          );
        for (const bad of [
          '../log/x.log',
          'demo/log/../x',
          'demo/log/-x',
          'demo/x.log',
          'demo/log/a b',
          'demo/log/$(id)',
          '/etc/passwd',
          'demo/log/x\n',
          '',
        ]) {
          assert.equal(await code(logs.tail(bad, { lines: 1, signal: never })), 'badName', bad);
          assert.equal(
            await code(logs.before(bad, { id: '1', offset: 1 }, { lines: 1, signal: never })),
            'badName',
            bad,
          );
          assert.equal(await code(logs.follow(bad, { signal: never })[Symbol.asyncIterator]().next()), 'badName', bad);
        }
        assert.equal(await code(logs.list('../x', never)), 'badName');
        assert.equal(existsSync(join(dir, 'ssh-args')), false);
      });
    });
  }

  it('says that the connection dropped, and brings what was written meanwhile', async () => {
    const one = installation('', { 'var/demo/log/mta.log': 'one\n' });
    made.push(one);
    const { channel, sshProgram } = channelTo(one.dir, 'ssh');
    assert.ok(sshProgram);
    const log = join(one.dir, 'var', FILE);
    // The first following breaks off as ssh does; while the file `down` is there nothing connects.
    writeFileSync(
      sshProgram,
      `#!/bin/sh
for last; do :; done
[ ! -e '${join(one.dir.replaceAll("'", `'\\''`), 'down')}' ] || { echo 'ssh: connect to host mail-1 port 22: Connection refused' >&2; exit 255; }
case $last in *'!open'*) if [ ! -e "$DD_TEST_SSH_ARGS" ]; then : > "$DD_TEST_SSH_ARGS"; timeout 2 sh -c "$last"; echo 'Connection to mail-1 closed by remote host.' >&2; exit 255; fi;; esac
exec sh -c "$last"
`,
    );
    const server = openServer({ name: 's', channel }, { sshProgram, followBackoff: { firstMs: 50, mostMs: 200 } });
    assert.ok(server);
    const following = new Following(server.logs, (await server.logs.tail(FILE, { lines: 1, signal: never }))?.end);
    appendFileSync(log, 'two\n');
    await following.until('two');
    writeFileSync(join(one.dir, 'down'), '');
    await following.until('two', '[disconnected]');
    appendFileSync(log, 'three\n');
    await new Promise((resolve) => setTimeout(resolve, 300));
    renameSync(join(one.dir, 'down'), join(one.dir, 'up'));
    await following.until('two', '[disconnected]', '[reconnected]', 'three');
    await following.stop();
  });
});
