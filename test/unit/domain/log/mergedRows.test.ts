import assert from 'node:assert/strict';
import type { LogRow } from '../../../../src/domain/log/logRow';
import { mergedByTime, namedRow, splitAt } from '../../../../src/domain/log/mergedRows';
import { readServerLine, serverRow } from '../../../../src/domain/log/serverLine';

const row = (at: number, text: string): LogRow => ({ kind: 'entry', at, text });
const more = (text: string): LogRow => ({ kind: 'more', text });
const texts = (rows: readonly LogRow[]): string => rows.map(({ text }) => text).join(' ');

describe('namedRow', () => {
  it('says the server before the message, and everything else reads as before', () => {
    const line = '2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\trefused';
    const { text } = namedRow(serverRow(line), 'sending-1');
    assert.deepEqual(readServerLine(`2021-05-31T08:43:09.156Z${text}`), {
      ...readServerLine(line),
      message: 'sending-1 │ refused',
    });
  });

  it('names a line of a console, and leaves what continues an entry alone', () => {
    assert.equal(namedRow(serverRow('10:00:00 >   Starting'), 'web-1').text, '10:00:00 >   web-1 │ Starting');
    assert.equal(namedRow(more(' deep'), 'web-1').text, ' deep');
  });
});

describe('mergedByTime', () => {
  it('puts rows of several logs in the order of their times, and keeps entries whole', () => {
    const one = [more('z'), row(1, 'a'), more('a2'), row(4, 'd')];
    const other = [row(2, 'b'), row(3, 'c'), more('c2'), row(5, 'e')];
    assert.equal(texts(mergedByTime([one, other, []])), 'z a a2 b c c2 d e');
  });
});

describe('splitAt', () => {
  it('parts rows before a moment from those from it on', () => {
    const rows = [row(1, 'a'), more('a2'), row(4, 'd'), row(5, 'e')];
    assert.deepEqual(Object.values(splitAt(rows, 4)).map(texts), ['a a2', 'd e']);
    assert.deepEqual(Object.values(splitAt(rows, 9)).map(texts), ['a a2 d e', '']);
    assert.deepEqual(Object.values(splitAt(rows, -Infinity)).map(texts), ['', 'a a2 d e']);
  });
});
