import assert from 'node:assert/strict';
import '../../vscodeStandIn';
import { INDICATOR_IDS } from '../../../../src/domain/trackingIndicators';
import { trackingCsv } from '../../../../src/panels/tracking/trackingCsv';
import { trackingStrings } from '../../../../src/shared/strings/tracking';
import type { Part } from '../../../../src/shared/protocol/common';
import { DELIVERY, NOW, part, trackingSample } from '../../webview/harness/samples';

function rows<Row>(its: Part<Row[]>): Row[] {
  assert.ok(its.ok);
  return its.value;
}

describe('tracking snapshot', () => {
  it('shows every indicator of the report once, in the headline or in a group', () => {
    const shown = trackingSample().groups.flatMap(({ figures }) => figures.map(({ id }) => id));
    assert.deepEqual([...shown, 'toDeliver', 'success'].sort(), [...INDICATOR_IDS].sort());
  });

  it('has words for every figure and group', () => {
    const words = trackingStrings();
    const { headline, groups } = trackingSample();
    const keys = [...headline, ...groups.flatMap(({ figures }) => figures)].map(({ id }) => `figure.${id}`);
    for (const key of [...keys, ...groups.map(({ id }) => `group.${id}`)]) {
      assert.ok(key in words, key);
    }
  });

  it('keeps unknown apart from zero', () => {
    const { headline } = trackingSample({
      delivery: { ...DELIVERY, counters: { toDeliver: 0, processed: 0 } },
      figures: undefined,
    });
    assert.deepEqual(
      headline.map(({ id, value, share }) => [id, value, share]),
      [
        ['targeted', 0, undefined],
        ['processed', 0, undefined],
        ['delivered', undefined, undefined],
        ['errors', undefined, undefined],
        ['quarantined', undefined, undefined],
      ],
    );
  });

  it('tells fresh, waiting, never computed and unknown apart', () => {
    const state = (figures: Parameters<typeof trackingSample>[0]): string => trackingSample(figures).freshness.state;
    assert.equal(state({ figures: { computedAt: NOW, pending: false } }), 'fresh');
    assert.equal(state({ figures: { computedAt: NOW } }), 'fresh');
    assert.equal(state({ figures: { computedAt: NOW - 10_000, pending: true } }), 'fresh');
    assert.equal(state({ figures: { computedAt: NOW - 61 * 60_000, pending: true } }), 'pending');
    assert.equal(state({ figures: { pending: true } }), 'never');
    assert.equal(state({ figures: { success: 3 } }), 'unknown');
    assert.equal(state({ figures: undefined }), 'unknown');
  });

  it('leaves the open URL out of the list and shares the clicks among the rest', () => {
    const urls = rows(trackingSample().urls);
    assert.equal(
      urls.some(({ id }) => id === '1'),
      false,
    );
    assert.ok(Math.abs(urls.reduce((sum, { share }) => sum + (share ?? 0), 0) - 1) < 1e-9);
  });

  it('names a URL without label by its address, and says why URLs are missing', () => {
    const [url] = rows(
      trackingSample({ urls: part([{ id: '7', label: '', source: 'https://x.example/', type: 1 }]) }).urls,
    );
    assert.equal(url?.label, 'https://x.example/');
    assert.equal(url.clicks, undefined);
    assert.deepEqual(trackingSample({ urls: { ok: false, why: 'not allowed' } }).urls, {
      ok: false,
      why: 'not allowed',
    });
  });

  it('exports figures and URLs, with formulas defused', () => {
    const text = trackingCsv(
      trackingSample({ urls: part([{ id: '7', label: '=HYPERLINK("x")', source: 'https://x.example/', type: 1 }]) }),
      trackingStrings(),
    ).join('');
    assert.match(text, /^Targeted,486120,count,/m);
    assert.match(text, /^"'=HYPERLINK\(""x""\)",https:\/\/x\.example\/,Email click,,,,,\r$/m);
  });
});
