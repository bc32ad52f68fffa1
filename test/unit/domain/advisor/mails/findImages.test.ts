import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readMailHtml } from '../../../../../src/domain/advisor/mails/findImages';
import { isPrivateHost, isReservedHost } from '../../../../../src/domain/advisor/mails/webAddress';

const sources = (html: string): string[] => readMailHtml(html).images.map(({ source, alt }) => `${alt} ${source}`);

describe('domain/advisor/mails', () => {
  it('finds images as mail programs do', () => {
    assert.deepEqual(
      sources(
        '<IMG alt=x SRC=https://a.fr/1.png><img src=\'https://a.fr/2.png\'><img\n src = "https://a.fr/3.png?a=1&amp;b=2" alt="">',
      ),
      ['given https://a.fr/1.png', 'missing https://a.fr/2.png', 'given https://a.fr/3.png?a=1&b=2'],
    );
    assert.deepEqual(
      sources(
        '<td background="https://a.fr/bg.gif"><div style="color:red;background:url( \'https://a.fr/d.png\' )"><v:fill src="https://a.fr/v.jpg"/>',
      ),
      ['given https://a.fr/bg.gif', 'given https://a.fr/d.png', 'given https://a.fr/v.jpg'],
    );
    assert.deepEqual(sources('<img src="https://a.fr/<%= x > 1 ? \'"\' : "" %>.png" alt="a">'), [
      'given https://a.fr/\u0001.png',
    ]);
    assert.deepEqual(sources('2 < 3 <img src=https://a.fr/1.png alt="a < b"> <b>'), ['given https://a.fr/1.png']);
    assert.deepEqual(
      sources('<imgx src="https://a.fr/1.png"><img alt="nothing"><a href="https://a.fr/1.png">text</a>'),
      [],
    );
  });

  it('keeps each image once, and knows when one of them lacks its text', () => {
    assert.deepEqual(sources('<img alt="a" src="https://a.fr/1.png"><img src="https://a.fr/1.png">'), [
      'missing https://a.fr/1.png',
    ]);
  });

  it('weighs bytes, keeps only the beginning of an image inside, and sees https links', () => {
    const { bytes, images, httpsLinks } = readMailHtml(
      `é€😀<img alt="" src="data:image/png;base64,${'A'.repeat(1000)}">`,
    );
    assert.equal(bytes, Buffer.byteLength(`é€😀<img alt="" src="data:image/png;base64,${'A'.repeat(1000)}">`));
    assert.ok((images[0]?.source.length ?? 99) <= 40);
    assert.equal(httpsLinks, false);
    assert.equal(readMailHtml('<a class=x href=" https://a.fr">').httpsLinks, true);
    assert.equal(readMailHtml('<link href="https://a.fr/style.css">').httpsLinks, false);
  });

  it('reads any text without failing, and a long bad one without taking long', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => readMailHtml(text).bytes === Buffer.byteLength(text)),
      { numRuns: 300, seed: 2 },
    );
    for (const bad of ['<%', '<img ', '<img src="', 'url(', '<td style="url(', '&']) {
      readMailHtml(bad.repeat(200_000));
      readMailHtml(`<img ${bad.replace('<', '').repeat(200_000)}>`);
    }
  }).timeout(20_000);

  it('knows hosts that no reader gets to', () => {
    for (const host of [
      'localhost',
      '127.0.0.1',
      '10.2.3.4',
      '192.168.0.9',
      '172.20.1.1',
      '169.254.169.254',
      '[::1]',
      '[fd00::1]',
      'intranet',
      'files.corp',
    ]) {
      assert.equal(isPrivateHost(host), true, host);
    }
    for (const host of ['shop.fr', '8.8.8.8', '172.32.0.1', '[2a00:1450::1]']) {
      assert.equal(isPrivateHost(host), false, host);
    }
    assert.deepEqual(['img.shop.example', 'example.com', 'a.test', 'shop.fr', 'example.fr'].map(isReservedHost), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
