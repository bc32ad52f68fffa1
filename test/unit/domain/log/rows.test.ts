import assert from 'node:assert/strict';
import { journalRows } from '../../../../src/domain/log/journalRows';
import { parseFilter, type LogFilter } from '../../../../src/domain/log/logFilter';
import type { LogRow } from '../../../../src/domain/log/logRow';
import { isTimeZone, timeWriter } from '../../../../src/domain/log/logTime';
import { maskAddresses } from '../../../../src/domain/maskedAddress';
import { NOTHING_ABOVE, renderRows } from '../../../../src/domain/log/renderRows';
import { readShownLine } from '../../../../src/domain/log/shownLine';
import { serverRow } from '../../../../src/domain/log/serverLine';
import { trackingRow } from '../../../../src/domain/log/trackingRow';

const at = Date.UTC(2026, 10, 23, 23, 5, 9, 124);
const plain = { time: timeWriter('journal', 'UTC') };
const text = (rows: readonly LogRow[]): string[] =>
  renderRows(rows, plain, { entry: 'shown' }).text.split('\n').slice(0, -1);

function filterOf(typed: string): LogFilter {
  const parsed = parseFilter(typed);
  assert.ok(parsed.ok && parsed.filter !== undefined, typed);
  return parsed.filter;
}

describe('journalRows', () => {
  it('shows time, level and message, and further lines below where the message begins', () => {
    const [first = '', second = ''] = text(journalRows({ at, type: 0, message: 'one\r\ntwo\n' }));
    assert.equal(first, '2026-11-23 23:05:09  ERROR    one');
    assert.equal(second.indexOf('two'), first.indexOf('one'));
  });

  it('keeps an entry without a time or of an unknown type in line with the others', () => {
    const [odd = ''] = text(journalRows({ type: 9, message: 'odd' }));
    const [usual = ''] = text(journalRows({ at, type: 1, message: 'usual' }));
    assert.equal(odd.indexOf('odd'), usual.indexOf('usual'));
    assert.match(odd, /^-{19} {2}TYPE 9/);
  });
});

describe('trackingRow', () => {
  it('names kind, message and URL in one line', () => {
    assert.deepEqual(
      text([trackingRow({ at, messageId: '77', urlType: 1, urlLabel: 'Shop\nnow', userAgent: 'Mozilla' })]),
      ["2026-11-23 23:05:09  INFO     click       message 77  'Shop now'  Mozilla"],
    );
  });
});

describe('serverRow', () => {
  const LINE =
    "2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\tINT-150012 The HTTP query returned a 'Forbidden' type error (403) (iRc=-53)";

  it('reads the line that Adobe published, and writes it back as it was in UTC', () => {
    const row = serverRow(LINE);
    assert.deepEqual([row.kind, row.level, row.at], ['entry', 'error', Date.UTC(2021, 4, 31, 8, 43, 9, 156)]);
    assert.equal(renderRows([row], { time: timeWriter('server', 'UTC') }, { entry: 'shown' }).text, `${LINE}\n`);
  });

  it('shows it in another zone with the offset', () => {
    const shown = renderRows(
      [serverRow(LINE)],
      { time: timeWriter('server', 'Europe/Paris') },
      { entry: 'shown' },
    ).text;
    assert.match(shown, /^2021-05-31T10:43:09\.156\+02:00\t66462\t/);
  });

  it('loses nothing of a line that it does not understand', () => {
    for (const odd of [
      '',
      '\tat something',
      '2026-13-45T99:99:99Z x',
      '2026-11-23 10:00:00 no zone',
      '10:00:00 >   Starting',
      '💥',
    ]) {
      const row = serverRow(odd);
      assert.equal(row.at, undefined, odd);
      assert.equal(row.text, odd);
    }
    assert.equal(serverRow('\tat something').kind, 'more');
    assert.equal(serverRow('10:00:00 >   Starting').kind, 'entry');
    assert.equal(serverRow('2026-11-23T10:00:00Z [warn] x').level, 'warning');
  });
});

describe('timeWriter', () => {
  it('changes its offset with the season, also within one log', () => {
    const write = timeWriter('server', 'Europe/Paris');
    assert.equal(write(Date.UTC(2026, 9, 25, 0, 59, 59)), '2026-10-25T02:59:59.000+02:00');
    assert.equal(write(Date.UTC(2026, 9, 25, 1, 0, 0)), '2026-10-25T02:00:00.000+01:00');
    assert.equal(timeWriter('server', 'America/St_Johns')(Date.UTC(2026, 0, 1)), '2025-12-31T20:30:00.000-03:30');
  });

  it('knows which zones there are', () => {
    assert.deepEqual(['Europe/Paris', 'Narnia/Lantern', ''].map(isTimeZone), [true, false, false]);
  });
});

describe('parseFilter', () => {
  it('includes, excludes, and takes regular expressions with commas', () => {
    const filter = filterOf('timeout, /a{1,2}b/ , !Heartbeat');
    assert.deepEqual(['TIMEOUT', 'xaab', 'nothing'].map(filter.wanted), [true, true, false]);
    assert.deepEqual(['the heartbeat', 'other'].map(filter.unwanted), [true, false]);
  });

  it('filters nothing when it is empty, and names a term that is no expression', () => {
    assert.deepEqual(parseFilter('  '), { ok: true, filter: undefined });
    assert.deepEqual(parseFilter('a, /(/'), { ok: false, term: '/(/' });
  });
});

describe('renderRows with a filter', () => {
  const rows: readonly LogRow[] = [
    { kind: 'entry', text: 'one' },
    { kind: 'more', text: ' deep' },
    { kind: 'gap', text: '⋯ gap' },
    { kind: 'entry', text: 'two' },
    { kind: 'more', text: ' deeper' },
  ];
  const shown = (typed: string): string[] =>
    renderRows(rows, { ...plain, filter: filterOf(typed) }, { entry: 'hidden' })
      .text.split('\n')
      .slice(0, -1);

  it('keeps an entry whole when any of its lines matches, and drops it whole when one is unwanted', () => {
    assert.deepEqual(shown('deeper'), ['⋯ gap', 'two', ' deeper']);
    assert.deepEqual(shown('one'), ['one', ' deep', '⋯ gap']);
    assert.deepEqual(shown('!deeper'), ['one', ' deep', '⋯ gap']);
  });

  it('carries over to lines that come later', () => {
    const view = { ...plain, filter: filterOf('one') };
    const first = renderRows(rows.slice(0, 1), view, { entry: 'hidden' });
    assert.equal(renderRows(rows.slice(1, 2), view, first.carry).text, ' deep\n');
    assert.equal(renderRows(rows.slice(1, 2), view, { entry: 'hidden' }).text, '');
  });

  it('never matches what a mask hides', () => {
    const view = { ...plain, mask: maskAddresses, filter: filterOf('jane') };
    assert.equal(renderRows([{ kind: 'entry', text: 'to jane.doe@example.com' }], view, { entry: 'hidden' }).text, '');
  });
});

describe('maskAddresses', () => {
  it('leaves first character and domain, and everything that is no address', () => {
    assert.equal(
      maskAddresses('to jane.doe+x@mail.example.com, élise@exemple.fr; mta@demo 10.0.0.1'),
      'to j•••@mail.example.com, é•••@exemple.fr; mta@demo 10.0.0.1',
    );
  });
});

describe('renderRows with a least level', () => {
  const rows: readonly LogRow[] = [
    { kind: 'entry', level: 'error', text: 'failed' },
    { kind: 'more', text: ' deep' },
    { kind: 'entry', level: 'info', text: 'started' },
    { kind: 'more', text: ' of it' },
    { kind: 'gap', text: '⋯ gap' },
    { kind: 'entry', level: 'warning', text: 'slow' },
    { kind: 'entry', text: 'of no level' },
  ];
  const shown = (view: object): string[] =>
    renderRows(rows, { ...plain, ...view }, NOTHING_ABOVE)
      .text.split('\n')
      .slice(0, -1);

  it('keeps entries of that level or worse, with all their lines, and the gaps', () => {
    assert.deepEqual(shown({ least: 'error' }), ['failed', ' deep', '⋯ gap']);
    assert.deepEqual(shown({ least: 'warning' }), ['failed', ' deep', '⋯ gap', 'slow']);
  });

  it('keeps what the filter lets through of those', () => {
    assert.deepEqual(shown({ least: 'warning', filter: filterOf('slow, started') }), ['⋯ gap', 'slow']);
  });
});

describe('the compact form of a log', () => {
  const view = { time: timeWriter('server', 'UTC'), compact: true };
  const first = '2021-05-31T08:43:09.156Z\t66462\t66501\t1\terror\tlog\tINT-150012 refused';
  const next = '2021-05-31T08:43:10.001Z\t66462\t66501\t1\tinfo\tlog\tgoes on';
  const later = '2021-06-01T00:00:01.000Z\t66462\t66501\t1\tinfo\tlog\tnext day';

  it('shows time of day, level and message, and the date where it changes', () => {
    assert.deepEqual(
      renderRows([first, next, ' more of it', later].map(serverRow), view, NOTHING_ABOVE).text.split('\n'),
      [
        '2021-05-31 08:43:09  ERROR    INT-150012 refused',
        '08:43:10  INFO     goes on',
        ' more of it',
        '2021-06-01 00:00:01  INFO     next day',
        '',
      ],
    );
  });

  it('goes on in the day of what is above', () => {
    const { carry } = renderRows([serverRow(first)], view, NOTHING_ABOVE);
    assert.equal(renderRows([serverRow(next)], view, carry).text, '08:43:10  INFO     goes on\n');
  });

  it('is understood like the whole line', () => {
    const [, line = ''] = renderRows([first, next].map(serverRow), view, NOTHING_ABOVE).text.split('\n');
    assert.deepEqual(readShownLine(line), { kind: 'entry', time: '08:43:10', level: 'info', message: 'goes on' });
  });

  it('keeps further lines of a journal below where the message begins, and what it does not understand', () => {
    const journal = journalRows({ at, type: 0, message: 'one\ntwo' });
    const [head = '', more = ''] = renderRows(
      journal,
      { ...view, time: timeWriter('journal', 'UTC') },
      {
        entry: 'shown',
        day: '2026-11-23',
      },
    ).text.split('\n');
    assert.equal(more.indexOf('two'), head.indexOf('one'));
    assert.equal(renderRows([serverRow('10:00:00 >   Starting')], view, NOTHING_ABOVE).text, '10:00:00 >   Starting\n');
  });

  it('filters by what it hides, too', () => {
    const filtered = { ...view, filter: filterOf('66501') };
    assert.equal(renderRows([serverRow(next)], filtered, NOTHING_ABOVE).lines, 1);
  });
});
