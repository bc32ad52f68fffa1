import assert from 'node:assert/strict';
import type { ContentUrl } from '../../../src/domain/urlTracking';
import { contentUrlKey, isTracked, switchedMode, trackingStage, urlsInContent } from '../../../src/domain/urlTracking';

const url = (change: Partial<ContentUrl> = {}): ContentUrl => ({
  format: 'html',
  source: 'https://a.example/',
  occurrence: 1,
  label: 'A',
  mode: 0,
  ...change,
});

describe('domain/urlTracking', () => {
  it('knows which modes record clicks', () => {
    assert.deepEqual([0, 1, 2, 3, 4, 5].map(isTracked), [true, false, true, false, true, true]);
    assert.deepEqual([undefined, -1, 9].map(isTracked), [undefined, undefined, undefined]);
  });

  it('switches what is tracked or not, and nothing that would lose its purpose', () => {
    assert.deepEqual(
      [0, 1, 2, 3].map((mode) => switchedMode(mode, true)),
      [0, 0, 0, 0],
    );
    assert.deepEqual(
      [0, 1, 2, 3].map((mode) => switchedMode(mode, false)),
      [1, 1, 1, 1],
    );
    assert.deepEqual(
      [4, 5, undefined, 9].map((mode) => switchedMode(mode, false)),
      [undefined, undefined, undefined, undefined],
    );
  });

  it('may be changed until sending is confirmed, but not while the analysis writes', () => {
    assert.deepEqual([0, 15, 37].map(trackingStage), ['editable', 'editable', 'editable']);
    assert.deepEqual([25, 45].map(trackingStage), ['prepared', 'prepared']);
    assert.deepEqual(
      [11, 12, 13, 21, 22, 33].map(trackingStage),
      Array.from({ length: 6 }, () => 'preparing'),
    );
    assert.deepEqual(
      [51, 55, 75, 85, 87, 95, 100].map(trackingStage),
      Array.from({ length: 7 }, () => 'sent'),
    );
  });

  it('names an occurrence by the key that is unique within its format', () => {
    const tagged = url({ tagId: 'u1' });
    assert.deepEqual(contentUrlKey(tagged, [tagged, url({ tagId: 'u2' })]), { tagId: 'u1' });
    const twin = url({ tagId: 'u1', occurrence: 2 });
    assert.deepEqual(contentUrlKey(tagged, [tagged, twin]), { source: 'https://a.example/', occurrence: '1' });
    assert.deepEqual(contentUrlKey(url(), [url({ format: 'text' }), url()].slice(0, 1).concat(url())), {
      source: 'https://a.example/',
      occurrence: '1',
    });
    assert.equal(contentUrlKey(url(), [url(), url()]), undefined);
    assert.equal(contentUrlKey(url({ occurrence: undefined }), [url({ occurrence: undefined })]), undefined);
  });

  it('finds the counted URLs in the content by their id, else by their address, and adds those that nobody counts', () => {
    const counted = { id: '7', label: 'A', source: 'https://a.example/', type: 1 };
    const open = { id: '1', label: 'Open', source: '', type: 2 };
    const html = url({ urlId: '7' });
    const text = url({ format: 'text', urlId: '7' });
    const bare = url({ source: 'https://b.example/', label: 'B', mode: 1, category: 'footer' });
    const leave = url({ source: 'https://c.example/', label: 'C', mode: 4 });
    assert.deepEqual(urlsInContent([counted, open], [html, text, bare, leave]), [
      { url: counted, occurrences: [html, text] },
      { url: open, occurrences: [] },
      {
        url: {
          id: 'content:https://b.example/',
          label: 'B',
          source: 'https://b.example/',
          type: 1,
          category: 'footer',
        },
        occurrences: [bare],
      },
      {
        url: {
          id: 'content:https://c.example/',
          label: 'C',
          source: 'https://c.example/',
          type: 3,
          category: undefined,
        },
        occurrences: [leave],
      },
    ]);
    assert.deepEqual(urlsInContent([counted], [url()]), [{ url: counted, occurrences: [url()] }]);
  });
});
