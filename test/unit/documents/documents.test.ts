import assert from 'node:assert/strict';
import { auditText } from '../../../src/documents/auditText';
import { headingLine } from '../../../src/documents/report';

describe('auditText', () => {
  const at = Date.UTC(2026, 10, 23, 23, 5, 9);

  it('shows time in the zone, level and message, one entry a line', () => {
    const text = auditText([{ id: '1', at, type: 0, message: 'No path to the server' }], { heading: ['Journal'], timeZone: 'Europe/Paris' });
    assert.equal(text, '# Journal\n\n2026-11-24 00:05:09  ERROR    No path to the server\n');
  });

  it('indents further lines of a message to where it begins', () => {
    const [, , first = '', second = ''] = auditText([{ id: '1', at, type: 2, message: 'one\r\ntwo' }], { heading: ['x'], timeZone: 'UTC' }).split('\n');
    assert.equal(second.trimStart(), 'two');
    assert.equal(second.indexOf('two'), first.indexOf('one'));
  });

  it('keeps an entry without a time or of an unknown type, in line with the others', () => {
    const [, , a = '', b = ''] = auditText(
      [
        { id: '1', type: 9, message: 'odd' },
        { id: '2', at, type: 1, message: 'usual' },
      ],
      { heading: ['x'], timeZone: 'UTC' },
    ).split('\n');
    assert.equal(a.indexOf('odd'), b.indexOf('usual'));
    assert.match(a, /TYPE 9/);
  });
});

describe('headingLine', () => {
  const text = '# Report\n\nmta is not running\n\n## 1. `mta@demo` is **not** running on sending\\-1 (certain)\n';

  it('finds a heading by its words, whatever the Markdown', () => {
    assert.equal(headingLine(text, 'mta@demo is not running on sending-1'), 4);
  });

  it('finds the heading of a title that adds how sure it is', () => {
    const other = '# All\n\n## mta\n\n## mta@demo is not running\n';
    assert.equal(headingLine(other, 'mta@demo is not running (certain)'), 4);
  });

  it('points to the title when there is none', () => {
    assert.equal(headingLine(text, 'something else'), 0);
  });
});
