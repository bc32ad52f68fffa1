import assert from 'node:assert/strict';
import type { DeliverySource, SourceAttribute } from '../../../src/campaign/instance';
import { placeAt, placeOfPath, placesOfCause, sourceXml } from '../../../src/documents/source/sourceXml';

const attribute = (path: string, value: string): SourceAttribute => ({
  path,
  name: (path.split('/').at(-1) ?? '').replace('@', ''),
  value,
});

const source: DeliverySource = {
  id: '7',
  refused: [],
  root: {
    name: 'delivery',
    attributes: [attribute('@id', '7'), attribute('@label', 'A "b" <c> & d\nnew line\u0001'), attribute('@nature', '')],
    children: [
      { name: 'scheduling', attributes: [attribute('scheduling/@IPAffinity', 'vip')], children: [] },
      { name: 'mailParameters', attributes: [attribute('mailParameters/subject', 'Hi & bye')], children: [] },
    ],
  },
};

describe('the source of a delivery', () => {
  const { text, root } = sourceXml(source, ['On demo -- now']);
  const lines = text.split('\n');

  it('is XML with one attribute a line, without what is empty', () => {
    assert.deepEqual(lines, [
      '<?xml version="1.0" encoding="UTF-8"?>',
      '<!-- On demo - - now -->',
      '<delivery',
      '    id="7"',
      '    label="A &quot;b&quot; &lt;c&gt; &amp; d&#10;new line\ufffd">',
      '  <scheduling',
      '      IPAffinity="vip"/>',
      '  <mailParameters>',
      '    <subject>Hi &amp; bye</subject>',
      '  </mailParameters>',
      '</delivery>',
      '',
    ]);
  });

  it('knows what stands on each line, and where each path stands', () => {
    assert.deepEqual(
      lines.map((_, line) => placeAt(root, line)?.path),
      [
        undefined,
        undefined,
        '',
        '@id',
        '@label',
        'scheduling',
        'scheduling/@IPAffinity',
        'mailParameters',
        'mailParameters/subject',
        'mailParameters',
        '',
        undefined,
      ],
    );
    for (const path of ['@label', 'scheduling', 'scheduling/@IPAffinity', 'mailParameters/subject']) {
      const place = placeOfPath(root, path);
      assert.ok(place);
      assert.match(
        (lines[place.line] ?? '').slice(place.start, place.end),
        new RegExp(`^<?${(path.split('/').at(-1) ?? '').replace('@', '')}`),
      );
    }
    assert.equal(placeOfPath(root, '@nature'), undefined);
  });

  it('has a place for every cause, the root at last', () => {
    assert.deepEqual(placesOfCause('affinityNotConfigured')[0], 'scheduling/@IPAffinity');
    assert.deepEqual(placesOfCause('mtaNotRunning'), ['@state', '']);
    assert.equal(placeOfPath(root, ''), root);
  });
});
