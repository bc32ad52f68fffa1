import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { maskText } from '../../../src/connections/maskText';

const M = '••••••';

describe('connections/maskText', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['sent to jean.dupont+x@shop.example ok', `sent to ${M}@shop.example ok`],
    ['<b.c@x.fr>, "Jean D"@y.fr', `<${M}@x.fr>, ${M}@y.fr`],
    ['bounce+jean=free.fr@mail.shop.fr', `${M}@mail.shop.fr`],
    ['renée.élan@société.fr', `${M}@société.fr`],
    ['/r/?to=jean%40free.fr&x=1', `/${M}%40free.fr&x=1`],
    ['jean@shop\\.fr', `${M}@shop\\.fr`],
    ['mta@demo and wfserver@default run', 'mta@demo and wfserver@default run'],
    ['to +33612345678 and 06 12 34 56 78', `to ${M} and ${M}`],
    ['2026-11-24 02:25:01.123 pid 33612345678 id 0612', '2026-11-24 02:25:01.123 pid 33612345678 id 0612'],
    ['password=hunter22 next', `password=${M} next`],
    ['X-Security-Token: @abc/def==', `X-Security-Token: ${M}`],
    ['{"client_secret":"abc","x":1}', `{"client_secret":"${M}","x":1}`],
    ['Cookie: __sessiontoken=___1-2; other=3', `Cookie: ${M}`],
    ['Authorization: Bearer abc.def', `Authorization: ${M}`],
    ['sessiontoken ___d7a94a2f-0b1c-4d2e-9f3a-123456789abc end', `sessiontoken ${M} end`],
    ['jwt eyJhbGciOi.eyJzdWIiOi.abc_def end', `jwt ${M} end`],
    ['<dataSource password="x7"/>', `<dataSource password="${M}"/>`],
    ['https://admin:pa55@host/x', `https://admin:${M}@host/x`],
    ['-----BEGIN RSA PRIVATE KEY-----\nMIIE\nabc\n-----END RSA PRIVATE KEY----- end', `${M} end`],
    ['"requestTimeoutMs": 30000, tokenTimeoutSec=60', '"requestTimeoutMs": 30000, tokenTimeoutSec=60'],
  ];
  for (const [text, expected] of cases) {
    it(text.replace(/\n.*/s, '…'), () => {
      const masked = maskText(text);
      assert.equal(masked, expected);
      assert.equal(maskText(masked), masked, 'a second time changes nothing');
    });
  }

  it('masks known secrets wherever they stand, also as addresses, XML, JSON and Base64 write them', () => {
    const secret = 'p&"é <7';
    for (const form of [
      secret,
      encodeURIComponent(secret),
      'p&amp;&quot;é &lt;7',
      JSON.stringify(secret),
      Buffer.from(secret).toString('base64'),
    ]) {
      assert.match(maskText(`nothing tells ${form} here`, [secret]), /^nothing tells "?••••••"? here$/);
    }
    assert.equal(
      maskText('one firstPart two secondPart', [JSON.stringify(['firstPart', 'secondPart'])]),
      `one ${M} two ${M}`,
    );
    assert.equal(maskText('an empty secret masks nothing', ['', ' ']), 'an empty secret masks nothing');
  });
});
