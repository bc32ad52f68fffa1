import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { comparableText } from '../../../../src/domain/log/shownLine';
import { outlineOf } from '../../../../src/domain/log/logOutline';
import { readServerLine, SERVER_IDS, SERVER_LINE } from '../../../../src/domain/log/serverLine';
import { serverRow } from '../../../../src/domain/log/serverLine';
import { readShownLine } from '../../../../src/domain/log/shownLine';

const FIXTURES = 'test/unit/domain/log/fixtures';

/** Lines of a log that was met in the field: the file's name says its shape. */
function field(name: string): string[] {
  return readFileSync(join(FIXTURES, name), 'utf8').trimEnd().split('\n');
}

describe('a line of a server’s log', () => {
  it('is an entry with its moment and level in every shape met in the field', () => {
    for (const name of readdirSync(FIXTURES).filter((file) => file !== 'console-style.log')) {
      for (const line of field(name)) {
        const row = serverRow(line);
        assert.equal(row.kind, 'entry', `${name}: ${line}`);
        assert.ok(row.at !== undefined, `${name}: ${line}`);
        assert.ok(row.level !== undefined, `${name}: ${line}`);
        const read = readServerLine(line);
        assert.match(read?.pid ?? '', /^[0-9A-F]{3,8}$/, line);
        assert.equal(read?.channel, 'log', line);
        assert.doesNotMatch(read.message, /^(?:log|info|error|\d)/, line);
      }
    }
  });

  it('reads offsets with and without minutes', () => {
    const at = Date.UTC(2023, 3, 13, 8, 50, 13, 857);
    for (const zone of ['-05', '-0500', '-05:00']) {
      assert.equal(serverRow(`2023-04-13 03:50:13.857${zone}\t1\t2\t1\tinfo\tlog\tx`).at, at, zone);
    }
    assert.equal(
      serverRow('2019-07-05 16:01:59.874+05:30\t00002572\t00007893\t1\tinfo\tlog\tx').at,
      Date.UTC(2019, 6, 5, 10, 31, 59, 874),
    );
  });

  it('knows ids in decimal, hexadecimal, negative, one or two', () => {
    const ids = (text: string): (string | undefined)[] => {
      const { pid, thread } = readServerLine(`2023-04-13T03:50:13Z ${text} 1 error log x`) ?? {};
      return [pid, thread];
    };
    assert.deepEqual(ids('66462 66501'), ['66462', '66501']);
    assert.deepEqual(ids('00002572 00007D6C'), ['00002572', '00007D6C']);
    assert.deepEqual(ids('B67B28C0'), ['B67B28C0', undefined]);
    assert.deepEqual(ids('-1218762560 -42'), ['-1218762560', '-42']);
    assert.deepEqual(ids('0x7f3a 0x7f3b'), ['0x7f3a', '0x7f3b']);
    assert.deepEqual(ids('FFFFFFFF FEEDFACE'), ['FFFFFFFF', 'FEEDFACE']);
  });

  it('takes no word for an id', () => {
    assert.equal(readServerLine('2023-04-13T03:50:13Z bad error happened')?.pid, undefined);
    assert.equal(readServerLine('2023-04-13T03:50:13Z face 1 error x')?.message, 'face 1 error x');
  });

  it('knows the channels of a trace, and any word between tabs', () => {
    const channel = (text: string): string | undefined =>
      readServerLine(`2023-04-13T03:50:13Z\t1\t2\t1\tinfo${text}`)?.channel;
    assert.equal(channel('\twdbc\tSelect: [1]'), 'wdbc');
    assert.equal(channel('\tnlmta\tx'), 'nlmta');
    assert.equal(channel('\tSMPP\tx'), 'SMPP');
    assert.equal(channel('\tourOwn\tx'), 'ourOwn');
    assert.equal(channel(' Connecting to x'), undefined);
  });

  it('of a console has a time of day and is an entry', () => {
    const [first = ''] = field('console-style.log');
    assert.deepEqual(readShownLine(first), {
      kind: 'entry',
      time: '16:19:10',
      message: 'Application server for Adobe Campaign Classic (7.3.4 build 9364@8f3ef8e of 09/04/2023)',
    });
    assert.equal(serverRow(first).kind, 'entry');
    assert.equal(serverRow(first).text, first);
  });

  it('stands in the outline with its day, and its error', () => {
    for (const name of ['hex-pid-tid_offset-hhmm.log', 'hex_offset-hh-only.log', 'v6_one-hex-id.log']) {
      const days = outlineOf(field(name).map(readShownLine));
      assert.equal(days.length, 1, name);
      assert.deepEqual(days[0]?.parts.filter(({ level }) => level === 'error').length, 1, name);
    }
  });

  it('is compared by level and message alone', () => {
    const [first = ''] = field('hex-pid-tid_offset-hhmm.log');
    const other = first.replace('16:01:59.874+05:30', '10:31:59.874Z').replace('00007893', '0000ABCD');
    assert.equal(comparableText(first), comparableText(other));
  });

  it('loses nothing and takes no time for lines that are none of these', () => {
    const began = process.cpuUsage();
    for (const line of [
      '2023-04-13T03:50:13Z ' + '1 '.repeat(50_000),
      '2023-04-13T03:50:13Z ' + 'ab12 '.repeat(20_000),
    ]) {
      assert.equal(serverRow(line).text.length, line.length - '2023-04-13T03:50:13Z'.length);
    }
    const { user } = process.cpuUsage(began);
    assert.ok(user < 500_000, `${user / 1000} ms`);
  });
});

describe('the grammar of logs', () => {
  const patterns = z
    .object({ patterns: z.array(z.object({ match: z.string() })) })
    .parse(JSON.parse(readFileSync('media/campaign-log.tmLanguage.json', 'utf8')))
    .patterns.map(({ match }) => match);

  it('has the patterns of the parser', () => {
    const { time, levels, channel, consoleTime } = SERVER_LINE;
    const words = Object.values(levels)
      .map((level) => `(${level})`)
      .join('|');
    for (const wanted of [
      `^(${time})[\\t ]+${SERVER_IDS}\\[?(?i:${words})\\b\\]?(?:[\\t ]+(${channel}))?`,
      `^${time}(?=[\\t ]|$)`,
      `^${consoleTime}`,
    ]) {
      assert.ok(patterns.includes(wanted), `the grammar lacks: ${JSON.stringify(wanted)}`);
    }
  });
});
