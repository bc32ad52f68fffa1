import assert from 'node:assert/strict';
import { pageHtml } from '../../../../src/panels/frame/pageHtml';

const parts = {
  language: 'fr',
  title: 'Débit',
  script: 'https://r/t.js',
  style: 'https://r/t.css',
  cspSource: 'https://r',
  nonce: 'abc',
};

describe('page of a panel', () => {
  it('allows nothing but its own script and styles', () => {
    const policy = /content="(default-src[^"]*)"/.exec(pageHtml(parts))?.[1] ?? '';
    assert.match(policy, /^default-src 'none'; /);
    assert.match(policy, /script-src 'nonce-abc';/);
    assert.doesNotMatch(policy, /unsafe|\*|script-src [^;]*https?:/);
  });

  it('has a title, by which a screen reader tells it from others', () => {
    assert.match(pageHtml(parts), /<title>Débit<\/title>/);
  });

  it('cannot be broken out of by an address', () => {
    const html = pageHtml({
      ...parts,
      script: '"><script>alert(1)</script>',
      language: '" onload="x',
      title: '</title><script>alert(1)',
    });
    assert.doesNotMatch(html, /<script>alert/);
    assert.doesNotMatch(html, /" onload="x/);
  });
});
