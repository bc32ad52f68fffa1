import assert from 'node:assert/strict';
import { agentOf, agentTotals } from '../../../src/domain/userAgent';

const IPHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0 Safari/537.36';

describe('user agents', () => {
  it('tell device and browser, the most specific first', () => {
    const known: readonly (readonly [string, string | undefined, string | undefined])[] = [
      [IPHONE, 'iPhone', 'Apple Mail, WebKit'],
      [CHROME, 'Windows', 'Chrome'],
      [`${CHROME} Edg/142.0`, 'Windows', 'Edge'],
      [
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15',
        'Mac',
        'Safari',
      ],
      ['Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0', 'Linux', 'Firefox'],
      [
        'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)',
        'Windows',
        'Gmail (image proxy)',
      ],
      ['curl/8', undefined, undefined],
      ['', undefined, undefined],
    ];
    for (const [text, device, browser] of known) {
      assert.deepEqual(agentOf(text), { device, browser }, text);
    }
  });

  it('are added up by device and browser, most frequent first', () => {
    const counts = [
      { agent: IPHONE, opens: 3, clicks: 1 },
      { agent: `${CHROME} x`, opens: 5, clicks: 0 },
      { agent: CHROME, opens: 2, clicks: 2 },
    ];
    assert.deepEqual(agentTotals(counts), [
      { device: 'Windows', browser: 'Chrome', opens: 7, clicks: 2 },
      { device: 'iPhone', browser: 'Apple Mail, WebKit', opens: 3, clicks: 1 },
    ]);
  });
});
