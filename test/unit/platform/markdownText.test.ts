import assert from 'node:assert/strict';
import { shownText } from '../../../src/platform/markdownText';

describe('shownText', () => {
  it('leaves words and the blanks between them as they are, so that lines break there', () => {
    assert.equal(shownText('The MTA does not run on s1.'), 'The MTA does not run on s1.');
  });

  it('lets nothing act as markup, icon, link, list, table or HTML', () => {
    assert.equal(
      shownText('$(error) [a](b) <b> *c* _d_ `e` | &nbsp;'),
      String.raw`\$\(error\) \[a\]\(b\) \<b\> \*c\* \_d\_ \`e\` \| \&nbsp;`,
    );
    assert.equal(shownText('1. one\n- two\n    code'), '1\\. one  \n\\- two  \ncode');
  });

  it('keeps lines apart', () => {
    assert.equal(shownText('one\r\ntwo'), 'one  \ntwo');
  });
});
