import '../vscodeStandIn';
import assert from 'node:assert/strict';
import { knownTexts } from '../../../src/troubleshooting/support/knownTexts';

describe('what a support report knows of texts', () => {
  it('says what the lines of its journals and logs mean, causes first, each once with its count', () => {
    const [file, ...others] = knownTexts(
      [
        { path: 'journal.txt', text: 'ERROR XSV-350122 An error occurred\nERROR DLV-490037 The resources …\n' },
        {
          path: 'servers/s1/mta.log',
          text: 'Messages queued (connection quotas met) a\nall is well\nMessages queued (connection quotas met) b\n',
        },
        { path: 'settings.json', text: 'Messages queued (connection quotas met)' },
      ],
      'en',
    );
    assert.deepEqual(others, []);
    assert.equal(file?.path, 'known-texts.md');
    const titles = [...file.text.matchAll(/^## (.*)$/gm)].map(([, title]) => title);
    assert.deepEqual(titles, [
      'servers/s1/mta.log: quotasMet',
      'journal.txt: resourcesNotAvailable',
      'journal.txt: preparationStopped',
    ]);
    assert.match(file.text, /2 lines, the last ones:\s+Messages queued \(connection quotas met\) b/);
  });

  it('is no file where nothing is known', () => {
    assert.deepEqual(knownTexts([{ path: 'journal.txt', text: 'all is well' }], 'en'), []);
  });
});
