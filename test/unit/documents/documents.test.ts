import assert from 'node:assert/strict';
import { fixPlaces, headingLine, sections } from '../../../src/documents/report';

describe('headingLine', () => {
  const text = '# Report\n\nmta is not running\n\n## 1. `mta@demo` is **not** running on sending\\-1 (certain)\n';

  it('finds a heading by its words, whatever the Markdown', () => {
    assert.equal(headingLine(text, 'mta@demo is not running on sending-1'), 4);
  });

  it('finds the heading of a title that adds how sure it is', () => {
    const other = '# All\n\n## mta\n\n## mta@demo is not running\n';
    assert.equal(headingLine(other, 'mta@demo is not running (certain)'), 4);
  });

  it('finds a step of a guide, which has its fixes below it', () => {
    const guide = '# Guide\n\n- [x] 1. Modules run\n  - Passed: …\n\n- [ ] 2. Disks have room\n  - Purge on s1\n';
    assert.equal(headingLine(guide, 'Disks have room'), 5);
    const fix = { title: 'Purge on s1', command: 'c', argument: 1 };
    const problem = { code: 'd', message: 'd', heading: 'Disks have room', severity: 'warning', fixes: [fix] } as const;
    assert.deepEqual(
      fixPlaces({ text: guide, problems: [problem] }).map(({ line }) => line),
      [6],
    );
  });

  it('points to the title when there is none', () => {
    assert.equal(headingLine(text, 'something else'), 0);
  });
});

describe('sections', () => {
  it('has the report with all its lines first, then each heading with those up to the next', () => {
    assert.deepEqual(sections('# Report\n\n## First\n- a\n\n## Second\n- b\n'), [
      { name: 'Report', first: 0, last: 6 },
      { name: 'First', first: 2, last: 4 },
      { name: 'Second', first: 5, last: 6 },
    ]);
    assert.deepEqual(sections(''), []);
  });
});

describe('fixPlaces', () => {
  const fix = (title: string): { readonly title: string; readonly command: string; readonly argument: unknown } => ({
    title,
    command: 'c',
    argument: title,
  });
  const problem = (heading: string, ...titles: readonly string[]) => ({
    code: heading,
    message: heading,
    heading,
    severity: 'error' as const,
    fixes: titles.map(fix),
  });
  const text = [
    '# Report',
    '## First',
    '- **Open the log**  ',
    '  Shows it.',
    '- **Set `a\\_b` to 1**',
    '',
    '## Second',
    '- a finding',
    '  - Open the log',
    '  - Open the log',
    '## Third',
    '- **Open the log**',
  ].join('\n');

  it('finds each fix below its own heading, once, by its words', () => {
    const places = fixPlaces({
      text,
      problems: [
        problem('First', 'Open the log', 'Set a_b to 1', 'Not listed'),
        problem('Second', 'Open the log'),
        problem('Second', 'Open the log'),
      ],
    });
    assert.deepEqual(
      places.map(({ line, fix: { title } }) => [line, title]),
      [
        [2, 'Open the log'],
        [4, 'Set a_b to 1'],
        [8, 'Open the log'],
        [9, 'Open the log'],
      ],
    );
    const lines = text.split('\n');
    assert.deepEqual(
      places.map(({ line, start, end }) => lines[line]?.slice(start, end)),
      ['Open the log', 'Set `a\\_b` to 1', 'Open the log', 'Open the log'],
    );
  });
});
