import assert from 'node:assert/strict';
import { headingLine } from '../../../src/documents/report';

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
